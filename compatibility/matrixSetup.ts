import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../tests/helpers/environment";
import { packPackage } from "../tests/helpers/installedPackage";
import { runProcess } from "../tests/helpers/runProcess";
import { once } from "./once";
import type { SdkName } from "./row";
import { type Tools, toolsIn } from "./tools";

/** What the rows of one run share. */
export interface MatrixSetup {
    folder: string;
    tarball: string;
    /** npm's own: the managers do not read its settings. */
    registry: string;
    sdk: Readonly<Record<SdkName, string>>;
    tools: Tools;
    /** Each set of packages that npm installs is installed once. */
    installOnce: (key: string, install: () => Promise<string>) => Promise<string>;
    remove(): Promise<void>;
}

/** The last SDK that is refused. */
const TOO_OLD_SDK = "3.138.0";

export async function createMatrixSetup({ newestSdk }: { newestSdk: string }): Promise<MatrixSetup> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-matrix-")));
    const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    try {
        return {
            folder,
            tarball: await packPackage(folder),
            registry: await npmRegistry(folder),
            sdk: { newest: newestSdk, oldest: await oldestSdk(), "too old": TOO_OLD_SDK },
            tools: toolsIn(join(folder, "tools")),
            installOnce: once<string>(),
            remove,
        };
    } catch (error) {
        await remove();
        throw error;
    }
}

async function npmRegistry(cwd: string): Promise<string> {
    const env = process.env as Record<string, string>;
    const { stdout } = await runProcess("npm", { args: ["config", "get", "registry"], cwd, env });
    return stdout.trim();
}

/** Where the range of the package's manifest begins. */
async function oldestSdk(): Promise<string> {
    const manifest = await readFile(join(REPOSITORY, "package.json"), "utf8");
    const { peerDependencies } = JSON.parse(manifest) as { peerDependencies: Record<string, string> };
    return peerDependencies["@pulumi/pulumi"]?.replace(/^\^/, "") ?? "";
}
