import { CLI_COMMAND, NO_CLI_REASON } from "./surroundings";

/** A `describe` whose tests run the real CLI; where none can be had its title says so. */
export function describeWithCli(title: string, body: () => void): void {
    if (process.env[CLI_COMMAND] !== undefined) {
        describe(title, body);
        return;
    }
    const reason = (process.env[NO_CLI_REASON] ?? "provideCli.ts did not run").split("\n", 1)[0];
    describe.skip(`${title} (skipped, because ${reason})`, body);
}
