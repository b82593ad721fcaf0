import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Command, InvalidArgumentError } from "commander";
import { CLI_COMMAND, REPOSITORY } from "../tests/helpers/environment";
import { type Progress, withProgress } from "../tools/progress";
import { providePulumiCli } from "../tools/pulumiCli";
import { type Outcome, tryRow } from "./outcome";
import { pageOf } from "./page";
import type { Row } from "./row";
import { ROWS } from "./rows";
import { openWorkshop, type Workshop } from "./workshop";

interface Flags {
    row?: string[];
    cheap?: true;
    list?: true;
    parallel: number;
}

const progress: Progress = (line) => console.error(line);

async function main(): Promise<void> {
    const flags = flagsOf();
    const rows = chosen(flags);
    if (flags.list) {
        console.log(rows.map(({ name }) => name).join("\n"));
        return;
    }
    const cli = await providePulumiCli({ progress });
    process.env[CLI_COMMAND] = cli.command;
    const shop = await withProgress(progress, "packing", () => openWorkshop({ newestSdk: "latest" }));
    try {
        const outcomes = await tryAll(rows, shop, flags.parallel);
        const broken = outcomes.filter(({ complaint }) => complaint !== undefined);
        console.log(`${outcomes.length - broken.length} of ${rows.length} as the matrix says`);
        for (const { row, versions, complaint } of broken) {
            console.error(`\n${row.name} (${versions}): ${complaint}`);
        }
        if (broken.length > 0) {
            process.exitCode = 1;
        } else if (rows.length === ROWS.length) {
            await writeFile(join(REPOSITORY, "docs", "matrix.md"), pageOf(outcomes, cli.version));
        }
    } finally {
        await shop.remove();
    }
}

/** Returns the outcomes in the order of the rows. */
async function tryAll(rows: readonly Row[], shop: Workshop, parallel: number): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const waiting = [...rows.entries()];
    const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, row] = next;
            const started = performance.now();
            const outcome = await withProgress(progress, row.name, () => tryRow(row, shop));
            outcomes[index] = outcome;
            const seconds = Math.round((performance.now() - started) / 1000);
            console.log(`${wordOf(outcome)}: ${row.name} (${outcome.versions}; ${seconds} s)`);
        }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    return outcomes;
}

function wordOf({ row, complaint }: Outcome): string {
    if (complaint !== undefined) {
        return "NOT AS SAID";
    }
    return row.refusal ? "refused" : "works";
}

function chosen({ row: names, cheap }: Flags): readonly Row[] {
    return ROWS.filter((row) => (names === undefined || names.includes(row.name)) && (!cheap || row.isCheap));
}

function flagsOf(): Flags {
    const command = new Command("npm run test:matrix --");
    command
        .description(
            "the packed package in projects of every package manager, language, Node.js and SDK, with the real CLI; " +
                "writes docs/matrix.md when all rows ran",
        )
        .option("--row <name>", "this row only; may be repeated", collectRow)
        .option("--cheap", "those that `npm run test:rest` runs, too")
        .option("--list", "the rows' names")
        .option("--parallel <number>", "rows at the same time", atLeastOne, 2)
        .parse();
    return command.opts<Flags>();
}

function collectRow(name: string, before: string[] = []): string[] {
    if (!ROWS.some((row) => row.name === name)) {
        throw new InvalidArgumentError("--list names the rows.");
    }
    return [...before, name];
}

function atLeastOne(text: string): number {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < 1) {
        throw new InvalidArgumentError("Give a whole number from 1.");
    }
    return number;
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
