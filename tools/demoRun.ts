import { join } from "node:path";
import { startSimulator } from "../simulator/index";
import type { DemoPage, DemoResult } from "./demoPage";
import { createDemoStack } from "./demoStack";
import { type DemoScene, type DemoStep, demoSteps, PIPELINE } from "./demoSteps";
import { Interrupted, type Interruption } from "./interruption";
import type { PulumiCli, PulumiCliOptions } from "./pulumiCli";

const ROOT = join(__dirname, "..", "..");

export interface DemoRun {
    interruption: Interruption;
    page: DemoPage;
    provideCli: (options: PulumiCliOptions) => Promise<PulumiCli>;
}

/** Prepares and plays the demo, and clears up whatever happens; says whether all went as announced. */
export async function runDemo({ interruption, page, provideCli }: DemoRun): Promise<boolean> {
    page.note("looking for a Pulumi CLI …");
    const cli = await provideCli({ progress: page.note, signal: interruption.polite });
    page.note(`using Pulumi ${cli.version} (${cli.origin})`);
    const simulator = await startSimulator();
    try {
        const { workspace } = PIPELINE;
        const { isColored } = page;
        const stack = await createDemoStack({ cli, root: ROOT, simulator, workspace, interruption, isColored });
        try {
            return await playSteps({ stack, simulator }, page);
        } finally {
            await stack.remove();
        }
    } finally {
        await simulator.close();
    }
}

/** Plays the steps up to the first that does not go as announced; says whether all did. */
async function playSteps(scene: DemoScene, page: DemoPage): Promise<boolean> {
    const results: DemoResult[] = [];
    for (const step of demoSteps) {
        page.heading(step, { number: results.length + 1, count: demoSteps.length });
        scene.simulator.journal.clear();
        const result = await playStep(step, scene);
        results.push(result);
        page.result(result);
        if (!result.isGood) {
            break;
        }
    }
    page.summary(
        results,
        demoSteps.slice(results.length).map(({ name }) => name),
    );
    return results.every(({ isGood }) => isGood);
}

async function playStep(step: DemoStep, scene: DemoScene): Promise<DemoResult> {
    try {
        await step.run(scene);
        return { name: step.name, isGood: true, text: await step.verify(scene) };
    } catch (error) {
        if (error instanceof Interrupted) {
            throw error;
        }
        return { name: step.name, isGood: false, text: error instanceof Error ? error.message : String(error) };
    }
}
