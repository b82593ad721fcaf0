import { createInterface } from "node:readline/promises";

/** Asks on the terminal. Everything but yes is no, the end of the input and Ctrl-C included. */
export async function ask(question: string, interrupted: AbortSignal): Promise<boolean> {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const closed = new Promise<string>((resolve) => {
        terminal.once("close", () => resolve(""));
    });
    // In a terminal readline takes Ctrl-C for itself.
    terminal.once("SIGINT", () => process.emit("SIGINT"));
    try {
        const answer = await Promise.race([terminal.question(question, { signal: interrupted }), closed]);
        return /^y(es)?$/i.test(answer.trim());
    } catch {
        return false;
    } finally {
        terminal.close();
    }
}
