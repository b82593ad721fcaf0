import { PIPELINE_TITLE, pipelineSection } from "./pipelineSection";
import { legend, reportOf } from "./report";
import type { LifecycleResults, Results } from "./results";

/** docs/benchmark.md */
export function pageOf(results: Results): string {
    const { machine, versions, parallel, pipelines } = results;
    const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    const page = `# Benchmark

Written by \`npm run bench\`; do not edit. \`npm run bench -- --quick\` gives a small one in under five minutes.

The same stack, in each of these variants, goes through its whole lifecycle with the real Pulumi CLI against the simulator of Buddy's API:

${legend()}

Each resource is the action of Buddy's documentation; twenty share a pipeline. Commands of the variants run in turn, so that a
machine that slows down slows all of them; a ratio is the median over the rounds. Seconds tell the scale only: they
hold for this machine (${machine}; ${software.join(", ")}; \`--parallel ${parallel}\`).

![How often as long as the floor each variant takes](benchmark.svg)

${reportOf(results)}
`;
    return pipelines === undefined ? page : withPipelines(page, pipelines);
}

/** The page with another last section, that about whole pipelines. */
export function withPipelines(page: string, pipelines: LifecycleResults): string {
    const [others = ""] = page.split(PIPELINE_TITLE);
    return `${others.trimEnd()}\n\n${pipelineSection(pipelines)}\n`;
}
