// `npm run demo`: the whole life of a resource, on the real Pulumi CLI and the embedded simulator of Buddy's API.
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { type Simulator, startSimulator } from "../simulator/index";
import { createDemoPage, type DemoPage, type DemoResult } from "./demoPage";
import { createDemoStack, type DemoStack } from "./demoStack";
import { type DemoScene, type DemoStep, demoSteps, PIPELINE } from "./demoSteps";
import { Interrupted, type Interruption, listenForInterruption, unlessInterrupted } from "./interruption";
import { providePulumiCli } from "./pulumiCli";

const ROOT = join(__dirname, "..", "..");

void runDemo();

async function runDemo(): Promise<void> {
    const interruption = listenForInterruption();
    const page = createDemoPage();
    let simulator: Simulator | undefined;
    let stack: DemoStack | undefined;
    let isGood = false;
    try {
        const cli = await unlessInterrupted(providePulumiCli({ progress: page.note }), interruption);
        simulator = await startSimulator();
        page.facts({
            pulumi: `${cli.version}, ${cli.origin}: ${cli.command}`,
            Buddy: `simulated at ${simulator.url}, workspace ${PIPELINE.workspace}`,
            program: "examples/quickstart/index.ts",
        });
        const { workspace } = PIPELINE;
        const { isColored } = page;
        stack = await createDemoStack({ cli, root: ROOT, simulator, workspace, interruption, isColored });
        isGood = await playSteps({ stack, simulator }, page);
    } catch (error) {
        report(error);
    }
    await stack?.remove();
    await simulator?.close();
    leave(interruption, isGood);
}

/** Plays the steps up to the first that does not go as announced; says whether all did. */
async function playSteps(scene: DemoScene, page: DemoPage): Promise<boolean> {
    const started = performance.now();
    const results: DemoResult[] = [];
    let htmlUrl: unknown;
    for (const step of demoSteps) {
        page.heading(step, { number: results.length + 1, count: demoSteps.length });
        scene.simulator.journal.clear();
        const result = await playStep(step, scene);
        results.push(result);
        page.result(result);
        if (!result.isGood) {
            break;
        }
        if (step.name === "up") {
            htmlUrl = (await scene.stack.outputs())["htmlUrl"];
        }
    }
    page.summary(results, {
        seconds: Math.round((performance.now() - started) / 1000),
        skipped: demoSteps.slice(results.length).map(({ name }) => name),
    });
    if (results.some((result) => !result.isGood)) {
        return false;
    }
    page.facts({
        htmlUrl: `${String(htmlUrl)} (with an account: the action's page in Buddy)`,
        next: "README.md shows how to run the same program against your own Buddy",
    });
    return true;
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

function report(error: unknown): void {
    if (!(error instanceof Interrupted)) {
        console.error(error instanceof Error ? error.message : String(error));
    }
}

function leave(interruption: Interruption, isGood: boolean): void {
    const code = interruption.exitCode();
    if (code === undefined) {
        interruption.stopListening();
        process.exitCode = isGood ? 0 : 1;
        return;
    }
    console.error("\nInterrupted. Nothing of the demo is left behind.");
    // A build that was under way would keep the process alive; leaving ends it.
    process.exit(code);
}
