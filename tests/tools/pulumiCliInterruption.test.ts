import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PulumiSource } from "../../tools/pulumiCli";
import { runCommand } from "../../tools/runCommand";
import { fileText } from "../helpers/fileText";
import { processEnd } from "../helpers/processTree";
import { folder, install, maker, place, provide, said } from "./madeClis";

describe("an interruption", () => {
    /** Starts a process that starts another one, as compilers do, and never ends by itself. */
    function endless(): PulumiSource & { process: () => Promise<number> } {
        const pidFile = join(folder, "pid");
        return {
            ...maker("building", ""),
            make: async (target, _progress, signal) => {
                writeFileSync(join(target, "unfinished"), "");
                await runCommand("sh", ["-c", `sleep 1000 & echo $! > ${pidFile}; wait`], { signal });
            },
            process: async () => Number(await fileText(pidFile)),
        };
    }

    it("ends a build with everything it started and wrote", async () => {
        const interruption = new AbortController();
        const source = endless();
        const provided = provide({ sources: [source, maker("another", "")], signal: interruption.signal });
        const started = await source.process();

        interruption.abort(new Error("interrupted"));

        await expect(provided).rejects.toThrow(new Error("interrupted"));
        await processEnd(started);
        expect(readdirSync(join(folder, "cache"))).toEqual([]);
        expect(said).toEqual(["no usable Pulumi CLI here: building (a minute) …"]);
    });

    it("ends the wait for a build of another process, which goes on", async () => {
        const other = new AbortController();
        const source = endless();
        const first = provide({ sources: [source], signal: other.signal });
        await source.process();

        const interruption = new AbortController();
        const second = provide({
            sources: [maker("building", "")],
            signal: interruption.signal,
            progress: (line) => line.startsWith("another process") && interruption.abort(new Error("interrupted")),
        });
        await expect(second).rejects.toThrow(new Error("interrupted"));
        expect(readdirSync(join(folder, "cache"))).toEqual([expect.stringMatching(/^building\.building-/)]);

        other.abort(new Error("ended"));
        await expect(first).rejects.toThrow(new Error("ended"));
    });

    it("ends the look at a CLI that does not answer", async () => {
        const pidFile = join(folder, "pid");
        install(join(folder, "mute"), { script: `sleep 1000 & echo $! > ${pidFile}; wait` });
        const interruption = new AbortController();
        const env = { PATH: process.env["PATH"] };
        const provided = provide({
            locations: [place("on PATH", join(folder, "mute"))],
            signal: interruption.signal,
            env,
        });
        const started = Number(await fileText(pidFile));

        interruption.abort(new Error("interrupted"));

        await expect(provided).rejects.toThrow(new Error("interrupted"));
        await processEnd(started);
        expect(said).toEqual([]);
    });
});
