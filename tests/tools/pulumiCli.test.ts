import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PulumiSource } from "../../tools/pulumiCli";
import { folder, HELPERS, install, maker, place, provide, said, script } from "./madeClis";

describe("a Pulumi CLI that is there", () => {
    it("is taken with its folder, version and origin", async () => {
        const command = install(join(folder, "a"), { script: "echo v3.216.0" });
        await expect(provide({ locations: [place("on PATH", join(folder, "a"))] })).resolves.toEqual({
            command,
            folder: join(folder, "a"),
            version: "3.216.0",
            origin: "found on PATH",
        });
        expect(said).toEqual([]);
    });

    it("is not used when too old, broken or without helpers, each with its reason", async () => {
        const old = install(join(folder, "old"), { script: "echo v3.215.9" });
        const broken = install(join(folder, "broken"), { script: "echo no such library >&2; exit 127" });
        const mute = install(join(folder, "mute"), { script: "exit 0" });
        const bare = install(join(folder, "bare"), { script: "echo v3.259.0", helpers: [] });
        const half = install(join(folder, "half"), { script: "echo v3.259.0", helpers: HELPERS.slice(1) });
        const good = install(join(folder, "good"), { script: "echo v3.259.0" });
        const folders = ["old", "broken", "mute", "bare", "half"].map((name) => join(folder, name));
        const cli = await provide({
            locations: [place("on PATH", ...folders), place("elsewhere", join(folder, "good"))],
        });
        expect(cli).toMatchObject({ command: good, origin: "found elsewhere" });
        expect(said).toEqual([
            `not using ${old}: its version 3.215.9 is older than 3.216.0`,
            `not using ${broken}: it does not run: no such library`,
            `not using ${mute}: \`pulumi version\` prints no version`,
            `not using ${bare}: pulumi-language-nodejs and pulumi-resource-pulumi-nodejs are neither beside it nor on PATH`,
            `not using ${half}: pulumi-language-nodejs is neither beside it nor on PATH`,
        ]);
    });

    it("may have its helpers on PATH or beside the file that a link leads to", async () => {
        const bare = install(join(folder, "bare"), { script: "echo v3.259.0", helpers: [] });
        for (const helper of HELPERS) {
            script(join(folder, "helpers", helper), "exit 0");
        }
        const env = { PATH: join(folder, "helpers") };
        await expect(provide({ locations: [place("on PATH", dirname(bare))], env })).resolves.toMatchObject({
            command: bare,
        });

        const real = install(join(folder, "cellar"), { script: "echo v3.259.0" });
        const link = join(folder, "linked", "pulumi");
        mkdirSync(dirname(link));
        symlinkSync(real, link);
        await expect(provide({ locations: [place("on PATH", dirname(link))] })).resolves.toMatchObject({
            command: link,
        });
    });

    it("does not write into the user's own Pulumi folder when its version is read", async () => {
        const home = join(folder, "home");
        install(join(folder, "a"), {
            script: `mkdir -p "$PULUMI_HOME" && echo "$PULUMI_HOME" > ${folder}/ran; echo 3.259.0`,
        });
        await provide({
            locations: [place("on PATH", join(folder, "a"))],
            env: { PULUMI_HOME: home, PATH: process.env["PATH"] },
        });
        expect(existsSync(join(folder, "ran"))).toBe(true);
        expect(existsSync(home)).toBe(false);
    });
});

describe("a CLI named by PULUMI_BUDDYWORKS_CLI", () => {
    it("wins over all others", async () => {
        const command = install(join(folder, "named"), { script: "echo v3.230.0" });
        install(join(folder, "a"), { script: "echo v3.259.0" });
        const env = { PULUMI_BUDDYWORKS_CLI: command };
        await expect(provide({ locations: [place("on PATH", join(folder, "a"))], env })).resolves.toMatchObject({
            command,
            origin: "named by PULUMI_BUDDYWORKS_CLI",
        });
    });

    it("is an error when it cannot be used, whatever else there is", async () => {
        install(join(folder, "a"), { script: "echo v3.259.0" });
        const places = [place("on PATH", join(folder, "a"))];
        const missing = join(folder, "missing");
        await expect(provide({ locations: places, env: { PULUMI_BUDDYWORKS_CLI: missing } })).rejects.toThrow(
            new Error(`PULUMI_BUDDYWORKS_CLI names ${missing}, which is no executable file`),
        );
        const old = install(join(folder, "old"), { script: "echo v3.100.0" });
        await expect(provide({ locations: places, env: { PULUMI_BUDDYWORKS_CLI: old } })).rejects.toThrow(
            new Error(
                `PULUMI_BUDDYWORKS_CLI names ${old}, which cannot be used: its version 3.100.0 is older than 3.216.0`,
            ),
        );
    });
});

describe("where there is no CLI", () => {
    it("the first way that works makes one, which is in the cache from then on", async () => {
        const failing: PulumiSource = {
            ...maker("downloading", ""),
            make: () => Promise.reject(new Error("no network")),
        };
        const working = maker("building", "echo v3.259.0");
        const makers = [failing, working];
        const first = await provide({ sources: makers });
        expect(first).toEqual({
            command: join(folder, "cache", "building", "bin", "pulumi"),
            folder: join(folder, "cache", "building", "bin"),
            version: "3.259.0",
            origin: "made by the test",
        });
        expect(said).toEqual([
            "no usable Pulumi CLI here: downloading (a minute) …",
            "downloading failed: no network",
            "no usable Pulumi CLI here: building (a minute) …",
        ]);
        await expect(provide({ sources: makers })).resolves.toEqual(first);
        expect(working.count).toBe(1);
        expect(readdirSync(join(folder, "cache"))).toEqual(["building"]);
    });

    it("the second of two at once waits for the first", async () => {
        const working = maker("building", "echo v3.259.0");
        const slow = {
            ...working,
            make: async (target: string, progress: (line: string) => void) => {
                await new Promise((resolve) => setTimeout(resolve, 300));
                await working.make(target, progress);
            },
        };
        const [left, right] = await Promise.all([provide({ sources: [slow] }), provide({ sources: [slow] })]);
        expect(left).toEqual(right);
        expect(working.count).toBe(1);
        expect(readdirSync(join(folder, "cache"))).toEqual(["building"]);
    });

    it("a cached one that no longer works is replaced", async () => {
        install(join(folder, "cache", "building", "bin"), { script: "exit 1" });
        const working = maker("building", "echo v3.259.0");
        await expect(provide({ sources: [working] })).resolves.toMatchObject({ version: "3.259.0" });
    });

    it("the error says what was tried, why it failed and what to do", async () => {
        const old = install(join(folder, "old"), { script: "echo v3.100.0" });
        const failing = {
            ...maker("building the Pulumi CLI with Go", ""),
            make: () => Promise.reject(new Error("go is not on PATH")),
        };
        const places = [
            place("on PATH", join(folder, "old")),
            place("in the usual install folders", join(folder, "none")),
        ];
        await expect(
            provide({ locations: places, sources: [failing, maker("downloading", "exit 1")] }),
        ).rejects.toThrow(
            new Error(`There is no usable Pulumi CLI on this machine, and none could be fetched or built.
Tried:
  - ${old}: its version 3.100.0 is older than 3.216.0
  - pulumi in the usual install folders: there is none
  - building the Pulumi CLI with Go: go is not on PATH
  - downloading: the result cannot be used
Do one of these and run the command again:
  - install the Pulumi CLI, 3.216.0 or newer: https://www.pulumi.com/docs/install/
  - install Go, 1.25.11 or newer, to have the CLI built: https://go.dev/doc/install
  - set PULUMI_BUDDYWORKS_CLI to the path of a pulumi binary`),
        );
        expect(readdirSync(join(folder, "cache"))).toEqual(["downloading"]);
    });
});
