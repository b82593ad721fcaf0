import { createPipelineStates } from "../../provider/operations/pipelineState";

const PIPELINE = { workspace: "acme", projectName: "site", pipelineId: 12 };

/** A create whose answer is lost may be told so several promises later than its sibling. */
async function somePromises(): Promise<void> {
    for (let hops = 0; hops < 20; hops += 1) {
        await undefined;
    }
}

describe("the search for a lost create", () => {
    it("knows all creates of that name that were lost together, however many promises lie between", async () => {
        const ledger = createPipelineStates()(PIPELINE);
        const flights = [{ repository: "web" }, { repository: "api" }].map((inputs) => ({ name: "Build", inputs }));
        let lose = (): void => undefined;
        const lost = new Promise<never>((_resolve, reject) => {
            lose = () => reject(new Error("lost"));
        });
        const seen: unknown[] = [];
        const creates = flights.map(async (flight, index) => {
            await ledger.runCreate(flight, () => lost).catch(() => undefined);
            await (index === 0 ? undefined : somePromises());
            await ledger.recoverCreate(flight, async (all) => void seen.push(all.map(({ inputs }) => inputs)));
        });
        lose();
        await Promise.all(creates);
        expect(seen).toEqual([[{ repository: "web" }, { repository: "api" }], [{ repository: "api" }]]);
    });
});
