import { BuddyClient } from "../../provider/client/buddyClient";
import { listObjects } from "../../provider/operations/collectionState";

const SETTINGS = { token: "t", baseUrl: "https://buddy.test", timeoutMs: 1000, insecure: false, maxRetries: 0 };

it("keeps what finds an action and reads numeric text, and leaves out items without an id", async () => {
    const actions = [{ id: 1, name: "a", type: "BUILD" }, { id: "2" }, { id: 0 }, { id: "x" }, { id: 1.5 }, 7, null];
    const response = { status: 200, headers: {}, text: JSON.stringify({ actions }) };
    const client = new BuddyClient(SETTINGS, { send: async () => ({ response }) });
    const parent = { workspace: "acme", projectName: "website", pipelineId: 12 };
    expect(await listObjects(client, { noun: "action", parent }, { notify: () => undefined, secrets: [] })).toEqual([
        { id: 1, name: "a", type: "BUILD" },
        { id: 2, name: "", type: "" },
    ]);
});
