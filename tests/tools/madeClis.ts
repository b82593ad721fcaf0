import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type PulumiCli, type PulumiCliOptions, type PulumiSource, providePulumiCli } from "../../tools/pulumiCli";

/** What a usable CLI has beside it. */
export const HELPERS = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

/** The folder of the test. */
export let folder: string;
/** What the test was told. */
export let said: string[];

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-buddyworks-test-"));
    said = [];
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

export function script(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
}

export function install(where: string, cli: { script: string; helpers?: string[] }): string {
    const command = join(where, "pulumi");
    script(command, cli.script);
    for (const helper of cli.helpers ?? HELPERS) {
        script(join(where, helper), "exit 0");
    }
    return command;
}

export function provide(options: Partial<PulumiCliOptions> = {}): Promise<PulumiCli> {
    return providePulumiCli({
        progress: (line) => said.push(line),
        locations: [],
        sources: [],
        ...options,
        env: { PULUMI_BUDDYWORKS_CACHE: join(folder, "cache"), ...options.env },
    });
}

/** Where to look for a CLI: folders, and what messages call them. */
export function place(name: string, ...folders: string[]): { name: string; folders: string[] } {
    return { name, folders };
}

/** A way to make a CLI: a script that runs `text`. `count` says how often it was used. */
export function maker(what: string, text: string): PulumiSource & { count: number } {
    const made = {
        what,
        time: "a minute",
        origin: "made by the test",
        key: what.replaceAll(" ", "-"),
        count: 0,
        make: async (target: string) => {
            made.count += 1;
            install(join(target, "bin"), { script: text });
        },
    };
    return made;
}
