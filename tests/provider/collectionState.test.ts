import { BuddyClient } from "../../provider/client/buddyClient";
import { CollectionState, listObjects } from "../../provider/operations/collectionState";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

/** Waits, because one create can notice its lost response several promises later than another one. */
async function somePromises(): Promise<void> {
    for (let hops = 0; hops < 20; hops += 1) {
        await undefined;
    }
}

describe("the recovery of creates", () => {
    it("knows all creates of that name whose responses were lost together", async () => {
        const state = new CollectionState("action", "acme/site/12");
        const pending = [{ repository: "web" }, { repository: "api" }].map((inputs) => ({
            type: dockerfileAction,
            name: "Build",
            inputs,
        }));
        let lose = (): void => undefined;
        const lost = new Promise<never>((_resolve, reject) => {
            lose = () => reject(new Error("lost"));
        });
        const seen: unknown[] = [];
        const searches = pending.map(async (create, index) => {
            await state.runCreate(create, () => lost).catch(() => undefined);
            await (index === 0 ? undefined : somePromises());
            await state.recoverCreate(create, async (all) => void seen.push(all.map(({ inputs }) => inputs)));
        });
        lose();
        await Promise.all(searches);
        expect(seen).toEqual([[{ repository: "web" }, { repository: "api" }], [{ repository: "api" }]]);
    });
});

const SETTINGS = { token: "t", baseUrl: "https://buddy.test", timeoutMs: 1000, insecure: false, maxRetries: 0 };

it("the list of objects reads numeric ids as text, too, and leaves out items without an id", async () => {
    const actions = [{ id: 1, name: "a", type: "BUILD" }, { id: "2" }, { id: 0 }, { id: "x" }, { id: 1.5 }, 7, null];
    const response = { status: 200, headers: {}, text: JSON.stringify({ actions }) };
    const client = new BuddyClient(SETTINGS, { send: async () => ({ response }) });
    const parent = { workspace: "acme", projectName: "website", pipelineId: 12 };
    expect(await listObjects(client, { noun: "action", parent }, { notify: () => undefined, secrets: [] })).toEqual([
        { id: 1, name: "a", type: "BUILD" },
        { id: 2, name: "", type: "" },
    ]);
});
