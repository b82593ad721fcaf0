import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Command, InvalidArgumentError } from "commander";
import { CLI_COMMAND, REPOSITORY } from "../tests/helpers/environment";
import { type Progress, withProgress } from "../tools/progress";
import { providePulumiCli } from "../tools/pulumiCli";
import { createMatrixSetup, type MatrixSetup } from "./matrixSetup";
import { type Outcome, runRow } from "./outcome";
import { pageOf } from "./page";
import type { Row } from "./row";
import { ROWS } from "./rows";

interface Flags {
    row?: string[];
    quick?: true;
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
    const setup = await withProgress(progress, "packing", () => createMatrixSetup({ newestSdk: "latest" }));
    try {
        const outcomes = await runRows(rows, setup, flags.parallel);
        const unexpected = outcomes.filter(({ mismatch }) => mismatch !== undefined);
        console.log(`${outcomes.length - unexpected.length} of ${rows.length} as expected`);
        for (const { row, versions, mismatch } of unexpected) {
            console.error(`\n${row.name} (${versions}): ${mismatch}`);
        }
        if (unexpected.length > 0) {
            process.exitCode = 1;
        } else if (rows.length === ROWS.length) {
            await writeFile(join(REPOSITORY, "docs", "matrix.md"), pageOf(outcomes, cli.version));
        }
    } finally {
        await setup.remove();
    }
}

/** Returns the outcomes in the order of the rows. */
async function runRows(rows: readonly Row[], setup: MatrixSetup, parallel: number): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const waiting = [...rows.entries()];
    const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, row] = next;
            const started = performance.now();
            const outcome = await withProgress(progress, row.name, () => runRow(row, setup));
            outcomes[index] = outcome;
            const seconds = Math.round((performance.now() - started) / 1000);
            console.log(`${resultOf(outcome)}: ${row.name} (${outcome.versions}; ${seconds} s)`);
        }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    return outcomes;
}

function resultOf({ row, mismatch }: Outcome): string {
    if (mismatch !== undefined) {
        return "UNEXPECTED";
    }
    return row.refusal ? "refused" : "works";
}

function chosen({ row: names, quick }: Flags): readonly Row[] {
    return ROWS.filter((row) => (names === undefined || names.includes(row.name)) && (!quick || row.isQuick));
}

function flagsOf(): Flags {
    const command = new Command("npm run test:matrix --");
    command
        .description(
            "the packed package in projects of every package manager, language, Node.js and SDK, with the real CLI; " +
                "writes docs/matrix.md when all rows ran",
        )
        .option("--row <name>", "this row only; may be repeated", collectRow)
        .option("--quick", "only the rows that `npm run test:rest` runs, too")
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
