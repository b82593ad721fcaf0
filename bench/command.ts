import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { CLI_COMMAND, REPOSITORY } from "../tests/helpers/environment";
import { providePulumiCli } from "../tools/pulumiCli";
import { complaintsOf, goalsOf } from "./goals";
import { measureHandling } from "./handling";
import { measureLifecycles } from "./lifecycle";
import { machineInWords, versionsOf } from "./machine";
import { type Measurement, PHASES, type Phase } from "./measurement";
import { pageOf } from "./page";
import { FULL, type PlanOptions, pipelinePlanOf, planOf, QUICK, type Run } from "./plan";
import { plotOf } from "./plot";
import { type LifecycleResults, loadResults, type Results, roundsOf, saveResults } from "./results";
import { measureStarts } from "./starts";
import { PIPELINE_VARIANTS, VARIANTS, type Variant } from "./variants";

interface Flags {
    quick?: true;
    counts?: number[];
    latencies?: number[];
    variants?: string[];
    pipelines?: true;
    phases: readonly Phase[];
    rounds?: number;
    parallel: number;
    add?: true;
    render?: true;
}

const DOCS = join(REPOSITORY, "docs");
/** The raw figures, for `--add` and `--render`. */
const RESULTS = join(REPOSITORY, "bench", "results.json");
const PAGE = join(DOCS, "benchmark.md");

async function main(): Promise<void> {
    const flags = flagsOf();
    if (flags.render) {
        await publish(await loadResults(RESULTS));
        return;
    }
    const cli = await providePulumiCli({ progress: (line) => console.error(line) });
    process.env[CLI_COMMAND] = cli.command;
    const conditions = { machine: machineInWords(), versions: versionsOf(cli.version), parallel: flags.parallel };
    const before: Partial<Results> = flags.add ? await loadResults(RESULTS) : {};
    const pipelines: LifecycleResults = { measurements: [], sizes: [], ...before.pipelines, ...conditions };
    const results: Results = {
        measurements: [],
        sizes: [],
        ...before,
        ...conditions,
        starts: await measureStarts(),
        handling: await measureHandling(),
    };
    if (!flags.pipelines) {
        for (const run of planOf(planOptionsOf(flags))) {
            await measureRun(run, { into: results, variants: VARIANTS, results, flags });
        }
    }
    if (flags.pipelines || !flags.quick) {
        results.pipelines = pipelines;
        for (const run of pipelinePlanOf(flags)) {
            await measureRun(run, { into: pipelines, variants: PIPELINE_VARIANTS, results, flags });
        }
    }
    if (flags.quick || results.measurements.length === 0) {
        console.log(`\n${pageOf(results)}`);
        return;
    }
    await publish(results);
}

interface Target {
    /** What the measurements are added to: the results, or the part about whole pipelines. */
    into: LifecycleResults;
    variants: readonly Variant[];
    results: Results;
    flags: Flags;
}

async function measureRun({ variants: names, ...run }: Run, { into, variants, results, flags }: Target): Promise<void> {
    const before = roundsOf(into, run);
    await measureLifecycles({
        ...run,
        phases: flags.phases,
        parallel: into.parallel,
        variants: variants.filter(({ name }) => names.includes(name)),
        onMeasured: async (measurement) => {
            into.measurements.push({ ...measurement, round: before + measurement.round });
            console.error(lineOf(measurement));
            if (!flags.quick) {
                await saveResults(RESULTS, results); // what is measured stays if a later command fails
            }
        },
        onSized: (size) => into.sizes.push(size),
    });
}

/** A goal that is not met stands on the page as such, and fails the command: a person must see to it. */
async function publish(results: Results): Promise<void> {
    await writeFile(join(DOCS, "benchmark.svg"), plotOf(results));
    await writeFile(PAGE, pageOf(results));
    for (const complaint of complaintsOf(goalsOf(results))) {
        console.error(complaint);
        process.exitCode = 1;
    }
}

function lineOf({ variant, phase, count, latencyMs, seconds }: Measurement): string {
    return `${variant}: ${phase} of ${count} at ${latencyMs} ms: ${seconds.toFixed(2)} s`;
}

function planOptionsOf({ quick, ...flags }: Flags): PlanOptions {
    return { ...(quick ? QUICK : FULL), ...flags };
}

function flagsOf(): Flags {
    const command = new Command("npm run bench --");
    command
        .description(
            "this package beside the engine's floor and the provider as Pulumi's documentation teaches it, with the real CLI",
        )
        .option("--quick", "small stacks, once each, under five minutes; prints the page and writes nothing")
        .option("--counts <list>", `actions per stack (default: ${FULL.counts.join()})`, numbers(1))
        .option(
            "--latencies <list>",
            `milliseconds the simulator waits (default: ${FULL.latencies.join()})`,
            numbers(0),
        )
        .addOption(
            new Option("--variants <list>", "what to compare (default: those that the page compares)").argParser(
                chosenFrom(VARIANTS.map(({ name }) => name)),
            ),
        )
        .addOption(
            new Option("--phases <list>", "the commands to measure, from up on")
                .argParser(chosenFrom(PHASES))
                .default(PHASES, "all"),
        )
        .option("--rounds <number>", "how often each is repeated (default: once, least and ours twice)", one)
        .option("--parallel <number>", "operations the engine runs at once", one, 16)
        .option("--pipelines", "only the program that creates whole pipelines; use it with --add")
        .option("--add", "keep what bench/results.json holds, and add to it")
        .option("--render", "measure nothing; write docs/benchmark.md and .svg from bench/results.json")
        .parse();
    return command.opts<Flags>();
}

function chosenFrom<T extends string>(names: readonly T[]): (text: string) => T[] {
    return (text) => {
        const chosen = text.split(",");
        if (!chosen.every((name) => names.some((known) => known === name))) {
            throw new InvalidArgumentError(`Choose from: ${names.join("; ")}.`);
        }
        return names.filter((name) => chosen.includes(name)); // in their order
    };
}

const one = (text: string): number => numbers(1)(text)[0] ?? 1;

function numbers(least: number): (text: string) => number[] {
    return (text) => {
        const list = text.split(",").map(Number);
        if (!list.every((number) => Number.isSafeInteger(number) && number >= least)) {
            throw new InvalidArgumentError(`Give whole numbers from ${least}, with commas between.`);
        }
        return list;
    };
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
