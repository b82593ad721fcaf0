import { requestsText, seconds, table, times } from "./format";
import type { Phase } from "./measurement";
import { type Cell, cellsOf, type LifecycleResults, measured, ratioOf, roundsOf, secondsOf } from "./results";
import { FLOOR, OURS, PIPELINE_VARIANTS } from "./variants";

export const PIPELINE_TITLE = "## Whole pipelines";

const PER_PIPELINE = 15; // as in programs/pipelines.js

const WORDS: Partial<Record<Phase, string>> = { update: "update of one action" };

/** The part of docs/benchmark.md about a program that creates pipelines with all their actions. */
export function pipelineSection(results: LifecycleResults): string {
    const { machine, versions, parallel } = results;
    const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    const cells = cellsOf(results);
    const rows = cells.map((cell) => [
        cell.count / PER_PIPELINE,
        WORDS[cell.phase] ?? cell.phase,
        seconds(secondsOf(results, FLOOR, cell)),
        seconds(secondsOf(results, OURS, cell)),
        times(ratioOf(results, [OURS, FLOOR], cell)),
        requestsOf(results, cell),
    ]);
    const legend = PIPELINE_VARIANTS.map(({ name, meaning }) => `- **${name}**: ${meaning}`);
    const rounds = Math.max(0, ...cells.map((cell) => roundsOf(results, cell)));
    return `${PIPELINE_TITLE}

One program creates pipelines of ${PER_PIPELINE} actions each. \`afterActionId\` places each action after the one before it, so the actions of
a pipeline are created one after the other, and pipelines side by side. One action in three is a \`DockerfileAction\`.

${legend.join("\n")}

The two took turns at each command, in ${rounds} ${rounds === 1 ? "round" : "rounds"} without latency. Compare the ratios: other programs may have kept the machine
busy meanwhile (${machine}; ${software.join(", ")}; \`--parallel ${parallel}\`).

${table(["pipelines", "command", "floor", "ours", "ours ÷ floor", "ours: requests"], rows)}

Requests are exact. An \`up\` lists the project's pipelines once and each pipeline's actions once, before the first create there.
A \`destroy\` lists the actions of each pipeline before it deletes the pipeline, to lose no action that somebody made in Buddy.`;
}

/** Those of every round; they are the same unless something was sent again. */
function requestsOf(results: LifecycleResults, cell: Cell): string {
    const texts = measured(results, OURS, cell).map(({ requests }) => requestsText(requests));
    return [...new Set(texts)].join(" or ");
}
