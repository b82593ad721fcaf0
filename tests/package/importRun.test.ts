import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failure, folder, installPulumi, NO_CONFIG, ranCommands, run, simulator, TARGET } from "./importProject";

describe("--run", () => {
    it("passes the file and its own settings to pulumi", async () => {
        await installPulumi({ ...NO_CONFIG, version: "echo v3.254.0", import: "echo imported" });

        const { code, stdout, stderr } = await run(TARGET, "--run", "--stack", "live", "--region", "eu");

        expect(code).toBe(0);
        expect(stdout).not.toContain("imported");
        expect(stderr).toContain("\nimported\n");
        expect(await ranCommands()).toMatch(
            /\nimport --file buddy-import\.json --generate-code=false --yes --stack live\n$/,
        );
        expect(await readFile(join(folder, "regions"), "utf8")).toMatch(/\neu\n$/);
    });

    it("fails with pulumi, and says how to go on", async () => {
        await installPulumi({ ...NO_CONFIG, version: "echo v4.0.0", import: "exit 3" });
        const { code, stderr } = await run(TARGET, "--run");
        expect(code).toBe(1);
        expect(stderr).toMatch(
            /\nerror: pulumi import: it ended with code 3\. Nothing was changed in Buddy\. If the stack has a resource of that name already, run this command again with --prefix\. Otherwise do what pulumi says above, then run `pulumi import --file buddy-import\.json --generate-code=false --yes`\.\n$/,
        );
    });

    it("refuses a CLI that cannot import dynamic resources before it reads or writes", async () => {
        await installPulumi({ ...NO_CONFIG, version: "echo v3.253.0" });
        expect(await failure(TARGET, "--run")).toBe(
            "error: --run: must be given with Pulumi CLI 3.254.0 or newer (got 3.253.0). Upgrade it, or use --adopt instead.\n",
        );
        expect(simulator.journal.all()).toEqual([]);
    });

    it.each([
        [
            ["--adopt"],
            "--run: must not be given with --adopt (--adopt needs no import). Leave out --run, and run `pulumi up` once the program is in place.",
        ],
        [
            ["--out", "-"],
            '--out: must be a file with --run (got "-", standard output). Name a file that `pulumi import` can read.',
        ],
        [
            ["--provider", "europe"],
            '--provider: must be of the form name=urn (got "europe"). Give the variable of your program and the URN that `pulumi stack --show-urns` shows.',
        ],
        [
            [],
            "--run: must be given in a Pulumi project (there is none in this folder or above it). Change to the project's folder.",
        ],
    ])("refuses %j", async (flags, message) => {
        expect(await failure(TARGET, "--run", ...flags)).toBe(`error: ${message}\n`);
    });

    it("requires a pulumi command", async () => {
        await writeFile(join(folder, "Pulumi.yaml"), "name: site\nruntime: nodejs\n");
        expect(await failure(TARGET, "--run")).toBe(
            "error: --run: must be given with Pulumi CLI 3.254.0 or newer (there is no pulumi command on PATH). Install it, or leave out --run.\n",
        );
    });
});
