import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Simulator, startSimulator } from "../../simulator";
import { REPOSITORY } from "../helpers/surroundings";
import { median } from "./median";

/** What this package's own code takes for an action that stays as it is, in milliseconds. */
export interface Handling {
    checkMs: number;
    diffMs: number;
    /** The request included. */
    readMs: number;
    /** The same request by axios alone. */
    axiosMs: number;
}

const RUNS = 5;
const ACTIONS = 1000;
const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

export async function measureHandling(): Promise<Handling> {
    const simulator = await startSimulator();
    try {
        const env = environmentFor(simulator);
        const runs: Handling[] = [];
        for (let run = 0; run < RUNS; run++) {
            runs.push(await handle(env));
        }
        const middle = (key: keyof Handling): number => median(runs.map(({ [key]: ms }) => ms));
        return {
            checkMs: middle("checkMs"),
            diffMs: middle("diffMs"),
            readMs: middle("readMs"),
            axiosMs: middle("axiosMs"),
        };
    } finally {
        await simulator.close();
    }
}

function environmentFor({ state, url, token }: Simulator): NodeJS.ProcessEnv {
    const ids = Array.from({ length: ACTIONS }, () => {
        return state.addAction(PIPELINE, { name: "image", type: "DOCKERFILE", dockerfile_path: "dir/Dockerfile" }).id;
    });
    return {
        ...process.env,
        BENCH_COUNT: String(ACTIONS),
        BENCH_TAG: "14.06",
        BENCH_URL: url,
        BENCH_TOKEN: token,
        BENCH_FIRST_ID: String(ids[0]),
    };
}

async function handle(env: NodeJS.ProcessEnv): Promise<Handling> {
    const program = join(REPOSITORY, "tests", "bench", "programs", "handlers.js");
    const ran = await promisify(execFile)(process.execPath, [program], { env });
    return JSON.parse(ran.stdout);
}
