import type { Phase } from "./measurement";
import { commandTable } from "./report";
import { type LifecycleResults, loadsOf } from "./results";

const PER_PIPELINE = 15; // as in programs/pipelines.js

const WORDS: Partial<Record<Phase, string>> = { update: "update of one action" };

/** The part of docs/benchmark.md about a program that creates pipelines with all their actions. */
export function pipelineSection(results: LifecycleResults): string {
    const parts = loadsOf(results).map((load) => {
        const pipelines = `One program creates ${load.count / PER_PIPELINE} pipelines of ${PER_PIPELINE} actions each.`;
        return `${pipelines} \`afterActionId\` places each action after the one before it, so the
actions of a pipeline are created one after the other, and pipelines side by side. One action in three is a \`DockerfileAction\`, the
others are an \`Action\`. **floor** and **least** are trivial resources with the same inputs and dependencies.

${commandTable(results, load, WORDS)}`;
    });
    return `## Whole pipelines

${parts.join("\n\n")}

An \`up\` lists the project's pipelines once and each pipeline's actions once, before the first create there. A \`destroy\` lists the
actions of each pipeline before it deletes the pipeline, to lose no action that somebody made in Buddy.`;
}
