import { seconds, times, whole } from "./format";
import { goalsOf } from "./goals";
import type { Load } from "./measurement";
import { pipelineSection } from "./pipelineSection";
import { commandTable, goalTable, hostPeak, legend, mainLoad } from "./report";
import { loadsOf, type Results, secondsOf, sizeOf } from "./results";
import { FLOOR, LEAST, OURS, TAUGHT, VARIANTS } from "./variants";

/** docs/benchmark.md */
export function pageOf(results: Results): string {
    const sections = [
        "# Benchmark",
        summary(results),
        `## Goals\n\n${goalTable(goalsOf(results))}`,
        commands(results),
        state(results),
        THOUSANDS,
        starting(results),
        ...(results.pipelines === undefined ? [] : [pipelineSection(results.pipelines)]),
        method(results),
    ];
    return `${sections.join("\n\n")}\n`;
}

function summary(results: Results): string {
    const main = mainLoad(results);
    const up = (variant: string) => secondsOf(results, variant, { ...main, phase: "up" });
    const compared = [
        ["Pulumi's engine alone takes", up(FLOOR)],
        ["the least with requests is", up(LEAST)],
        ["a provider as Pulumi's documentation teaches it takes", up(TAUGHT)],
    ] as const;
    const others = compared
        .filter(([, value]) => !Number.isNaN(value))
        .map(([words, value]) => `${words} ${seconds(value)}`);
    return `With this package, \`pulumi up\` creates ${main.count} actions in ${seconds(up(OURS))}. For comparison:
${others.join(", ")}.

![Seconds that each command takes for ${main.count} actions](benchmark.svg)

${legend(results, VARIANTS)}`;
}

function commands(results: Results): string {
    const main = mainLoad(results);
    const isMain = ({ count, latencyMs }: Load) => count === main.count && latencyMs === main.latencyMs;
    const others = loadsOf(results)
        .filter((load) => !isMain(load))
        .map((load) => `${nameOf(load)}:\n\n${commandTable(results, load)}`);
    return `## Commands

${nameOf(main)}:

${commandTable(results, main)}${others.length === 0 ? "" : folded("The same at other loads", others.join("\n\n"))}`;
}

function folded(title: string, text: string): string {
    return `\n\n<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

function nameOf({ count, latencyMs }: Load): string {
    return latencyMs === 0 ? `${count} actions` : `${count} actions, and Buddy responds ${latencyMs} ms later`;
}

function state(results: Results): string {
    const ours = sizeOf(results, OURS);
    const taught = sizeOf(results, TAUGHT);
    const ratio = (taught?.bytesPerResource ?? Number.NaN) / (ours?.bytesPerResource ?? Number.NaN);
    return `## State

State grows evenly. An action takes ${whole(ours?.bytesPerResource)} bytes, the floor's ${whole(sizeOf(results, FLOOR)?.bytesPerResource)}. Taught, it takes ${whole(taught?.bytesPerResource)} bytes, ${times(ratio)} as many,
because it has the provider's code in it twice: ${whole(taught?.providerBytes)} bytes each time, instead of ${whole(ours?.providerBytes)}.`;
}

/** Its figures take hours (`--counts 2000`, `--variants ours,unsaved`), so they were measured once. */
const THOUSANDS = `## Thousands of actions

The engine saves the whole state before and after each change, one save after the other. So the larger the stack, the longer each
change takes. With the state in a folder, \`up\` took 63 ms for each of 100 actions, 78 ms for each of 500, and 248 ms for each of
2,000; 15, 77 and 93 % of it were saving. A preview of the 2,000 took 26 s, a refresh 11 s (measured once, with 0.1.0). What helps:

- **Pulumi Cloud** with CLI 3.225.0 or newer. There the engine [sends only what changed](https://www.pulumi.com/blog/journaling-ga/), and several changes at once. Pulumi
  [measured](https://www.pulumi.com/blog/journaling/#benchmarks) 3 minutes instead of 58 for 3,222 resources. Other backends [do not have this](https://github.com/pulumi/pulumi/issues/22075) (CLI 3.259.0).
- **Several smaller stacks**, for example one per project of Buddy. [Teams](teams.md) shows how to roll them out.
- **\`--parallel\`** if Buddy responds slowly. It says how many requests run at once. The default is [four per core](https://github.com/pulumi/pulumi/issues/14989). Saving gets
  no faster, and Buddy's rate limit stays.

Do not set \`PULUMI_SKIP_CHECKPOINTS\`: the state is saved only at the end then, and an interruption loses what was created.`;

function starting({ starts, handling }: Results): string {
    const ms = (value: number) => `${whole(value)} ms`;
    return `## Starting and handling

Loading Pulumi's SDK takes ${ms(starts.sdkMs)}, in each program and in each host. This package adds ${ms(starts.packageMs)} to the program, ${ms(starts.handlerMs)} to the host,
and ${ms(starts.firstRequestMs)} to the host's first request. The host listens after ${ms(starts.hostMs)}.

To check an unchanged action takes ${handling.checkMs.toFixed(2)} ms, to diff it ${handling.diffMs.toFixed(2)} ms. To read it takes ${handling.readMs.toFixed(2)} ms, ${times(handling.readMs / handling.axiosMs)} the time of the
same request by axios alone.`;
}

function method(results: Results): string {
    const { machine, versions, parallel } = results;
    const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    const main = mainLoad(results);
    return `<details><summary>How it is measured</summary>

\`npm run bench\` writes this page, in about 20 minutes on two idle cores. Each variant of one stack goes through its whole life with
the real Pulumi CLI, against the simulator of Buddy's API. Each resource is the action of Buddy's documentation, twenty to a pipeline.
The variants take turns at each command, so a machine that slows down slows all of them. A ratio is the median of all rounds. Seconds
are of one machine: ${machine}; ${software.join(", ")};
\`--parallel ${parallel}\`. At ${main.count} actions the host's memory was at most ${hostPeak(results, OURS, main)}, taught ${hostPeak(results, TAUGHT, main)}.

</details>`;
}
