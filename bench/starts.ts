import { type ChildProcess, execFile, spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { REPOSITORY } from "../tests/helpers/environment";
import { median } from "./median";

/** What starting costs. Each time is the median of runs in fresh processes, which take turns. */
export interface Starts {
    /** Loading Pulumi's SDK, which every program does: what the others are measured against. */
    sdkMs: number;
    /** Loading this package in a program that has loaded the SDK. */
    packageMs: number;
    /** Whether that loaded axios. */
    loadsAxios: boolean;
    /** Loading the handlers in a host that has loaded the SDK. */
    handlerMs: number;
    /** Loading what the first request needs besides. */
    firstRequestMs: number;
    /** From starting Pulumi's host until it listens; it has loaded no handler then. */
    hostMs: number;
}

const RUNS = 9;

const PROGRAM = `
const timed = (name) => { const start = performance.now(); require(name); return performance.now() - start; };
const axiosIsLoaded = () => Object.keys(require.cache).some((file) => /[\\\\/]axios[\\\\/]/.test(file));
const sdk = timed("@pulumi/pulumi");
const part = timed(process.argv[1]);
const loadsAxios = axiosIsLoaded();
const firstRequest = timed("axios");
console.log(JSON.stringify({ sdk, part, loadsAxios, firstRequest }));
`;

interface Loaded {
    sdk: number;
    part: number;
    loadsAxios: boolean;
    firstRequest: number;
}

export async function measureStarts(): Promise<Starts> {
    const programs: Loaded[] = [];
    const handlers: Loaded[] = [];
    const hosts: number[] = [];
    for (let run = 0; run < RUNS; run++) {
        programs.push(await load("pulumi-buddyworks"));
        handlers.push(await load("pulumi-buddyworks/provider"));
        hosts.push(await startHost());
    }
    return {
        sdkMs: median([...programs, ...handlers].map(({ sdk }) => sdk)),
        packageMs: median(programs.map(({ part }) => part)),
        loadsAxios: programs.some(({ loadsAxios }) => loadsAxios),
        handlerMs: median(handlers.map(({ part }) => part)),
        firstRequestMs: median(handlers.map(({ firstRequest }) => firstRequest)),
        hostMs: median(hosts),
    };
}

async function load(name: string): Promise<Loaded> {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", PROGRAM, name], { cwd: REPOSITORY });
    return JSON.parse(stdout);
}

/** The host prints its port once it listens; it never talks to the engine's address before a request. */
async function startHost(): Promise<number> {
    const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const started = performance.now();
    const host = spawn(process.execPath, [script, "127.0.0.1:9"], { stdio: ["ignore", "pipe", "ignore"] });
    await firstOutput(host);
    const elapsed = performance.now() - started;
    host.kill("SIGKILL");
    return elapsed;
}

function firstOutput(host: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
        host.stdout?.once("data", () => resolve());
        host.once("error", reject);
        host.once("exit", (code) => reject(new Error(`Pulumi's host ended with code ${code} before it listened`)));
    });
}
