import type { DemoStep } from "./demoSteps";

/** What became of one step. */
export interface DemoResult {
    name: string;
    isGood: boolean;
    text: string;
}

/** The demo's own lines between the CLI's. */
export interface DemoPage {
    isColored: boolean;
    note(line: string): void;
    heading(step: DemoStep, place: { number: number; count: number }): void;
    result(result: DemoResult): void;
    summary(results: readonly DemoResult[], skipped: readonly string[]): void;
}

const WIDTH = 84;

export function createDemoPage(): DemoPage {
    const isColored = wantsColor();
    const paint = (code: number, text: string): string => (isColored ? `\u001b[${code}m${text}\u001b[0m` : text);
    const bold = (text: string): string => paint(1, text);
    const dim = (text: string): string => paint(2, text);
    const line = ({ name, isGood, text }: DemoResult): string =>
        `${isGood ? paint(32, "✔") : paint(31, "✘")} ${name.padEnd(10)} ${text}`;
    return {
        isColored,
        note: (text) => console.log(dim(`pulumi-buddyworks: ${text}`)),
        heading: (step, { number, count }) => {
            const title = `── ${number} of ${count} · ${step.name} `;
            console.log(`\n${bold(title.padEnd(WIDTH, "─"))}`);
            console.log(step.about);
            console.log(`Look at ${step.look}.\n`);
        },
        result: (result) => console.log(line(result)),
        summary: (results, skipped) => {
            console.log(`\n${bold("── Summary ".padEnd(WIDTH, "─"))}`);
            for (const result of results) {
                console.log(line(result));
            }
            for (const name of skipped) {
                console.log(dim(`- ${name.padEnd(10)} not run`));
            }
            const good = results.filter(({ isGood }) => isGood).length;
            console.log(`\n${good} of ${results.length + skipped.length} steps went as announced.`);
            if (results.length === good) {
                console.log("Next: examples/quickstart/README.md says how to run this program against your own Buddy.");
            }
        },
    };
}

function wantsColor(): boolean {
    const { FORCE_COLOR: force, NO_COLOR: no } = process.env;
    if (force !== undefined) {
        return force !== "0" && force !== "false";
    }
    return process.stdout.isTTY === true && !no;
}
