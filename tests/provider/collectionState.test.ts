import { CollectionState } from "../../provider/operations/collectionState";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

/** One create can notice several promises later than another one that its response was lost. */
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
