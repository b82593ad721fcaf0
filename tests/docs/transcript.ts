import { stableLine } from "../../tools/recording/transcript";

/** One command of a terminal transcript, with what it is said to print. */
export interface TranscriptStep {
    command: string;
    expected: string[];
}

const ANYTHING = "…";

/** A `console` block: each `$ ` begins a command, the lines below are its output. */
export function transcriptSteps(block: string): TranscriptStep[] {
    const steps: TranscriptStep[] = [];
    for (const line of block.split("\n")) {
        if (line.startsWith("$ ")) {
            steps.push({ command: line.slice(2), expected: [] });
        } else {
            steps.at(-1)?.expected.push(line);
        }
    }
    return steps;
}

/** Lines that were printed, without what differs from run to run: times, ports, trailing blanks, empty lines. */
export function stableLines(output: string | readonly string[]): string[] {
    const lines = typeof output === "string" ? output.split("\n") : output;
    return lines.map(stableLine).filter((line) => line !== "");
}

/** True when the lines are the expected ones; a line "…" stands for any number of others. */
export function agrees(printed: readonly string[], expected: readonly string[]): boolean {
    const [next, ...rest] = expected;
    if (next === undefined) {
        return printed.length === 0;
    }
    if (next.trim() === ANYTHING) {
        return printed.some((_line, index) => agrees(printed.slice(index), rest)) || rest.length === 0;
    }
    return printed[0] === next && agrees(printed.slice(1), rest);
}
