import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { CLI_COMMAND, REPOSITORY } from "../tests/helpers/environment";
import { providePulumiCli } from "../tools/pulumiCli";
import { measureHandling } from "./handling";
import { measureLifecycles } from "./lifecycle";
import { machineInWords, versionsOf } from "./machine";
import { type Measurement, PHASES, type Phase } from "./measurement";
import { pageOf } from "./page";
import { FULL, planOf, QUICK, type Run, type Wishes } from "./plan";
import { plotOf } from "./plot";
import { reportOf } from "./report";
import { loadResults, type Results, roundsOf, saveResults } from "./results";
import { measureStarts } from "./starts";
import { VARIANTS } from "./variants";

interface Flags {
    quick?: true;
    counts?: number[];
    latencies?: number[];
    variants?: string[];
    phases: readonly Phase[];
    rounds?: number;
    parallel: number;
    add?: true;
    render?: true;
}

const DOCS = join(REPOSITORY, "docs");
/** The raw figures, for `--add` and `--render`. */
const RESULTS = join(REPOSITORY, "bench", "results.json");

async function main(): Promise<void> {
    const flags = flagsOf();
    if (flags.render) {
        await publish(await loadResults(RESULTS));
        return;
    }
    const cli = await providePulumiCli({ progress: (line) => console.error(line) });
    process.env[CLI_COMMAND] = cli.command;
    const results: Results = {
        ...(flags.add ? await loadResults(RESULTS) : { measurements: [], sizes: [] }),
        machine: machineInWords(),
        versions: versionsOf(cli.version),
        parallel: flags.parallel,
        starts: await measureStarts(),
        handling: await measureHandling(),
    };
    for (const run of planOf(wishesOf(flags))) {
        await carryOut(run, results, flags);
    }
    console.log(`\n${reportOf(results)}`);
}

async function carryOut({ variants, ...run }: Run, results: Results, { phases, quick }: Flags): Promise<void> {
    const before = roundsOf(results, run);
    await measureLifecycles({
        ...run,
        phases,
        parallel: results.parallel,
        variants: VARIANTS.filter(({ name }) => variants.includes(name)),
        onMeasured: async (measurement) => {
            results.measurements.push({ ...measurement, round: before + measurement.round });
            console.error(lineOf(measurement));
            if (!quick) {
                await publish(results); // hours may have gone into it
            }
        },
        onSized: (size) => results.sizes.push(size),
    });
}

async function publish(results: Results): Promise<void> {
    await mkdir(DOCS, { recursive: true });
    await saveResults(RESULTS, results);
    await writeFile(join(DOCS, "benchmark.svg"), plotOf(results));
    await writeFile(join(DOCS, "benchmark.md"), pageOf(results));
}

function lineOf({ variant, phase, count, latencyMs, seconds }: Measurement): string {
    return `${variant}: ${phase} of ${count} at ${latencyMs} ms: ${seconds.toFixed(2)} s`;
}

function wishesOf({ quick, counts, latencies, variants, rounds }: Flags): Wishes {
    const usual = quick ? QUICK : FULL;
    const often = rounds ?? usual.rounds;
    return {
        counts: counts ?? usual.counts,
        latencies: latencies ?? usual.latencies,
        variants: variants ?? usual.variants,
        ...(often !== undefined && { rounds: often }),
    };
}

function flagsOf(): Flags {
    const command = new Command("npm run bench --");
    command
        .description(
            "this package beside the engine's floor and the provider as Pulumi's documentation teaches it, with the real CLI",
        )
        .option("--quick", "small stacks, once each, under five minutes; prints the tables and writes nothing")
        .option("--counts <list>", `actions per stack (default: ${FULL.counts.join()})`, numbers(1))
        .option(
            "--latencies <list>",
            `milliseconds the simulator waits (default: ${FULL.latencies.join()})`,
            numbers(0),
        )
        .addOption(
            new Option("--variants <list>", "what to compare (default: all)").argParser(
                chosenFrom(VARIANTS.map(({ name }) => name)),
            ),
        )
        .addOption(
            new Option("--phases <list>", "the commands to measure, from up on")
                .argParser(chosenFrom(PHASES))
                .default(PHASES, "all"),
        )
        .option("--rounds <number>", "how often each is repeated (default: fewer for larger stacks)", one)
        .option("--parallel <number>", "operations the engine runs at once", one, 16)
        .option("--add", "keep what bench/results.json holds, and add to it")
        .option("--render", "measure nothing; write docs/benchmark.md and .svg from bench/results.json")
        .parse();
    return command.opts<Flags>();
}

function chosenFrom<T extends string>(names: readonly T[]): (text: string) => T[] {
    return (text) => {
        const asked = text.split(",");
        if (!asked.every((name) => names.some((known) => known === name))) {
            throw new InvalidArgumentError(`Choose from: ${names.join("; ")}.`);
        }
        return names.filter((name) => asked.includes(name)); // in their order
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
