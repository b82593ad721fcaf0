import { createDemoPage, type DemoPage } from "../../tools/demoPage";
import { runDemo } from "../../tools/demoRun";
import type { Interruption } from "../../tools/interruption";
import type { PulumiCli, PulumiCliOptions } from "../../tools/pulumiCli";

const stop = new AbortController();
const interruption: Interruption = {
    polite: stop.signal,
    impatient: new AbortController().signal,
    exitCode: () => undefined,
    stopListening: () => undefined,
};

describe("the demo while there is no CLI yet", () => {
    it("has said what it does before it looks, passes on the search's words, and ends it at Ctrl-C", async () => {
        const notes: string[] = [];
        const page: DemoPage = { ...createDemoPage(), note: (line) => notes.push(line) };
        let notesBefore: string[] = [];
        const slow = ({ progress, signal }: PulumiCliOptions): Promise<PulumiCli> => {
            notesBefore = [...notes];
            progress?.("building the Pulumi CLI with Go (about 5 minutes, only once) …");
            return new Promise((_resolve, reject) => {
                signal?.addEventListener("abort", () => reject(signal.reason));
            });
        };

        const ran = runDemo({ interruption, page, provideCli: slow });
        stop.abort(new Error("interrupted"));

        await expect(ran).rejects.toThrow(new Error("interrupted"));
        expect(notesBefore).toEqual(["looking for a Pulumi CLI …"]);
        expect(notes.slice(1)).toEqual(["building the Pulumi CLI with Go (about 5 minutes, only once) …"]);
    });
});
