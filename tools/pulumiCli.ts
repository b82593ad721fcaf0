import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { buildOnce } from "./buildOnce";
import { cacheFolder } from "./cacheFolder";
import { type PulumiPlace, placeOnPath, pulumiBinaries, pulumiFileName, usualInstallPlace } from "./installLocations";
import { missingPulumiMessage, type PulumiAttempt } from "./missingPulumi";
import type { Progress } from "./progress";
import { examineCandidate, isExecutable, type PulumiCli } from "./pulumiCandidate";
import { buildPulumiFromGo, CLI_VERSION, LANGUAGE_HOST_VERSION } from "./pulumiFromGo";
import { installOfficialPulumi } from "./pulumiFromInstaller";

export type { PulumiCli } from "./pulumiCandidate";

export interface PulumiCliOptions {
    progress?: Progress;
    env?: NodeJS.ProcessEnv;
    /** Where to look before making one ourselves. */
    places?: PulumiPlace[];
    makers?: PulumiMaker[];
}

/** A way to come by a CLI that the machine does not have yet. */
export interface PulumiMaker {
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
    const attempts: PulumiAttempt[] = [];
    for (const place of options.places ?? [placeOnPath(env), usualInstallPlace(homedir())]) {
        const cli = await searchPlace({ place, env, attempts, progress });
        if (cli) {
            return cli;
        }
    }
    const makers = options.makers ?? defaultMakers();
    for (const maker of makers) {
        const cli = await cachedCli(maker, env);
        if (cli) {
            return cli;
        }
    }
    for (const maker of makers) {
        const cli = await makeCli({ maker, env, attempts, progress });
        if (cli) {
            return cli;
        }
    }
    throw new Error(missingPulumiMessage(attempts));
}

function defaultMakers(): PulumiMaker[] {
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
    place: PulumiPlace;
    env: NodeJS.ProcessEnv;
    attempts: PulumiAttempt[];
    progress: Progress;
}

async function searchPlace({ place, env, attempts, progress }: Search): Promise<PulumiCli | undefined> {
    const binaries = pulumiBinaries(place);
    if (binaries.length === 0) {
        attempts.push({ what: `pulumi ${place.name}`, why: "there is none" });
    }
    for (const command of binaries) {
        if (attempts.some(({ what }) => what === command)) {
            continue;
        }
        const examined = await examineCandidate({ command, origin: `found ${place.name}`, env });
        if ("cli" in examined) {
            return examined.cli;
        }
        attempts.push({ what: command, why: examined.reason });
        progress(`not using ${command}: ${examined.reason}`);
    }
    return undefined;
}

async function cachedCli({ origin, key }: PulumiMaker, env: NodeJS.ProcessEnv): Promise<PulumiCli | undefined> {
    const command = join(cacheFolderOf(env), key, "bin", pulumiFileName);
    if (!isExecutable(command)) {
        return undefined;
    }
    const examined = await examineCandidate({ command, origin, env });
    return "cli" in examined ? examined.cli : undefined;
}

interface Making {
    maker: PulumiMaker;
    env: NodeJS.ProcessEnv;
    attempts: PulumiAttempt[];
    progress: Progress;
}

async function makeCli({ maker, env, attempts, progress }: Making): Promise<PulumiCli | undefined> {
    progress(`no usable Pulumi CLI here: ${maker.what}`);
    try {
        await buildOnce({
            target: join(cacheFolderOf(env), maker.key),
            isUsable: async () => (await cachedCli(maker, env)) !== undefined,
            build: (folder) => maker.make(folder, progress),
            onWait: () => progress("another process is already at it: waiting for it"),
        });
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        attempts.push({ what: maker.what, why });
        progress(`${maker.what} failed: ${why}`);
        return undefined;
    }
    const cli = await cachedCli(maker, env);
    if (!cli) {
        attempts.push({ what: maker.what, why: "the result cannot be used" });
    }
    return cli;
}

function cacheFolderOf(env: NodeJS.ProcessEnv): string {
    return cacheFolder({ env, platform: process.platform, home: homedir() });
}
