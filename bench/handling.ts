import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Simulator, startSimulator } from "../simulator";
import { REPOSITORY } from "../tests/helpers/environment";
import { median } from "./median";

/** What this package's own code takes for an unchanged action. */
export interface Handling {
    /** As all times here in milliseconds. */
    checkMs: number;
    diffMs: number;
    /** The request included. */
    readMs: number;
    /** The same request by axios alone. */
    axiosMs: number;
    /** What a finished read leaves in memory, in bytes. */
    keptBytes: number;
}

const RUNS = 3;
const ACTIONS = 4000;
const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

export async function measureHandling(): Promise<Handling> {
    const runs: Handling[] = [];
    for (let run = 0; run < RUNS; run++) {
        runs.push(await handle());
    }
    const middle = (key: keyof Handling): number => median(runs.map(({ [key]: value }) => value));
    return {
        checkMs: middle("checkMs"),
        diffMs: middle("diffMs"),
        readMs: middle("readMs"),
        axiosMs: middle("axiosMs"),
        keptBytes: middle("keptBytes"),
    };
}

/** Each with a simulator of its own, so that no journal grows with the runs. */
async function handle(): Promise<Handling> {
    const simulator = await startSimulator();
    try {
        const program = join(REPOSITORY, "bench", "programs", "handlers.js");
        const env = environmentFor(simulator);
        const ran = await promisify(execFile)(process.execPath, ["--expose-gc", program], { env });
        return JSON.parse(ran.stdout);
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
