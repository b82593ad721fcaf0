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
const { existsSync, statSync } = require("node:fs");
const { constants } = require("node:os");
const { basename, join } = require("node:path");

const ROOT = join(__dirname, "..");
const INSTALLED = join(ROOT, "node_modules", ".package-lock.json");
const TYPESCRIPT = join(ROOT, "node_modules", "typescript", "bin", "tsc");
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const JEST = join(ROOT, "node_modules", "jest", "bin", "jest.js");
const compiled = (...path) => join(ROOT, "dist", ...path);
const TASKS = {
    demo: { script: compiled("tools", "demo.js") },
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
    if (isInstallStale()) {
        await install();
    }
    say("compiling");
    const build = await run(process.execPath, [TYPESCRIPT, "-p", "tsconfig.build.json"]);
    finishUnless(build.isGood, "the TypeScript compiler", build);
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

async function install() {
    const quiet = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    say("installing the npm packages");
    const installed = await run(...npmCall(["ci", ...quiet]));
    finishUnless(installed.isGood, "npm ci", installed);
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
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
        let output = "";
        const collect = (chunk) => {
            output += chunk;
        };
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);
        const forward = (signal) => child.kill(signal);
        for (const signal of SIGNALS) {
            process.on(signal, forward);
        }
        child.once("error", (error) => reject(new Error(`${command} did not start: ${error.message}`)));
        child.once("close", (code, signal) => {
            for (const name of SIGNALS) {
                process.removeListener(name, forward);
            }
            resolve({
                isGood: code === 0,
                code: code === null ? 128 + constants.signals[signal] : code,
                signal,
                output,
            });
        });
    });
}

/** Ends this process with the command's own words and exit code. */
function finishUnless(isGood, what, { code, signal, output }) {
    if (isGood) {
        return;
    }
    if (!signal) {
        process.stderr.write(output);
        console.error(`${what} failed (exit code ${code}).`);
    }
    process.exit(code);
}

function say(line) {
    console.error(`pulumi-buddyworks: ${line} …`);
}
