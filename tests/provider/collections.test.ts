import { BuddyApiError, BuddyConnectionError } from "../../provider/client/errors";
import { type Collection, parentText } from "../../provider/client/urls";
import { ACTION, ACTIONS, apiError, BASE, clientOf, errorOf, notices, OPTIONS, response } from "./scriptedClient";

describe("a list", () => {
    it("of several pages is read to its end", async () => {
        const page = (id: number) => response(JSON.stringify({ actions: [{ id }], total_page_count: 3 }));
        const { client, sent } = clientOf(page(1), page(2), page(3));
        expect((await client.list(ACTIONS, OPTIONS)).map(({ id }) => id)).toEqual([1, 2, 3]);
        expect(sent.map(({ path }) => path)).toEqual([BASE, `${BASE}?page=2`, `${BASE}?page=3`]);
    });

    it("without actions is an error", async () => {
        expect(await errorOf(clientOf(response("{}")).client.list(ACTIONS, OPTIONS))).toEqual(
            new BuddyConnectionError("list actions in acme/web site/12: the response holds no list of actions.", false),
        );
    });
});

const PROJECT = { workspace: "acme", projectName: "web site" };

describe("a 404 of Buddy", () => {
    const NOT_FOUND = apiError(404, '{"errors":[{"message":"Not found."}]}');

    it.each<[Collection["noun"], Collection["parent"], string]>([
        ["integration", { workspace: "acme" }, "workspace"],
        ["pipeline", { workspace: "acme", projectName: "pipelines" }, "workspace, projectName (its name id)"],
        ["action", ACTIONS.parent, "workspace, projectName (its name id), pipelineId"],
    ])("at a list of %ss names the inputs that lead there", async (noun, parent, inputs) => {
        const error = await errorOf(clientOf(NOT_FOUND).client.list({ noun, parent }, OPTIONS));
        const where = parentText(parent);
        expect(error).toEqual(
            new BuddyApiError(
                `list ${noun}s in ${where}: 404 Not Found: Not found. Check ${inputs} and the region.`,
                404,
            ),
        );
    });

    it("at a pipeline does not name pipelineId, which is no input of it", async () => {
        const error = await errorOf(
            clientOf(NOT_FOUND).client.read({ noun: "pipeline", parent: PROJECT, id: 12 }, OPTIONS),
        );
        expect(error).toEqual(
            new BuddyApiError(
                "read pipeline 12 in acme/web site: 404 Not Found: Not found. Check workspace, projectName (its name id) " +
                    "and the region.",
                404,
            ),
        );
    });
});

describe("a pipeline and an integration", () => {
    it("have their own URLs and messages", async () => {
        const { client, sent } = clientOf(
            response('{"pipelines": [{ "id": 1 }], "total_page_count": 1}'),
            response('{"integrations": [{ "hash_id": "x" }]}'),
            response('{"id": 12}'),
        );
        expect(await client.list({ noun: "pipeline", parent: PROJECT }, OPTIONS)).toEqual([{ id: 1 }]);
        expect(await client.list({ noun: "integration", parent: { workspace: "acme" } }, OPTIONS)).toEqual([
            { hash_id: "x" },
        ]);
        expect(await client.read({ noun: "pipeline", parent: PROJECT, id: 12 }, OPTIONS)).toEqual({ id: 12 });
        for (const request of sent) {
            request.notify("waiting");
        }
        expect(sent.map(({ path }) => path)).toEqual([
            "/workspaces/acme/projects/web%20site/pipelines?page=1&per_page=30&sort_by=id&sort_direction=ASC",
            "/workspaces/acme/integrations",
            "/workspaces/acme/projects/web%20site/pipelines/12",
        ]);
        expect(notices).toEqual([
            "list pipelines in acme/web site: waiting",
            "list integrations in acme: waiting",
            "read pipeline 12 in acme/web site: waiting",
        ]);
    });
});

it("a clean-up is marked in its request", async () => {
    const { client, sent } = clientOf();
    await client.delete(ACTION, { ...OPTIONS, isCleanUp: true });
    expect(sent).toMatchObject([{ isCleanUp: true }]);
});
