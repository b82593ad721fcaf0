import { Command, InvalidArgumentError } from "commander";
import { TIMEOUT } from "./drawn";
import { startHosts } from "./hosts";
import { type Broken, fuzz } from "./run";

interface Flags {
    runs: number;
    seed: number;
    parallel: number;
}

const PROGRESS_MS = 10_000;

async function main(): Promise<void> {
    const command = new Command("npm run fuzz --");
    command
        .description("random programs, faults and edits by others, through Pulumi's own provider host")
        .option("--runs <number>", "sequences in all", atLeast(1), 200)
        .option(
            "--seed <number>",
            "where chance begins; printed, and the same again gives the same sequences",
            atLeast(0),
        )
        .option(
            "--parallel <number>",
            "sequences side by side, each with hosts and a simulator of its own",
            atLeast(1),
            8,
        )
        .parse();
    const { runs, seed = Date.now() % 2 ** 31, parallel } = command.opts<Flags>();
    const count = Math.min(parallel, runs);
    console.log(`${runs} sequences, ${count} side by side, seed ${seed}`);

    let held = 0;
    const progress = setInterval(() => console.log(`${held} of ${runs} sequences held`), PROGRESS_MS);
    const results = await Promise.all(
        Array.from({ length: count }, async (_, number) => {
            const hosts = await startHosts({ timeout: TIMEOUT });
            const share = Math.floor(runs / count) + (number < runs % count ? 1 : 0);
            const broken = await fuzz(hosts, { runs: share, seed: seed + number, onHeld: () => held++ });
            await hosts.stop();
            return broken;
        }),
    );
    clearInterval(progress);
    const broken = results.filter((result) => result !== undefined);
    broken.forEach(print);
    console.log(broken.length === 0 ? `all ${runs} sequences held` : `sequences that fail: ${broken.length}`);
    process.exitCode = broken.length === 0 ? 0 : 1;
}

function print({ seed, runs, report }: Broken): void {
    console.error(`${report}\n  again: npm run fuzz -- --parallel 1 --seed ${seed} --runs ${runs}`);
}

function atLeast(least: number): (text: string) => number {
    return (text) => {
        const number = Number(text);
        if (!Number.isSafeInteger(number) || number < least) {
            throw new InvalidArgumentError(`Give a whole number from ${least}.`);
        }
        return number;
    };
}

void main();
