import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoTranscript, ownLines, versionLine } from "../../tools/recording/transcript";
import { CLI_COMMAND, neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { runProcess } from "../helpers/runProcess";
import { describeWithCli } from "../helpers/withCli";

describeWithCli("npm run demo", () => {
    it("prints docs/demo.txt (if it changed on purpose, run `npm run recording`)", async () => {
        const cli = process.env[CLI_COMMAND] ?? "";
        const env = { ...neutralEnvironment(), PULUMI_BUDDYWORKS_CLI: cli, FORCE_COLOR: "0" };
        const demo = join(REPOSITORY, "dist", "tools", "demo.js");

        const { code, stdout, all } = await runProcess(process.execPath, { args: [demo], cwd: REPOSITORY, env });

        const recorded = readFileSync(join(REPOSITORY, "docs", "demo.txt"), "utf8");
        const printed = demoTranscript(stdout);
        // Another version of Pulumi may use other words around ours.
        const compared = versionLine(printed) === versionLine(recorded) ? (text: string) => text.split("\n") : ownLines;
        expect({ code, lines: compared(printed), all }).toEqual({ code: 0, lines: compared(recorded), all });
    });
});
