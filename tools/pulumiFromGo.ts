import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Progress, withProgress } from "./progress";
import { runCommand } from "./runCommand";
import { compareVersions, findVersion } from "./version";

// The CLI's own go.mod asks for it.
export const OLDEST_GO = "1.25.11";

// The newest CLI whose Go modules are published under a version.
export const CLI_VERSION = "3.259.0";

// The last release of the sdk module that holds the Node language host. Today's is a module without any version; this
// one still speaks the CLI's protocol: preview, up, refresh, import and destroy were run with it.
export const LANGUAGE_HOST_VERSION = "3.68.0";

const isWindows = process.platform === "win32";
const exe = isWindows ? ".exe" : "";

interface GoProgram {
    name: string;
    importPath: string;
    /** Module path → version. */
    modules: Record<string, string>;
    ldflags: string;
}

const CLI: GoProgram = {
    name: "pulumi",
    importPath: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    modules: { "github.com/pulumi/pulumi/pkg/v3": CLI_VERSION, "github.com/pulumi/pulumi/sdk/v3": CLI_VERSION },
    ldflags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${CLI_VERSION}`,
};

const LANGUAGE_HOST: GoProgram = {
    name: "pulumi-language-nodejs",
    importPath: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    modules: { "github.com/pulumi/pulumi/sdk/v3": LANGUAGE_HOST_VERSION },
    ldflags: "-s -w",
};

/** Builds the CLI and the language host from their Go modules into `folder`/bin, launcher beside them. */
export async function buildPulumiFromGo(folder: string, progress: Progress, signal?: AbortSignal): Promise<void> {
    const work = join(folder, "work");
    const bin = join(folder, "bin");
    await mkdir(bin, { recursive: true });
    for (const program of [LANGUAGE_HOST, CLI]) {
        await buildProgram({ program, work, bin, progress, signal });
    }
    await copyLauncher(bin);
    await rm(work, { recursive: true, force: true });
}

interface Job {
    program: GoProgram;
    work: string;
    bin: string;
    progress: Progress;
    signal: AbortSignal | undefined;
}

async function buildProgram({ program, work, bin, progress, signal }: Job): Promise<void> {
    const cwd = join(work, program.name);
    const temporary = join(work, "tmp");
    await mkdir(cwd, { recursive: true });
    await mkdir(temporary, { recursive: true });
    await writeFile(join(cwd, "go.mod"), goMod(program));
    // For this very machine, away from any go.work around the cache, and with Go's scratch files inside our folder.
    const env: NodeJS.ProcessEnv = { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOTMPDIR: temporary };
    delete env["GOOS"];
    delete env["GOARCH"];
    const go = (...args: string[]): Promise<string> => runCommand("go", args, { cwd, env, signal });
    await checkGo(go);
    await withProgress(progress, `fetching the modules of ${program.name}`, () => go("mod", "tidy"));
    const output = join(bin, program.name + exe);
    const flags = ["-mod=mod", "-trimpath", "-tags", "osusergo,grpcnotrace", "-ldflags", program.ldflags, "-o", output];
    await withProgress(progress, `compiling ${program.name}`, () => go("build", ...flags, program.importPath));
}

/** Asked beside our go.mod, since a Go allowed to fetch a newer toolchain does so there. */
async function checkGo(go: (...args: string[]) => Promise<string>): Promise<void> {
    const output = await go("version").catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ENOENT" ? new Error("go is not on PATH") : error;
    });
    const version = findVersion(output);
    if (!version || compareVersions(version, OLDEST_GO) < 0) {
        throw new Error(`Go ${version ?? "of unknown version"} is older than ${OLDEST_GO}`);
    }
}

/** A `tool` line, because a module with replace directives, such as the CLI's, cannot be given to `go install`. */
function goMod({ importPath, modules }: GoProgram): string {
    const requires = Object.entries(modules).map(([path, version]) => `require ${path} v${version}`);
    return ["module build", `go ${OLDEST_GO}`, `tool ${importPath}`, ...requires, ""].join("\n");
}

/** The dynamic-provider launcher is no Go program: the SDK's npm package ships it. */
async function copyLauncher(bin: string): Promise<void> {
    const name = `pulumi-resource-pulumi-nodejs${isWindows ? ".cmd" : ""}`;
    const launcher = join(bin, name);
    await copyFile(join(dirname(require.resolve("@pulumi/pulumi/package.json")), name), launcher);
    await chmod(launcher, 0o755);
}
