import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { demoSteps } from "../../tools/demoSteps";
import { REPOSITORY } from "../helpers/environment";
import { fileText } from "../helpers/fileText";
import { processEnd } from "../helpers/processTree";

const NPM = "npm-cli.js";
const COMPILER = join("node_modules", "typescript", "bin", "tsc");
const DEMO = join("dist", "tools", "demo.js");

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-buddyworks-test-"));
    for (const name of ["bootstrap.js", "demoIntroduction.js"]) {
        cpSync(join(REPOSITORY, "tools", name), join(folder, "tools", name));
    }
    write("package-lock.json", "{}");
    write(NPM, "");
    write(COMPILER, "");
    write(DEMO, 'console.log("the demo begins");');
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
}

/** Writes a program that says its process id, then waits for `wait` to be written, or for a signal. */
function writeWaiting(path: string): void {
    write(
        path,
        `const { existsSync, writeFileSync } = require("node:fs");
        writeFileSync(${JSON.stringify(join(folder, "pid"))}, process.pid + "\\n");
        setInterval(() => existsSync(${JSON.stringify(join(folder, "go"))}) && process.exit(), 20);`,
    );
}

interface Bootstrap {
    child: ChildProcess;
    /** Resolves as soon as the text was printed. */
    printed: (text: string) => Promise<void>;
    end: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function bootstrap(): Bootstrap {
    const child = spawn(process.execPath, ["tools/bootstrap.js", "demo"], {
        cwd: folder,
        env: { ...process.env, npm_execpath: join(folder, NPM) },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = { stdout: "", stderr: "" };
    child.stderr.on("data", (chunk: Buffer) => {
        printed.stderr += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => {
        printed.stdout += chunk.toString();
    });
    return {
        child,
        printed: (text) =>
            new Promise((resolve) => {
                const look = (): void => {
                    if (printed.stdout.includes(text)) {
                        child.stdout.removeListener("data", look);
                        resolve();
                    }
                };
                child.stdout.on("data", look);
                look();
            }),
        end: new Promise((resolve) => child.once("close", (code) => resolve({ code, ...printed }))),
    };
}

describe("npm run demo in a fresh clone", () => {
    it("shows its first screen before the packages are installed", async () => {
        writeWaiting(NPM);
        const { printed, end } = bootstrap();

        await printed("installing the npm packages (about a minute, only once) …");
        await fileText(join(folder, "pid"));
        write("go", "");

        const { code, stdout } = await end;
        const lines = stdout.split("\n").filter((line) => line !== "");
        expect({ code, first: lines[0], steps: lines.slice(1, 8).map(stepName), rest: lines.slice(-4) }).toEqual({
            code: 0,
            first: "The life of one Buddy action, written as code: 7 steps, about a minute.",
            steps: demoSteps.map(({ name }) => name),
            rest: [
                "First the preparations:",
                "pulumi-buddyworks: installing the npm packages (about a minute, only once) …",
                "pulumi-buddyworks: compiling (up to half a minute) …",
                "the demo begins",
            ],
        });
    });

    it.each([
        ["installing the npm packages", NPM],
        ["compiling", COMPILER],
    ])("ends at Ctrl-C while %s, goes no further and leaves no process", async (what, program) => {
        writeWaiting(program);
        const { child, end } = bootstrap();
        const started = Number(await fileText(join(folder, "pid")));

        child.kill("SIGINT");

        const { code, stdout, stderr } = await end;
        expect({ code, stderr }).toEqual({
            code: 130,
            stderr: `\nInterrupted while ${what}. The next run does that again.\n`,
        });
        expect(stdout).not.toContain("the demo begins");
        await processEnd(started);
    });

    it("ends at Ctrl-C also what npm started, and removes the unfinished packages", async () => {
        write(
            NPM,
            `process.on("SIGINT", () => undefined);
            const { pid } = require("node:child_process").spawn("sleep", ["1000"], { stdio: "inherit" });
            require("node:fs").writeFileSync(${JSON.stringify(join(folder, "pid"))}, pid + "\\n");`,
        );
        const { child, end } = bootstrap();
        const started = Number(await fileText(join(folder, "pid")));

        child.kill("SIGINT");

        expect(await end).toMatchObject({ code: 130 });
        await processEnd(started);
        expect(existsSync(join(folder, "node_modules"))).toBe(false);
    });

    it("prints the words of a compiler that fails", async () => {
        write(COMPILER, `console.log("error TS1234"); process.exit(2);`);
        const { code, stderr } = await bootstrap().end;
        expect({ code, stderr }).toEqual({ code: 2, stderr: "error TS1234\ncompiling failed (exit code 2).\n" });
    });
});

function stepName(line: string): string {
    return line.slice(2, 12).trim();
}
