import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "../../simulator";
import { neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { type Ran, runProcess } from "../helpers/runProcess";
import { withSimulator } from "../helpers/withSimulator";

const COMMAND = join(REPOSITORY, "dist", "bin", "commandLine.js");
const TARGET = "buddy/company-website/1";
const PLACE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

const simulator = withSimulator();
let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-verify-")));
    env = { ...neutralEnvironment(), BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Ran> =>
    runProcess(process.execPath, { args: [COMMAND, "verify", ...args], cwd: folder, env });

/** Runs the command and gives it this input, or sends Ctrl-C as soon as it has printed `interruptAt`. */
async function runWith({ input, interruptAt }: { input?: string; interruptAt?: string }, ...args: string[]) {
    const child = spawn(process.execPath, [COMMAND, "verify", ...args], { cwd: folder, env });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
            const isFirst = interruptAt !== undefined && !printed.includes(interruptAt);
            printed += chunk.toString();
            if (isFirst && printed.includes(interruptAt)) {
                child.kill("SIGINT");
            }
        });
    }
    if (input !== undefined) {
        child.stdin.end(input);
    }
    const [code] = (await once(child, "close")) as [number];
    return { code, printed };
}

const report = async () => JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
const writes = () => simulator.journal.writes().map(({ method }) => method);

it("the help says what it makes, what it leaves, and what the exit codes mean", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: pulumi-buddyworks verify [options] <workspace>/<project>/<pipelineId>\n");
    for (const option of [
        "--read-only",
        "--yes",
        "--json",
        "--stack",
        "--token",
        "--region",
        "--base-url",
        "--ca-file",
    ]) {
        expect(stdout).toContain(option);
    }
    expect(stdout).toContain(
        'It makes disabled actions named "pulumi-buddyworks verify …" in the pipeline and removes them again, with at most 60 requests.',
    );
    expect(stdout).toContain(
        "Exit code: 0 everything that matters holds, 1 something that matters does not, 2 something could not be measured.",
    );
});

it("measures, prints a table, and ends with 0 if everything holds", async () => {
    const { code, stdout, stderr } = await run(TARGET, "--yes", "--json", "report.json");

    expect(code).toBe(0);
    expect(stdout).toContain("\nPROBE                  ASSUMED     OBSERVED    WHAT IT MEANS FOR YOU\n");
    expect(stdout).toMatch(/\n\n30 of 30 assumptions hold\.\n$/);
    expect(stderr).toMatch(/\neverything is removed again, after 30 requests\n$/);
    expect((await report()).behaviour).toEqual(expect.objectContaining({ createStatus: 201, clearNull: "cleared" }));
    expect(simulator.state.actions(PLACE)).toEqual([]);
});

it("writes a report without names, ids, addresses or token, which the simulator takes", async () => {
    Object.assign(simulator.behaviour, { clearNull: "ignored", ciphertextPrefix: "other" });

    const { code, stdout } = await run(TARGET, "--yes", "--json", "report.json");

    expect(code).toBe(1);
    expect(stdout).toMatch(/\nThis Buddy differs where it matters: ciphertextPrefix, clearNull\.\n$/);
    const text = await readFile(join(folder, "report.json"), "utf8");
    expect(text).not.toMatch(/buddy\/|company|Build image|127\.0\.0\.1|amazon|simulator/);
    expect(text).not.toContain(simulator.token);
    const repeated = await startSimulator({ behaviour: (await report()).behaviour });
    expect(repeated.behaviour).toMatchObject({ clearNull: "ignored", ciphertextPrefix: "other" });
    await repeated.close();
});

it("only reads with --read-only", async () => {
    const { code, stdout } = await run(TARGET, "--read-only", "--json", "report.json");

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +package +pulumi-buddyworks /);
    expect(stdout).toMatch(/\nok +rate limit +\d+ requests left, until a reset in \d+ min\n$/);
    expect(writes()).toEqual([]);
    const { probes, behaviour } = await report();
    expect(behaviour).toEqual({});
    expect(new Set(probes.map(({ observed, reason }: Record<string, unknown>) => `${observed}: ${reason}`))).toEqual(
        new Set(["null: --read-only"]),
    );
});

it.each(["\n", "no\n", ""])("changes nothing if the answer is %j", async (input) => {
    const { code, printed } = await runWith({ input }, TARGET);

    expect(code).toBe(2);
    expect(printed).toContain(
        'This makes about ten disabled actions named "pulumi-buddyworks verify …" in pipeline buddy/company-website/1 and removes ' +
            "them again, with at most 60 requests. Nothing else is changed. Go on? [y/N] ",
    );
    expect(printed).toMatch(/Nothing was changed\.\n$/);
    expect(writes()).toEqual([]);
});

it("measures if the answer is yes", async () => {
    const { code, printed } = await runWith({ input: "y\n" }, TARGET);
    expect([code, printed]).toEqual([0, expect.stringContaining("30 of 30 assumptions hold.")]);
});

it("removes everything after Ctrl-C, and says so", async () => {
    const { code, printed } = await runWith({ interruptAt: "measuring (3 of 12)" }, TARGET, "--yes");

    expect(code).toBe(2);
    expect(printed).toContain("\nstopping. Whatever was made is removed first; Ctrl-C again stops at once.\n");
    expect(printed).toContain("\neverything is removed again, after ");
    expect(printed).toMatch(/not measured: cancelled/);
    expect(simulator.state.actions(PLACE)).toEqual([]);
});

it.each([
    [
        "a target without a pipeline",
        ["buddy/company-website"],
        'error: <target>: must be <workspace>/<project>/<pipelineId> (got "buddy/company-website"). Take names and numbers ' +
            "from the pipeline's URL, e.g. acme/website/12.\n",
    ],
    [
        "an action",
        ["buddy/company-website/1/2"],
        'error: <target>: must be <workspace>/<project>/<pipelineId> (got "buddy/company-website/1/2"). Take names and numbers ' +
            "from the pipeline's URL, e.g. acme/website/12.\n",
    ],
    [
        "an unknown option",
        [TARGET, "--reed-only"],
        "error: unknown option '--reed-only'\n(Did you mean --read-only?)\n",
    ],
])("%s is one message and exit code 2", async (_title, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith(message)).toBe(true);
    expect(simulator.journal.all()).toEqual([]);
});

it("a report that cannot be written is found before anything is measured", async () => {
    const { code, stderr } = await run(TARGET, "--yes", "--json", "nowhere/report.json");
    expect(code).toBe(2);
    expect(stderr).toMatch(
        /^error: --json: must be a file that can be written \(ENOENT: .*\)\. Name another file\.\n$/,
    );
    expect(simulator.journal.all()).toEqual([]);
});

it("a check that fails ends it with 2", async () => {
    const { code, stdout } = await run("buddy/company-website/99", "--yes");
    expect(code).toBe(2);
    expect(stdout).toMatch(
        /\nwrong {2}pipeline +99 is not in buddy\/company-website, or the token may not see it\. Take the name from the pipeline's URL\.\n$/,
    );
});
