import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { buildOnce } from "./buildOnce";
import { cacheFolder } from "./cacheFolder";
import { type InstallLocation, pathLocation, pulumiBinaries, pulumiFileName, usualLocation } from "./installLocations";
import { missingPulumiMessage, type RejectedSource } from "./missingPulumi";
import type { Progress } from "./progress";
import { examineCandidate, isExecutable, type PulumiCli } from "./pulumiCandidate";
import { buildPulumiFromGo, CLI_VERSION, LANGUAGE_HOST_VERSION } from "./pulumiFromGo";
import { installOfficialPulumi } from "./pulumiFromInstaller";

export type { PulumiCli } from "./pulumiCandidate";

export interface PulumiCliOptions {
    progress?: Progress;
    env?: NodeJS.ProcessEnv;
    /** Where to look before making one ourselves. */
    locations?: InstallLocation[];
    sources?: PulumiSource[];
}

/** A way to come by a CLI that the machine does not have yet. */
export interface PulumiSource {
    /** Completes "trying …". */
    what: string;
    origin: string;
    /** The cache folder's name: whatever makes two results differ. */
    key: string;
    make: (folder: string, progress: Progress) => Promise<void>;
}

const CLI_VARIABLE = "PULUMI_BUDDYWORKS_CLI";
const platformKey = `${process.platform}-${process.arch}`;

/** A Pulumi CLI that can run the project: the one that is there, or one fetched or built once into the user's cache. */
export async function providePulumiCli(options: PulumiCliOptions = {}): Promise<PulumiCli> {
    const env = options.env ?? process.env;
    const progress = options.progress ?? (() => undefined);
    const named = env[CLI_VARIABLE];
    if (named) {
        return namedCli(resolve(named), env);
    }
    const rejected: RejectedSource[] = [];
    for (const location of options.locations ?? [pathLocation(env), usualLocation(homedir())]) {
        const cli = await searchLocation({ location, env, rejected, progress });
        if (cli) {
            return cli;
        }
    }
    const sources = options.sources ?? defaultSources();
    for (const source of sources) {
        const cli = await cachedCli(source, env);
        if (cli) {
            return cli;
        }
    }
    for (const source of sources) {
        const cli = await provideFromSource({ source, env, rejected, progress });
        if (cli) {
            return cli;
        }
    }
    throw new Error(missingPulumiMessage(rejected));
}

function defaultSources(): PulumiSource[] {
    const { version: sdkVersion } = require("@pulumi/pulumi/package.json") as { version: string };
    return [
        {
            what: "downloading the official Pulumi CLI",
            origin: "the official CLI, downloaded once",
            key: `official-${sdkVersion}-${platformKey}`,
            make: installOfficialPulumi,
        },
        {
            what: "building the Pulumi CLI with Go",
            origin: "built once from its Go modules",
            key: `go-${CLI_VERSION}-host-${LANGUAGE_HOST_VERSION}-${platformKey}`,
            make: buildPulumiFromGo,
        },
    ];
}

async function namedCli(command: string, env: NodeJS.ProcessEnv): Promise<PulumiCli> {
    if (!isExecutable(command)) {
        throw new Error(`${CLI_VARIABLE} names ${command}, which is no executable file`);
    }
    const examined = await examineCandidate({ command, origin: `named by ${CLI_VARIABLE}`, env });
    if ("reason" in examined) {
        throw new Error(`${CLI_VARIABLE} names ${command}, which cannot be used: ${examined.reason}`);
    }
    return examined.cli;
}

interface Search {
    location: InstallLocation;
    env: NodeJS.ProcessEnv;
    rejected: RejectedSource[];
    progress: Progress;
}

async function searchLocation({ location, env, rejected, progress }: Search): Promise<PulumiCli | undefined> {
    const binaries = pulumiBinaries(location);
    if (binaries.length === 0) {
        rejected.push({ what: `pulumi ${location.name}`, why: "there is none" });
    }
    for (const command of binaries) {
        if (rejected.some(({ what }) => what === command)) {
            continue;
        }
        const examined = await examineCandidate({ command, origin: `found ${location.name}`, env });
        if ("cli" in examined) {
            return examined.cli;
        }
        rejected.push({ what: command, why: examined.reason });
        progress(`not using ${command}: ${examined.reason}`);
    }
    return undefined;
}

async function cachedCli({ origin, key }: PulumiSource, env: NodeJS.ProcessEnv): Promise<PulumiCli | undefined> {
    const command = join(cacheFolderOf(env), key, "bin", pulumiFileName);
    if (!isExecutable(command)) {
        return undefined;
    }
    const examined = await examineCandidate({ command, origin, env });
    return "cli" in examined ? examined.cli : undefined;
}

interface Provision {
    source: PulumiSource;
    env: NodeJS.ProcessEnv;
    rejected: RejectedSource[];
    progress: Progress;
}

async function provideFromSource({ source, env, rejected, progress }: Provision): Promise<PulumiCli | undefined> {
    progress(`no usable Pulumi CLI here: ${source.what}`);
    try {
        await buildOnce({
            target: join(cacheFolderOf(env), source.key),
            isUsable: async () => (await cachedCli(source, env)) !== undefined,
            build: (folder) => source.make(folder, progress),
            onWait: () => progress("another process is already at it: waiting for it"),
        });
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        rejected.push({ what: source.what, why });
        progress(`${source.what} failed: ${why}`);
        return undefined;
    }
    const cli = await cachedCli(source, env);
    if (!cli) {
        rejected.push({ what: source.what, why: "the result cannot be used" });
    }
    return cli;
}

function cacheFolderOf(env: NodeJS.ProcessEnv): string {
    return cacheFolder({ env, platform: process.platform, home: homedir() });
}
