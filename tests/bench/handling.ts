import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { REPOSITORY } from "../helpers/surroundings";
import { median } from "./median";

/** What this package's own code takes for an action that stays as it is, in milliseconds. */
export interface Handling {
    checkMs: number;
    diffMs: number;
}

const RUNS = 5;
const ACTIONS = 1000;

/** As the host calls them in a preview: each once, one after the other. */
const PROGRAM = `
const provider = require("pulumi-buddyworks/provider");
const { resources } = require(process.argv[1]);
const get = (key) => ({ "buddy:token": "a token", "buddy:workspace": "buddy" })[key];
async function main() {
    await provider.configure({ config: { get, require: get } });
    const actions = resources();
    let start = performance.now();
    const states = [];
    for (const { name, args } of actions) {
        const news = { ...args, __urn: "urn:pulumi:test::bench::pulumi-nodejs:dynamic/buddy:DockerfileAction::" + name };
        states.push((await provider.check({}, news)).inputs);
    }
    const checkMs = (performance.now() - start) / actions.length;
    start = performance.now();
    for (const [index, inputs] of states.entries()) {
        const actionId = 101 + index;
        const id = ["buddy/company-website", inputs.pipelineId, actionId].join("/");
        const { changes } = await provider.diff(id, { ...inputs, actionId, htmlUrl: "", url: "" }, inputs);
        if (changes) {
            throw new Error("an action that stays as it is shows a change");
        }
    }
    const diffMs = (performance.now() - start) / actions.length;
    console.log(JSON.stringify({ checkMs, diffMs }));
}
main();
`;

export async function measureHandling(): Promise<Handling> {
    const inputs = join(REPOSITORY, "tests", "bench", "programs", "inputs.js");
    const env = { ...process.env, BENCH_COUNT: String(ACTIONS), BENCH_TAG: "14.06" };
    const runs: Handling[] = [];
    for (let run = 0; run < RUNS; run++) {
        const ran = await promisify(execFile)(process.execPath, ["-e", PROGRAM, inputs], { cwd: REPOSITORY, env });
        runs.push(JSON.parse(ran.stdout));
    }
    return {
        checkMs: median(runs.map(({ checkMs }) => checkMs)),
        diffMs: median(runs.map(({ diffMs }) => diffMs)),
    };
}
