import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LIVE_MIRROR } from "../helpers/exampleAction";
import { failure, folder, installPulumi, NO_CONFIG, run, simulator, TARGET } from "./importProject";

it("the help names every option and says what stays at Buddy", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    const options = [
        "--out",
        "--code",
        "--run",
        "--adopt",
        "--actions-only",
        "--only",
        "--prefix",
        "--stack",
        "--provider",
        "--parent",
        "--token",
        "--region",
        "--base-url",
    ];
    for (const option of [...options, "--timeout", "--insecure", "--ca-file", "--max-retries"]) {
        expect(stdout).toContain(`${option} `);
    }
    expect(stdout).toContain(
        "Usage: pulumi-buddyworks import [options] <workspace>/<project>/<pipelineId>[/<actionId>]\n",
    );
    expect(stdout).toContain("like a secret. Commented lines show how to manage it.");
});

describe("what it prints", () => {
    it("is the program on standard output and all remarks on standard error", async () => {
        const { code, stdout, stderr } = await run(TARGET);

        expect(code).toBe(0);
        expect(stdout).toMatch(/^import \{ DockerfileAction, Pipeline \} from "pulumi-buddyworks";\n/);
        expect(stderr).toBe(
            `pipeline ${TARGET} and 1 action read\nnext: paste the TypeScript into your program, then run \`pulumi import ` +
                "--file buddy-import.json --generate-code=false` and `pulumi preview --expect-no-changes`.\n",
        );
        expect(await readdir(folder)).toEqual(["buddy-import.json"]);
    });

    it("is the import file alone on standard output with --out -, for whatever reads it", async () => {
        const { stdout, stderr } = await run(TARGET, "--out", "-");

        expect(JSON.parse(stdout)).toMatchObject({
            resources: [
                { name: "live-mirror", id: TARGET },
                { name: "build", id: `${TARGET}/101` },
            ],
        });
        expect(stderr).toContain('const build = new DockerfileAction("build", {\n');
        expect(await readdir(folder)).toEqual([]);
    });

    it("replaces no file without keeping the old one", async () => {
        await writeFile(join(folder, "index.ts"), "mine");

        const { stderr } = await run(TARGET, "--code", "index.ts");

        expect(stderr).toContain("index.ts existed already: its old content is now in index.ts.orig\n");
        expect(await readFile(join(folder, "index.ts.orig"), "utf8")).toBe("mine");
    });

    it.each([
        [["--code", "buddy-import.json"], "buddy-import.json"],
        [["--out", "a", "--code", "./x/../a"], "a"],
        [["--out", "-", "--code", "-"], "-"],
    ])("is refused for two files of the same name: %j", async (flags, out) => {
        expect(await failure(TARGET, ...flags)).toBe(
            `error: --code: must be another file than --out (both are ${out}). Give one of them another name.\n`,
        );
        expect(simulator.journal.all()).toEqual([]);
        expect(await readdir(folder)).toEqual([]);
    });

    it("may have any name without an import file", async () => {
        expect((await run(TARGET, "--adopt", "--code", "buddy-import.json")).code).toBe(0);
        expect(await readdir(folder)).toEqual(["buddy-import.json"]);
    });

    it("says what it waits for", async () => {
        simulator.faults.add({ kind: "rateLimit", method: "GET", resetSeconds: 1 });
        expect((await run(TARGET)).stderr).toMatch(
            /^read pipeline 2 in buddy\/company-website: rate limited, waiting \d s\n/,
        );
    });
});

describe("the actions that it reads", () => {
    it("are those of all types, and of some with --only, even if the list lacks types", async () => {
        const list = [
            { id: 101, name: "Build" },
            { id: 102, name: "Shell" },
            { id: 999, name: "Gone" },
        ];
        simulator.state.addAction(LIVE_MIRROR, { name: "Shell", type: "BUILD" });
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: { actions: list } });

        const { stderr } = await run(TARGET, "--actions-only", "--only", "dockerfile", "--only", "SLACK");

        expect(stderr).toMatch(
            /^warning: --only: must be the type of an action in the pipeline \(got "SLACK"\)\. It has BUILD, DOCKERFILE\.\nnot imported: "Shell" \(102, BUILD\), "Gone" \(999, deleted meanwhile\)\n1 action read from pipeline buddy\/company-website\/2\n/,
        );
        expect((await run(TARGET)).stderr).toContain(`pipeline ${TARGET} and 2 actions read\n`);
    });

    it.each([
        [
            ["buddy/company-website/1", "--actions-only"],
            "import actions in buddy/company-website/1: the pipeline has no action to import. It is empty.",
        ],
        [
            ["acme/site/12", "--actions-only", "--only", "SLACK"],
            'import actions in acme/site/12: the pipeline has no action to import. It has "Shell" (102, BUILD).',
        ],
        [
            ["acme/site/12/102", "--only", "SLACK"],
            "import action 102 in acme/site/12: the action is of type BUILD, which --only leaves out.",
        ],
        [
            [`${TARGET}/999`],
            `read action 999 in ${TARGET}: 404 Not Found: Not found. Check workspace, projectName (its name id), ` +
                "pipelineId and the region.",
        ],
        [
            ["acme/site/13"],
            "read pipeline 13 in acme/site: 404 Not Found: Not found. Check workspace, projectName (its name id) and the region.",
        ],
        [
            ["company-website/2"],
            '<target>: must be <workspace>/<project>/<pipelineId>[/<actionId>] (got "company-website/2"). Take names and numbers from the pipeline\'s URL, e.g. acme/website/12.',
        ],
    ])("says what is wrong with %j, and writes nothing", async (args, message) => {
        simulator.state.addAction(
            { workspace: "acme", project: "site", pipelineId: 12 },
            { name: "Shell", type: "BUILD" },
        );
        expect(await failure(...args)).toBe(`error: ${message}\n`);
        expect(await readdir(folder)).toEqual([]);
    });
});

it("an older CLI gets the files, and a warning that --adopt or a newer CLI is needed", async () => {
    await installPulumi({ ...NO_CONFIG, version: "echo v3.100.1" });
    expect((await run(TARGET)).stderr).toMatch(
        /\nwarning: pulumi import needs Pulumi CLI 3\.254\.0 or newer for dynamic resources \(got 3\.100\.1\)\. Upgrade it, or run this command with --adopt instead\.\n$/,
    );
});

it("--adopt writes no import file, but ids into the program", async () => {
    const { stdout } = await run(TARGET, "--adopt");
    expect(stdout).toContain("    adoptActionId: 101,\n");
    expect(await readdir(folder)).toEqual([]);
});
