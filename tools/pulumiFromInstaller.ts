import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "./progress";
import { runCommand } from "./runCommand";

// Long enough for 100 MB over a slow line. A network that swallows packets is given up by Node's fetch after 10 s.
const INSTALL_TIMEOUT_MS = 180_000;

const INSTALL_SCRIPT = `
const [automation, root] = process.argv.slice(1);
require(automation).PulumiCommand.install({ root }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
});`;

/** The official CLI in the version of the installed SDK, put into `folder`/bin by Pulumi's own Automation API. */
export async function installOfficialPulumi(folder: string, _progress: Progress, signal?: AbortSignal): Promise<void> {
    // In a process of its own: `install` takes no time limit and no signal. It keeps its script in a temporary folder,
    // which it would leave behind when ended.
    const automation = require.resolve("@pulumi/pulumi/automation");
    const temporary = join(folder, "tmp");
    await mkdir(temporary);
    await runCommand(process.execPath, ["-e", INSTALL_SCRIPT, automation, folder], {
        env: {
            ...process.env,
            TMPDIR: temporary,
            TMP: temporary,
            TEMP: temporary,
            PULUMI_HOME: join(folder, "home"),
            PULUMI_SKIP_UPDATE_CHECK: "true",
        },
        timeoutMs: INSTALL_TIMEOUT_MS,
        signal,
    });
    await rm(temporary, { recursive: true, force: true });
}
