import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { NODE_FOLDER, neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { LIVE_MIRROR } from "../helpers/exampleAction";
import { type Ran, runProcess } from "../helpers/runProcess";
import { withSimulator } from "../helpers/withSimulator";

const COMMAND = join(REPOSITORY, "dist", "bin", "commandLine.js");
const TARGET = "buddy/company-website/2";
const SIMPLE = { type: "DOCKERFILE", dockerfile_path: "Dockerfile" };

const simulator = withSimulator();
let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-import-")));
    env = {
        ...neutralEnvironment(),
        PATH: [join(folder, "bin"), NODE_FOLDER, "/usr/bin", "/bin"].join(delimiter),
        BUDDY_BASE_URL: simulator.url,
        BUDDY_TOKEN: simulator.token,
    };
    simulator.state.addAction(LIVE_MIRROR, { ...SIMPLE, name: "Build" });
});

afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Ran> =>
    runProcess(process.execPath, { args: [COMMAND, "import", ...args], cwd: folder, env });

async function failure(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    return stderr;
}

/** A Pulumi project, and a `pulumi` that runs these scripts for its commands and notes each command line. */
async function installPulumi(scripts: Record<string, string>): Promise<void> {
    await writeFile(join(folder, "Pulumi.yaml"), "name: site\nruntime: nodejs\n");
    await mkdir(join(folder, "bin"));
    const cases = Object.entries(scripts).map(([command, text]) => `${command}) ${text} ;;`);
    const script = `#!/bin/sh\necho "$@" >> "${folder}/asked"\necho "$BUDDY_REGION" >> "${folder}/regions"\ncase "$1" in\n${cases.join("\n")}\nesac\n`;
    await writeFile(join(folder, "bin", "pulumi"), script);
    await chmod(join(folder, "bin", "pulumi"), 0o755);
}

const STACK_FIX = "Run the command in the project's folder, with a name that `pulumi stack ls` lists.\n";
const NO_CONFIG = { config: "echo '{}'" };
const asked = () => readFile(join(folder, "asked"), "utf8");

it("the help names every option and says what stays at Buddy", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    const options = [
        "--out",
        "--code",
        "--run",
        "--adopt",
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
    expect(stdout).toContain("stays at Buddy. Commented lines show how to manage it.");
});

describe("what it prints", () => {
    it("is the program on standard output and all remarks on standard error", async () => {
        const { code, stdout, stderr } = await run(TARGET);

        expect(code).toBe(0);
        expect(stdout).toMatch(/^import \{ DockerfileAction \} from "pulumi-buddyworks";\n/);
        expect(stderr).toBe(
            `1 action read from pipeline ${TARGET}\nnext: paste the TypeScript into your program, then run \`pulumi import ` +
                "--file buddy-import.json --generate-code=false` and `pulumi preview --expect-no-changes`.\n",
        );
        expect(await readdir(folder)).toEqual(["buddy-import.json"]);
    });

    it("is the import file alone on standard output with --out -, for whatever reads it", async () => {
        const { stdout, stderr } = await run(TARGET, "--out", "-");

        expect(JSON.parse(stdout)).toMatchObject({ resources: [{ name: "build", id: `${TARGET}/101` }] });
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
    ])("is refused if the import file and the program have the same name: %j", async (flags, out) => {
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
            /^list actions in buddy\/company-website\/2: rate limited, waiting \d s\n/,
        );
    });
});

describe("which actions it reads", () => {
    it("leaves out other types, even if the list lacks types, and deleted actions", async () => {
        const list = [
            { id: 101, name: "Build" },
            { id: 102, name: "Shell" },
            { id: 999, name: "Gone" },
        ];
        simulator.state.addAction(LIVE_MIRROR, { name: "Shell", type: "BUILD" });
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: { actions: list } });

        const { code, stderr } = await run(TARGET);

        expect(code).toBe(0);
        expect(stderr).toContain('not imported: "Shell" (102, BUILD), "Gone" (999, deleted meanwhile)\n');
    });

    it.each([
        [
            "buddy/company-website/1",
            'import actions in buddy/company-website/1: the pipeline has no "Build Docker Image" action. It is empty.',
        ],
        [
            "acme/site/12",
            'import actions in acme/site/12: the pipeline has no "Build Docker Image" action. It has "Shell" (102, BUILD).',
        ],
        [
            "acme/site/12/102",
            'import action 102 in acme/site/12: its type is BUILD. Only "Build Docker Image" actions (DOCKERFILE) can be imported.',
        ],
        [
            `${TARGET}/999`,
            `read action 999 in ${TARGET}: 404 Not Found: Not found. Check workspace, projectName (its name id), ` +
                "pipelineId and the region.",
        ],
        [
            "company-website/2",
            '<target>: must be <workspace>/<project>/<pipelineId>[/<actionId>] (got "company-website/2"). Take names and numbers from the pipeline\'s URL, e.g. acme/website/12.',
        ],
    ])("says what is wrong with %s, and writes nothing", async (target, message) => {
        simulator.state.addAction(
            { workspace: "acme", project: "site", pipelineId: 12 },
            { name: "Shell", type: "BUILD" },
        );
        expect(await failure(target)).toBe(`error: ${message}\n`);
        expect(await readdir(folder)).toEqual([]);
    });
});

describe("settings", () => {
    it("come from the options, then the stack, then the environment", async () => {
        await installPulumi({
            config: `echo '{"buddyworks:token": {"value": "${simulator.token}", "secret": true}, "buddyworks:baseUrl": {"value": "http://127.0.0.1:9"}}'`,
            version: "echo v3.259.0",
        });
        env["BUDDY_TOKEN"] = "of the environment";

        const { code } = await run(TARGET, "--base-url", simulator.url, "--stack", "live");

        expect(code).toBe(0);
        expect(await asked()).toBe(
            "version --non-interactive --color never\nconfig --json --show-secrets --stack live --non-interactive --color never\n",
        );
    });

    it("that are wrong are all named at once, each with its source", async () => {
        delete env["BUDDY_TOKEN"];
        expect(await failure(TARGET, "--timeout", "soon", "--max-retries", "-1", "--base-url", "ftp://x")).toBe(
            "error: buddyworks:token: must be set (got nothing). Run `pulumi config set --secret " +
                "buddyworks:token …`, set BUDDY_TOKEN, or pass `token` to new Provider(…).\n--base-url: must be " +
                "an http or https address (got another text). Give an address like " +
                'https://buddy.example.com/api.\n--timeout: must be an integer from 1 to 3600 (got "soon"). Give the ' +
                'number of seconds, e.g. 30.\n--max-retries: must be an integer from 0 to 100 (got "-1"). Give the ' +
                "number of retries, e.g. 8.\n",
        );
    });

    it("of a stack that cannot be read are mentioned once in the error", async () => {
        await installPulumi({ config: "echo 'error: no stack selected' >&2; exit 255" });
        delete env["BUDDY_TOKEN"];
        expect(await failure(TARGET)).toMatch(
            /^error: buddyworks:token: .*\nthe stack's configuration was not read: no stack selected\n$/,
        );
    });

    it("of a stack that cannot be read are mentioned, but not required", async () => {
        await installPulumi({ config: "echo 'error: no stack selected' >&2; exit 255" });
        const { code, stderr } = await run(TARGET);
        expect(code).toBe(0);
        expect(stderr).toMatch(/^note: the stack's configuration was not read: no stack selected\n/);
    });

    it("of a stack that was named must be readable", async () => {
        expect(await failure(TARGET, "--stack", "live")).toBe(
            "error: --stack: must name a stack that pulumi can read (there is no Pulumi project in this folder or above it). " +
                STACK_FIX,
        );
        await installPulumi({ config: "echo \"error: no stack named 'live' found\" >&2; exit 255" });
        expect(await failure(TARGET, "--stack", "live")).toBe(
            `error: --stack: must name a stack that pulumi can read (no stack named 'live' found). ${STACK_FIX}`,
        );
    });

    it("never appear in messages if they are secret", async () => {
        const { code, all } = await run(TARGET, "--token", "wrong-token-1234");
        expect(code).toBe(1);
        expect(all).toMatch(/^error: list actions in buddy\/company-website\/2: 401 Unauthorized/);
        expect(all).not.toContain("wrong-token-1234");
    });
});

describe("--run", () => {
    it("passes the file and its own settings to pulumi", async () => {
        await installPulumi({ ...NO_CONFIG, version: "echo v3.254.0", import: "echo imported" });

        const { code, stdout, stderr } = await run(TARGET, "--run", "--stack", "live", "--region", "eu");

        expect(code).toBe(0);
        expect(stdout).not.toContain("imported");
        expect(stderr).toContain("\nimported\n");
        expect(await asked()).toMatch(/\nimport --file buddy-import\.json --generate-code=false --yes --stack live\n$/);
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
