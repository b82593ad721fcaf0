import type { WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, PIPELINE, patch } from "./client";

const simulator = withSimulator();

it("the switches set the four statuses", async () => {
    Object.assign(simulator.behaviour, { createStatus: 202, updateStatus: 203, deleteStatus: 200, missingStatus: 410 });
    const created = await call(simulator, { method: "POST", path: ACTIONS, body: MINIMAL });
    const id = Number(created.body["id"]);
    const path = `${ACTIONS}/${id}`;

    const updated = await patch(simulator, { id });
    const deleted = await call(simulator, { method: "DELETE", path });
    const missing = await call(simulator, { path });

    expect([created.status, updated.status, deleted.status, deleted.text]).toEqual([202, 203, 200, ""]);
    expect([missing.status, messages(missing)]).toEqual([410, ["Not found."]]);
});

describe("the list of actions", () => {
    const idsOf = ({ actions }: WireObject) => (actions as { id: number }[]).map(({ id }) => id);

    beforeEach(() => {
        for (let id = 1; id <= 21; id += 1) {
            simulator.state.addAction(PIPELINE, { ...MINIMAL, id });
        }
    });

    it("is complete, whatever page is requested", async () => {
        const { body } = await call(simulator, { path: `${ACTIONS}?page=2&per_page=5` });

        expect([idsOf(body).length, "total_page_count" in body]).toEqual([21, false]);
    });

    it("has pages and paging fields with actionsListPaged", async () => {
        simulator.behaviour.actionsListPaged = true;

        const first = await call(simulator, { path: ACTIONS });
        const second = await call(simulator, { path: `${ACTIONS}?page=2&per_page=30` });
        const { url: _url, html_url: _page, actions: _actions, ...paging } = second.body;

        expect([...idsOf(first.body), ...idsOf(second.body)]).toEqual(
            Array.from({ length: 21 }, (_, index) => index + 1),
        );
        expect(paging).toEqual({
            page: 2,
            page_size: 20,
            total_page_count: 2,
            element_count: 1,
            total_element_count: 21,
        });
    });

    it("is reversed with actionsListOrder other", async () => {
        simulator.behaviour.actionsListOrder = "other";

        const { body } = await call(simulator, { path: ACTIONS });

        expect(idsOf(body)).toEqual(Array.from({ length: 21 }, (_, index) => 21 - index));
    });
});

it.each([
    ["reset", ["x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset"]],
    ["remaining", ["x-rate-limit-limit", "x-rate-limit-remaining"]],
    ["none", []],
] as const)("rateLimitHeaders %s", async (rateLimitHeaders, expected) => {
    simulator.behaviour.rateLimitHeaders = rateLimitHeaders;

    const { headers } = await call(simulator, { path: ACTIONS });

    expect([...headers.keys()].filter((name) => name.startsWith("x-rate"))).toEqual(expected);
});

it("a fault sends its own rate limit headers, whatever the switch says", async () => {
    simulator.behaviour.rateLimitHeaders = "none";
    simulator.faults.add({ kind: "rateLimit" });

    const { status, headers } = await call(simulator, { path: ACTIONS });

    expect([status, headers.get("x-rate-limit-remaining")]).toEqual([429, "0"]);
    await create(simulator);
});
