import { BuddyClient } from "../../provider/client/buddyClient";
import { listActions } from "../../provider/operations/actionList";

const SETTINGS = { token: "t", baseUrl: "https://buddy.test", timeoutMs: 1000, insecure: false, maxRetries: 0 };

it("keeps what finds an action and reads numeric text, and leaves out items without an id", async () => {
    const actions = [{ id: 1, name: "a", type: "BUILD" }, { id: "2" }, { id: 0 }, { id: "x" }, { id: 1.5 }, 7, null];
    const response = { status: 200, headers: {}, text: JSON.stringify({ actions }) };
    const client = new BuddyClient(SETTINGS, { send: async () => ({ response }) });
    const path = { workspace: "acme", projectName: "website", pipelineId: 12 };
    expect(await listActions(client, path, { notify: () => undefined, secrets: [] })).toEqual([
        { id: 1, name: "a", type: "BUILD" },
        { id: 2, name: "", type: "" },
    ]);
});
