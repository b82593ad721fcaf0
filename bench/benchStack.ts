import { copyFile, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../simulator";
import { REPOSITORY } from "../tests/helpers/environment";
import { createPulumiProject, type PulumiProject } from "../tests/helpers/pulumiProject";
import { ACTIONS_PER_PIPELINE, type Load } from "./measurement";
import type { Variant } from "./variants";

/** A stack of one variant with a simulator of its own. */
export interface BenchStack {
    variant: Variant;
    project: PulumiProject;
    simulator: Simulator;
    remove(): Promise<void>;
}

const PROGRAMS = join(REPOSITORY, "bench", "programs");
/** What programs require besides packages. */
const FILES = ["floorAction.js", "inputs.js", "pipelines.js"];
const PLACE = { workspace: "buddy", project: "company-website" };
const FIRST_PIPELINE = 1001;
const LONGEST_MS = 3_600_000;

export async function createBenchStack(variant: Variant, { count, latencyMs }: Load): Promise<BenchStack> {
    const simulator = await startSimulator({ latencyMs });
    simulator.state.addProject({ workspace: "buddy", name: "shop" }); // for the pipelines that a program creates
    for (let id = FIRST_PIPELINE; id < FIRST_PIPELINE + Math.ceil(count / ACTIONS_PER_PIPELINE); id++) {
        simulator.state.addPipeline({ ...PLACE, id, name: `Pipeline ${id}` });
    }
    const project = await createPulumiProject({
        program: await readFile(join(PROGRAMS, variant.program), "utf8"),
        simulator,
        env: { ...variant.env, BENCH_COUNT: String(count) },
        longestMs: LONGEST_MS,
    });
    await addFiles(join(project.folder, "project"), variant);
    return {
        variant,
        project,
        simulator,
        remove: async () => {
            await project.remove();
            await simulator.close();
        },
    };
}

/** What a user's folder would hold besides: the packages the program needs. */
async function addFiles(folder: string, { packages }: Variant): Promise<void> {
    const modules = join(folder, "node_modules");
    await Promise.all(FILES.map((name) => copyFile(join(PROGRAMS, name), join(folder, name))));
    await mkdir(join(modules, "bench-floor"));
    await copyFile(join(PROGRAMS, "floorProvider.js"), join(modules, "bench-floor", "provider.js"));
    for (const name of packages.filter((name) => name !== "pulumi-buddyworks")) {
        await symlink(join(REPOSITORY, "node_modules", name), join(modules, name), "junction");
    }
}
