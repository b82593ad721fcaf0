import { PIPELINE_TITLE, pipelineSection } from "./pipelineSection";
import { legend, reportOf } from "./report";
import type { LifecycleResults, Results } from "./results";

/** docs/benchmark.md */
export function pageOf(results: Results): string {
    const { machine, versions, parallel, pipelines } = results;
    const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    const page = `# Benchmark

Written by \`npm run bench\`; do not edit. \`npm run bench -- --quick\` gives a small one in under five minutes.

Each variant of one stack goes through its whole lifecycle with the real Pulumi CLI, against the simulator of Buddy's API:

${legend()}

Each resource is the action of Buddy's documentation, twenty to a pipeline. The variants take turns at each command, so a machine
that slows down slows all of them. A ratio is the median of all rounds. Seconds show the scale only: they are of this machine (${machine}; ${software.join(", ")}; \`--parallel ${parallel}\`).

![How many times the floor's time each variant takes](benchmark.svg)

${reportOf(results)}
`;
    return pipelines === undefined ? page : withPipelines(page, pipelines);
}

/** The page with another last section, that about whole pipelines. */
export function withPipelines(page: string, pipelines: LifecycleResults): string {
    const [others = ""] = page.split(PIPELINE_TITLE);
    return `${others.trimEnd()}\n\n${pipelineSection(pipelines)}\n`;
}
