// `npm run demo`: the whole life of a resource, on the real Pulumi CLI and the embedded simulator of Buddy's API.
import { createDemoPage } from "./demoPage";
import { runDemo } from "./demoRun";
import { Interrupted, listenForInterruption } from "./interruption";
import { providePulumiCli } from "./pulumiCli";

void main();

async function main(): Promise<void> {
    const interruption = listenForInterruption();
    const isGood = await runDemo({ interruption, page: createDemoPage(), provideCli: providePulumiCli }).catch(report);
    const code = interruption.exitCode();
    if (code !== undefined) {
        console.error("\nInterrupted. Nothing of the demo is left behind.");
        process.exit(code);
    }
    interruption.stopListening();
    process.exitCode = isGood ? 0 : 1;
}

function report(error: unknown): false {
    if (!(error instanceof Interrupted)) {
        console.error(error instanceof Error ? error.message : String(error));
    }
    return false;
}
