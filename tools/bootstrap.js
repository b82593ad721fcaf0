// Runs the npm scripts that must work straight after `git clone`: installs and builds what is missing or stale, then runs the
// task. Nothing is installed before it, so it needs nothing but Node, and an old Node can read it up to the version check.

const OLDEST_NODE = [20, 3];

const [nodeMajor, nodeMinor] = process.versions.node.split(".").map(Number);
if (nodeMajor < OLDEST_NODE[0] || (nodeMajor === OLDEST_NODE[0] && nodeMinor < OLDEST_NODE[1])) {
    console.error(
        `pulumi-buddyworks needs Node ${OLDEST_NODE.join(".")} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
    );
    process.exit(1);
}

const { spawn } = require("node:child_process");
const { existsSync, rmSync, statSync } = require("node:fs");
const { constants } = require("node:os");
const { basename, join } = require("node:path");
const { introduction } = require("./demoIntroduction");

const ROOT = join(__dirname, "..");
const PACKAGES = join(ROOT, "node_modules");
const INSTALLED = join(PACKAGES, ".package-lock.json");
const TYPESCRIPT = join(PACKAGES, "typescript", "bin", "tsc");
const INSTALL = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const JEST = join(ROOT, "node_modules", "jest", "bin", "jest.js");
const compiled = (...path) => join(ROOT, "dist", ...path);
const TASKS = {
    demo: { script: compiled("tools", "demo.js") },
    recording: { script: compiled("tools", "recording", "command.js") },
    test: { script: JEST, projects: ["unit", "host", "cli"] },
    rest: { script: JEST, projects: ["rest"] },
    matrix: { script: compiled("compatibility", "command.js") },
    bench: { script: compiled("bench", "command.js") },
    contract: { script: compiled("contract", "command.js") },
    fuzz: { script: compiled("tests", "fuzz", "command.js") },
};

main(process.argv[2], process.argv.slice(3)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
});

async function main(task, args) {
    if (!(task in TASKS)) {
        throw new Error(`usage: node tools/bootstrap.js ${Object.keys(TASKS).join("|")} [arguments]`);
    }
    process.chdir(ROOT);
    // In one stream with what the demo prints. The output of the other tasks may be read by programs.
    const say = task === "demo" ? console.log : console.error;
    if (task === "demo") {
        say(introduction);
    }
    if (isInstallStale()) {
        say("pulumi-buddyworks: installing the npm packages (about a minute, only once) …");
        await step("installing the npm packages", npmCall(INSTALL), () =>
            rmSync(PACKAGES, { recursive: true, force: true, maxRetries: 5 }),
        );
    }
    say("pulumi-buddyworks: compiling (up to half a minute) …");
    await step("compiling", [process.execPath, [TYPESCRIPT, "-p", "tsconfig.build.json"]]);
    start(task, args);
}

/** All run in this very process: a Ctrl-C reaches them directly, and their exit code is ours. */
function start(task, args) {
    const { script, projects } = TASKS[task];
    // Behind the arguments: jest takes every word after the option for a project.
    const selected = projects === undefined ? [] : ["--selectProjects", ...projects];
    process.argv = [process.argv[0], script, ...args, ...selected];
    require(script);
}

/** Returns only if the command succeeded; else ends this process with the command's own words and exit code. */
async function step(what, call, clearUp = () => undefined) {
    const { code, signal, output } = await run(...call);
    if (signal) {
        clearUp();
        console.error(`\nInterrupted while ${what}. The next run does that again.`);
        process.exit(128 + constants.signals[signal]);
    }
    if (code !== 0) {
        process.stderr.write(output);
        console.error(`${what} failed (exit code ${code}).`);
        process.exit(code);
    }
}

function isInstallStale() {
    if (!existsSync(INSTALLED) || !existsSync(TYPESCRIPT)) {
        return true;
    }
    return statSync(INSTALLED).mtimeMs < statSync(join(ROOT, "package-lock.json")).mtimeMs;
}

/** The npm that runs this script, else the one on PATH, which on Windows is a batch file and needs a shell. */
function npmCall(args) {
    const running = process.env.npm_execpath;
    if (running && basename(running) === "npm-cli.js") {
        return [process.execPath, [running, ...args]];
    }
    const isWindows = process.platform === "win32";
    return [isWindows ? "npm.cmd" : "npm", args, { shell: isWindows }];
}

/** Resolves with how the command ended and what it printed. A signal to us ends the command first. */
function run(command, args, options) {
    // A group of its own, so that everything it started ends with it.
    const detached = process.platform !== "win32";
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached, ...options });
        let output = "";
        const collect = (chunk) => {
            output += chunk;
        };
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);
        let received;
        const end = (signal) => {
            received ??= signal;
            kill(child, detached);
        };
        for (const signal of SIGNALS) {
            process.on(signal, end);
        }
        child.once("error", (error) => reject(new Error(`${command} did not start: ${error.message}`)));
        child.once("close", (code, signal) => {
            for (const name of SIGNALS) {
                process.removeListener(name, end);
            }
            resolve({ code, signal: received ?? signal, output });
        });
    });
}

/** Not with the signal that we got: npm goes on for a minute after a Ctrl-C. */
function kill({ pid }, hasOwnGroup) {
    if (pid === undefined) {
        return;
    }
    try {
        process.kill(hasOwnGroup ? -pid : pid, "SIGKILL");
    } catch {
        // It has ended by itself in the meantime.
    }
}
