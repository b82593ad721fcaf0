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
    /** Ends the search, and a build or download with everything it started and wrote. */
    signal?: AbortSignal;
}

/** A way to come by a CLI that the machine does not have yet. */
export interface PulumiSource {
    /** A gerund for messages: "downloading …". */
    what: string;
    /** How long it takes, for a person to read. */
    time: string;
    origin: string;
    /** The cache folder's name: whatever makes two results differ. */
    key: string;
    make: (folder: string, progress: Progress, signal?: AbortSignal) => Promise<void>;
}

const CLI_VARIABLE = "PULUMI_BUDDYWORKS_CLI";
const platformKey = `${process.platform}-${process.arch}`;

interface Search {
    env: NodeJS.ProcessEnv;
    progress: Progress;
    rejected: RejectedSource[];
    signal: AbortSignal | undefined;
}

/** A Pulumi CLI that can run the project: the one that is there, or one fetched or built once into the user's cache. */
export async function providePulumiCli(options: PulumiCliOptions = {}): Promise<PulumiCli> {
    const env = options.env ?? process.env;
    const progress = options.progress ?? (() => undefined);
    const search: Search = { env, progress, rejected: [], signal: options.signal };
    const named = env[CLI_VARIABLE];
    if (named) {
        return namedCli(resolve(named), search);
    }
    for (const location of options.locations ?? [pathLocation(env), usualLocation(homedir())]) {
        const cli = await searchLocation(location, search);
        if (cli) {
            return cli;
        }
    }
    const sources = options.sources ?? defaultSources();
    for (const source of sources) {
        const cli = await cachedCli(source, search);
        if (cli) {
            return cli;
        }
    }
    for (const source of sources) {
        const cli = await provideFromSource(source, search);
        if (cli) {
            return cli;
        }
    }
    throw new Error(missingPulumiMessage(search.rejected));
}

function defaultSources(): PulumiSource[] {
    const { version: sdkVersion } = require("@pulumi/pulumi/package.json") as { version: string };
    return [
        {
            what: "downloading the official Pulumi CLI",
            time: "up to 3 minutes, only once",
            origin: "the official CLI, downloaded once",
            key: `official-${sdkVersion}-${platformKey}`,
            make: installOfficialPulumi,
        },
        {
            what: "building the Pulumi CLI with Go",
            time: "about 5 minutes, only once",
            origin: "built once from its Go modules",
            key: `go-${CLI_VERSION}-host-${LANGUAGE_HOST_VERSION}-${platformKey}`,
            make: buildPulumiFromGo,
        },
    ];
}

async function namedCli(command: string, { env, signal }: Search): Promise<PulumiCli> {
    if (!isExecutable(command)) {
        throw new Error(`${CLI_VARIABLE} names ${command}, which is no executable file`);
    }
    const examined = await examineCandidate({ command, origin: `named by ${CLI_VARIABLE}`, env, signal });
    if ("reason" in examined) {
        throw new Error(`${CLI_VARIABLE} names ${command}, which cannot be used: ${examined.reason}`);
    }
    return examined.cli;
}

async function searchLocation(location: InstallLocation, search: Search): Promise<PulumiCli | undefined> {
    const { env, progress, rejected, signal } = search;
    const binaries = pulumiBinaries(location);
    if (binaries.length === 0) {
        rejected.push({ what: `pulumi ${location.name}`, why: "there is none" });
    }
    for (const command of binaries) {
        if (rejected.some(({ what }) => what === command)) {
            continue;
        }
        const examined = await examineCandidate({ command, origin: `found ${location.name}`, env, signal });
        if ("cli" in examined) {
            return examined.cli;
        }
        rejected.push({ what: command, why: examined.reason });
        progress(`not using ${command}: ${examined.reason}`);
    }
    return undefined;
}

async function cachedCli({ origin, key }: PulumiSource, { env, signal }: Search): Promise<PulumiCli | undefined> {
    const command = join(cacheFolderOf(env), key, "bin", pulumiFileName);
    if (!isExecutable(command)) {
        return undefined;
    }
    const examined = await examineCandidate({ command, origin, env, signal });
    return "cli" in examined ? examined.cli : undefined;
}

async function provideFromSource(source: PulumiSource, search: Search): Promise<PulumiCli | undefined> {
    const { env, progress, rejected, signal } = search;
    progress(`no usable Pulumi CLI here: ${source.what} (${source.time}) …`);
    try {
        await buildOnce({
            target: join(cacheFolderOf(env), source.key),
            isUsable: async () => (await cachedCli(source, search)) !== undefined,
            build: (folder) => source.make(folder, progress, signal),
            onWait: () => progress("another process is already at it: waiting for it …"),
            signal,
        });
    } catch (error) {
        signal?.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        rejected.push({ what: source.what, why });
        progress(`${source.what} failed: ${why}`);
        return undefined;
    }
    const cli = await cachedCli(source, search);
    if (!cli) {
        rejected.push({ what: source.what, why: "the result cannot be used" });
    }
    return cli;
}

function cacheFolderOf(env: NodeJS.ProcessEnv): string {
    return cacheFolder({ env, platform: process.platform, home: homedir() });
}
