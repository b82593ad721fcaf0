import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { LIVE_MIRROR } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";

const COMMAND = join(REPOSITORY, "dist", "bin", "commandLine.js");
const TARGET = "buddy/company-website/2";

const simulator = withSimulator();
let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-pipe-")));
    simulator.state.addAction(LIVE_MIRROR, { name: "Build", type: "DOCKERFILE", dockerfile_path: "Dockerfile" });
});

afterEach(async () => {
    child?.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
});

function start(args: readonly string[], stdout: "pipe" | number = "pipe") {
    const env = { ...neutralEnvironment(), BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token };
    const started = spawn(process.execPath, [COMMAND, ...args], {
        cwd: folder,
        env,
        stdio: ["ignore", stdout, "pipe"],
    });
    child = started;
    let stderr = "";
    started.stderr?.on("data", (chunk: Buffer) => {
        stderr += chunk.toString();
    });
    const ended = once(started, "close").then(([code]) => ({ code: Number(code), stderr }));
    return { process: started, ended };
}

it.each([
    ["the import file", ["--out", "-", "--code", "images.ts"]],
    ["the program", []],
])("an import ends quietly when nobody reads %s", async (_what, flags) => {
    const { process: importing, ended } = start(["import", TARGET, ...flags]);
    importing.stdout?.destroy();

    const { code, stderr } = await ended;

    expect(code).toBe(0);
    expect(stderr.split("\n").map((line) => line.split(" ")[0])).toEqual(["pipeline", "next:", ""]);
});

it("a simulator goes on when nobody reads what it prints", async () => {
    const { process: serving, ended } = start(["simulator", "--port", "0"]);
    const [greeting] = (await once(serving.stdout ?? serving, "data")) as [Buffer]; // the event's argument
    const [url = ""] = /http:\S+/.exec(greeting.toString()) ?? [];
    serving.stdout?.destroy();

    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
        statuses.push((await fetch(url)).status);
    }
    serving.kill("SIGTERM");

    expect(statuses).toEqual([200, 200, 200]);
    expect(await ended).toEqual({ code: 0, stderr: "" });
});

(existsSync("/dev/full") ? it : it.skip)(
    "output that cannot be written for another reason gives an error",
    async () => {
        const { ended } = start(["import", TARGET, "--out", "-", "--code", "images.ts"], openSync("/dev/full", "w"));

        const { code, stderr } = await ended;

        expect(code).toBe(1);
        expect(stderr).toMatch(/^error: the output cannot be written: ENOSPC: no space left on device, write$/m);
        expect(stderr).not.toContain("    at ");
    },
);
