import { existsSync } from "node:fs";
import { join } from "node:path";
import { providePulumiCli } from "../../tools/pulumiCli";
import { CLI_COMMAND, NO_CLI_REASON, REPOSITORY } from "./environment";

/** Runs once before all engine tests: they use the built package, and a CLI that is there, fetched or built. */
// biome-ignore lint/style/noDefaultExport: jest looks for the default export of a globalSetup
export default async function provideCli(): Promise<void> {
    if (!existsSync(join(REPOSITORY, "dist", "provider", "provider.js"))) {
        throw new Error("dist/provider/provider.js is missing: run `npm test`, which builds first");
    }
    try {
        const cli = await providePulumiCli({ progress: (line) => process.stderr.write(`${line}\n`) });
        process.env[CLI_COMMAND] = cli.command;
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        // On a build server a suite that skips itself would look like one that passes.
        if (process.env["CI"]) {
            throw new Error(reason);
        }
        process.env[NO_CLI_REASON] = reason;
        process.stderr.write(`\nTESTS WITH A REAL PULUMI CLI ARE SKIPPED: ${reason}\n\n`);
    }
}
