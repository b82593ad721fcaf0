import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { PulumiProject } from "./pulumiProject";

const RUNTIME = "node-script";

// What Pulumi's own launcher of policy packs does.
const LAUNCHER = `#!/usr/bin/env node
require(require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [process.cwd()] }));
`;

/**
 * Lets the CLI start the policy pack in the folder by a launcher of ours. A CLI that was built from Go modules has a
 * language host that cannot start packs; the CLI looks for a launcher where a pack's runtime is no language of its own.
 */
export async function startPackByLauncher(pack: string, { folder, env }: PulumiProject): Promise<void> {
    const launchers = join(folder, "launchers");
    await mkdir(launchers);
    await writeFile(join(launchers, `pulumi-analyzer-policy-${RUNTIME}`), LAUNCHER);
    await chmod(join(launchers, `pulumi-analyzer-policy-${RUNTIME}`), 0o755);
    env["PATH"] = [launchers, env["PATH"] ?? ""].join(delimiter);
    const file = join(pack, "PulumiPolicy.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("runtime: nodejs", `runtime: ${RUNTIME}`));
}
