import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";
import { FOREIGN_404, FOREIGN_ADVICE } from "./apiErrors";
import { REQUIRED } from "./fieldRows";

const simulator = withSimulator({ basePath: "/api" });

describe("a 404 that is not Buddy's", () => {
    const ID = "buddy/company-website/1/101";
    const failure = (work: Promise<unknown>) => work.then(String, (error: Error) => error.message);
    const where = "in buddy/company-website/1";

    const configureWith = (path: string) =>
        configureProvider(simulator, { "buddyworks:baseUrl": `${new URL(simulator.url).origin}${path}` });

    it("leaves state and Buddy as they are, e.g. with a base URL that lacks its /api", async () => {
        await configureWith("/api");
        const { id, outs } = await provider.create(REQUIRED);
        await configureWith("");
        expect([
            await failure(provider.read(id, outs)),
            await failure(provider.read(id, {})),
            await failure(provider.update(id, outs, { ...REQUIRED, name: "Other" })),
            await failure(provider.delete(id, outs)),
        ]).toEqual([
            `read action 101 ${where}: ${FOREIGN_404}`,
            `read action 101 ${where}: ${FOREIGN_404}`,
            `update action 101 ${where}: ${FOREIGN_404}`,
            `delete action 101 ${where}: ${FOREIGN_404}`,
        ]);
        await configureWith("/api");
        expect(await provider.read(id, outs)).toMatchObject({ id });
    });

    it("stops a create, and is not taken for a missing action by an adoption", async () => {
        await configureWith("");
        expect([
            await failure(provider.create(REQUIRED)),
            await failure(provider.create({ ...REQUIRED, adoptActionId: 101 })),
        ]).toEqual([
            `create action ${where}: nothing was sent, because what exists could not be listed: list actions ${where}: ${FOREIGN_404}`,
            `read action 101 ${where}: ${FOREIGN_404}`,
        ]);
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("fails a delete, while Buddy's own 404 is success", async () => {
        await configureWith("/api");
        const { id, outs } = await provider.create(REQUIRED);
        simulator.faults.add({ kind: "status", method: "DELETE", status: 404, body: { error: "not_found" } });
        expect(await failure(provider.delete(id, outs))).toBe(
            `delete action 101 ${where}: 404 Not Found: not_found. ${FOREIGN_ADVICE}`,
        );
        await provider.delete(id, outs);
        await provider.delete(id, outs);
        expect(await provider.read(id, outs)).toEqual({});
        expect(simulator.journal.writes().map(({ method, status }) => `${method} ${status}`)).toEqual([
            "POST 201",
            "DELETE 404",
            "DELETE 204",
            "DELETE 404",
        ]);
    });

    it("differs from Buddy's 404 to a repeated delete, which is success", async () => {
        await configureProvider(simulator, { "buddyworks:maxRetries": "1" });
        const { id, outs } = await provider.create(REQUIRED);
        simulator.faults.add({ kind: "cutAfter", method: "DELETE" });
        await provider.delete(id, outs);
        expect(simulator.journal.writes().map(({ method, status }) => `${method} ${status}`)).toEqual([
            "POST 201",
            "DELETE 0",
            "DELETE 404",
        ]);
    });

    it("makes a create search for its action", async () => {
        await configureWith("/api");
        simulator.faults.add({ kind: "status", method: "POST", status: 404, isApplied: true, body: "<h1>nginx</h1>" });
        expect((await provider.create(REQUIRED)).id).toBe(ID);
        expect(simulator.journal.writes()).toHaveLength(1);
    });
});
