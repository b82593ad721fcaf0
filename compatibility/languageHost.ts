import { chmod, mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Program } from "./programs";

/**
 * The Node language host that a Go toolchain can build is old and takes the options of Pulumi.yaml as flags only; today's
 * CLI passes them in a call. So a script before it on PATH adds them as flags, which newer hosts ignore.
 */
export async function languageHostWith(
    options: NonNullable<Program["options"]>,
    { folder, cli }: { folder: string; cli: string },
): Promise<string> {
    const { typescript = true, nodeargs = "" } = options;
    const name = "pulumi-language-nodejs";
    await mkdir(folder, { recursive: true });
    const script = join(folder, name);
    const host = join(dirname(await realpath(cli)), name);
    await writeFile(script, `#!/bin/sh\nexec "${host}" -typescript=${typescript} -nodeargs="${nodeargs}" "$@"\n`);
    await chmod(script, 0o755);
    return folder;
}
