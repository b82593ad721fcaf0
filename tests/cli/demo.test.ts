import { join } from "node:path";
import { CLI_COMMAND, neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { runProcess } from "../helpers/runProcess";
import { describeWithCli } from "../helpers/withCli";

describeWithCli("npm run demo", () => {
    it("takes the quickstart's action through its lifecycle, and every step goes as announced", async () => {
        const env = { ...neutralEnvironment(), PULUMI_BUDDYWORKS_CLI: process.env[CLI_COMMAND] ?? "" };
        const demo = join(REPOSITORY, "dist", "tools", "demo.js");

        const { code, all } = await runProcess(process.execPath, { args: [demo], cwd: REPOSITORY, env });

        expect({ code, all }).toEqual({ code: 0, all: expect.stringContaining("created action 101 with one POST") });
    });
});
