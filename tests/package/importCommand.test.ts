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

/** A Pulumi project, and a `pulumi` that answers these commands and writes down what it was asked. */
async function placePulumi(answers: Record<string, string>): Promise<void> {
    await writeFile(join(folder, "Pulumi.yaml"), "name: site\nruntime: nodejs\n");
    await mkdir(join(folder, "bin"));
    const cases = Object.entries(answers).map(([command, answer]) => `${command}) ${answer} ;;`);
    const script = `#!/bin/sh\necho "$@" >> "${folder}/asked"\necho "$BUDDY_REGION" >> "${folder}/regions"\ncase "$1" in\n${cases.join("\n")}\nesac\n`;
    await writeFile(join(folder, "bin", "pulumi"), script);
    await chmod(join(folder, "bin", "pulumi"), 0o755);
}

const NO_CONFIG = { config: "echo '{}'" };
const asked = () => readFile(join(folder, "asked"), "utf8");

it("has help that names every option, and says what stays at Buddy", async () => {
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
    expect(stdout).toContain("stays at Buddy; commented lines show how to take it over.");
});

describe("what it prints", () => {
    it("is the program on standard output and all remarks on standard error", async () => {
        const { code, stdout, stderr } = await run(TARGET);

        expect(code).toBe(0);
        expect(stdout).toMatch(/^import \{ DockerfileAction \} from "pulumi-buddyworks";\n/);
        expect(stderr).toBe(
            `1 action of pipeline ${TARGET} read\nnext: paste the TypeScript into your program, then run \`pulumi import ` +
                "--file buddy-import.json --generate-code=false` and `pulumi preview --expect-no-changes`\n",
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

        expect(stderr).toContain("index.ts existed; what was in it is now in index.ts.orig\n");
        expect(await readFile(join(folder, "index.ts.orig"), "utf8")).toBe("mine");
    });

    it.each([
        [["--code", "buddy-import.json"], "buddy-import.json"],
        [["--out", "a", "--code", "./x/../a"], "a"],
        [["--out", "-", "--code", "-"], "-"],
    ])("is refused where the import file and the program had one name: %j", async (flags, out) => {
        expect(await failure(TARGET, ...flags)).toBe(
            `error: --code: must be another file than --out (both are ${out}). Give one of them another name.\n`,
        );
        expect(simulator.journal.all()).toEqual([]);
        expect(await readdir(folder)).toEqual([]);
    });

    it("may have any name where there is no import file", async () => {
        expect((await run(TARGET, "--adopt", "--code", "buddy-import.json")).code).toBe(0);
        expect(await readdir(folder)).toEqual(["buddy-import.json"]);
    });

    it("tells what it waits for", async () => {
        simulator.faults.add({ kind: "rateLimit", method: "GET", resetSeconds: 1 });
        expect((await run(TARGET)).stderr).toMatch(
            /^list actions in buddy\/company-website\/2: rate limited, waiting \d s\n/,
        );
    });
});

describe("which actions it reads", () => {
    it("leaves out what is of another type, even where the list says nothing of types, and what has gone meanwhile", async () => {
        const list = [
            { id: 101, name: "Build" },
            { id: 102, name: "Shell" },
            { id: 999, name: "Gone" },
        ];
        simulator.state.addAction(LIVE_MIRROR, { name: "Shell", type: "BUILD" });
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: { actions: list } });

        const { code, stderr } = await run(TARGET);

        expect(code).toBe(0);
        expect(stderr).toContain('left out: "Shell" (102, BUILD), "Gone" (999, gone meanwhile)\n');
    });

    it.each([
        ["buddy/company-website/1", 'pipeline buddy/company-website/1 has no "Build Docker Image" action; it is empty'],
        ["acme/site/12", 'pipeline acme/site/12 has no "Build Docker Image" action; it has "Shell" (102, BUILD)'],
        [
            "acme/site/12/102",
            'action 102 in acme/site/12 is of type BUILD, not DOCKERFILE; only "Build Docker Image" actions can be managed here',
        ],
        [
            `${TARGET}/999`,
            `read action 999 in ${TARGET}: 404 Not Found: Not found. Check workspace, projectName (its name id), ` +
                "pipelineId and the region.",
        ],
        [
            "company-website/2",
            '"company-website/2" is no pipeline or action; write <workspace>/<project>/<pipelineId>[/<actionId>], e.g. acme/website/12',
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
    it("come from options, then the stack, then the environment", async () => {
        await placePulumi({
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

    it("that are wrong are named all at once, by the place they come from", async () => {
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

    it("of a stack that can't be read are said to be missing, once", async () => {
        await placePulumi({ config: "echo 'error: no stack selected' >&2; exit 255" });
        delete env["BUDDY_TOKEN"];
        expect(await failure(TARGET)).toMatch(
            /^error: buddyworks:token: .*\nthe stack's configuration was not read: no stack selected\n$/,
        );
    });

    it("of a stack that can't be read do not matter where others suffice, but are mentioned", async () => {
        await placePulumi({ config: "echo 'error: no stack selected' >&2; exit 255" });
        const { code, stderr } = await run(TARGET);
        expect(code).toBe(0);
        expect(stderr).toMatch(/^note: the stack's configuration was not read: no stack selected\n/);
    });

    it("of a stack that was named must be readable", async () => {
        expect(await failure(TARGET, "--stack", "live")).toBe(
            "error: --stack live: there is no Pulumi project in this folder or above it\n",
        );
        await placePulumi({ config: "echo \"error: no stack named 'live' found\" >&2; exit 255" });
        expect(await failure(TARGET, "--stack", "live")).toBe("error: --stack live: no stack named 'live' found\n");
    });

    it("never appear in messages where they are secret", async () => {
        const { code, all } = await run(TARGET, "--token", "wrong-token-1234");
        expect(code).toBe(1);
        expect(all).toMatch(/^error: list actions in buddy\/company-website\/2: 401 Unauthorized/);
        expect(all).not.toContain("wrong-token-1234");
    });
});

describe("--run", () => {
    it("hands the file to pulumi, with the settings it was given itself", async () => {
        await placePulumi({ ...NO_CONFIG, version: "echo v3.254.0", import: "echo imported" });

        const { code, stdout, stderr } = await run(TARGET, "--run", "--stack", "live", "--region", "eu");

        expect(code).toBe(0);
        expect(stdout).not.toContain("imported");
        expect(stderr).toContain("\nimported\n");
        expect(await asked()).toMatch(/\nimport --file buddy-import\.json --generate-code=false --yes --stack live\n$/);
        expect(await readFile(join(folder, "regions"), "utf8")).toMatch(/\neu\n$/);
    });

    it("fails with pulumi, and says how to go on", async () => {
        await placePulumi({ ...NO_CONFIG, version: "echo v4.0.0", import: "exit 3" });
        const { code, stderr } = await run(TARGET, "--run");
        expect(code).toBe(1);
        expect(stderr).toMatch(
            /\nerror: pulumi import ended with code 3; nothing was changed in Buddy\. If a resource of that name exists already, run this command again with --prefix; otherwise settle the complaint and run `pulumi import --file buddy-import\.json --generate-code=false --yes`\n$/,
        );
    });

    it("refuses a CLI that can't import dynamic resources, before anything is read or written", async () => {
        await placePulumi({ ...NO_CONFIG, version: "echo v3.253.0" });
        expect(await failure(TARGET, "--run")).toBe(
            "error: --run: pulumi 3.253.0 cannot import dynamic resources, 3.254.0 is the first that can; upgrade it, or use " +
                "--adopt\n",
        );
        expect(simulator.journal.all()).toEqual([]);
    });

    it.each([
        [["--adopt"], "--adopt needs no import: leave out --run, and run `pulumi up` once the program is in place"],
        [["--out", "-"], "--run reads the import file: give --out a file name"],
        [
            ["--provider", "europe"],
            '--provider: "europe" is not of the form name=urn; give the variable of your program and the URN that `pulumi stack --show-urns` shows',
        ],
        [[], "--run: there is no Pulumi project in this folder or above it; change to the project's folder"],
    ])("refuses %j where it makes no sense", async (flags, message) => {
        expect(await failure(TARGET, "--run", ...flags)).toBe(`error: ${message}\n`);
    });

    it("needs a pulumi", async () => {
        await writeFile(join(folder, "Pulumi.yaml"), "name: site\nruntime: nodejs\n");
        expect(await failure(TARGET, "--run")).toBe(
            "error: --run: there is no pulumi command on PATH; install it, or leave out --run\n",
        );
    });
});

it("writes for an older CLI, too, and says that it needs a newer one or --adopt", async () => {
    await placePulumi({ ...NO_CONFIG, version: "echo v3.100.1" });
    expect((await run(TARGET)).stderr).toMatch(
        /\nbut pulumi 3\.100\.1 cannot import dynamic resources, 3\.254\.0 is the first that can: upgrade it, or run this command with --adopt instead\n$/,
    );
});

it("writes no import file with --adopt, but ids into the program", async () => {
    const { stdout } = await run(TARGET, "--adopt");
    expect(stdout).toContain("    adoptActionId: 101,\n");
    expect(await readdir(folder)).toEqual([]);
});
