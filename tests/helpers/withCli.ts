import { postgresFolder } from "../../compatibility/postgres";
import { CLI_COMMAND, NO_CLI_REASON } from "./environment";

/** A `describe` whose tests run the real CLI; where none can be had its title says so. */
export function describeWithCli(title: string, body: () => void): void {
    if (process.env[CLI_COMMAND] !== undefined) {
        describe(title, body);
        return;
    }
    const reason = (process.env[NO_CLI_REASON] ?? "provideCli.ts did not run").split("\n", 1)[0];
    describe.skip(`${title} (skipped, because ${reason})`, body);
}

/** The same for tests that need a PostgreSQL server, too: without one they are skipped, on a build server they fail. */
export function describeWithPostgres(title: string, body: () => void): void {
    if (postgresFolder() !== undefined) {
        describeWithCli(title, body);
        return;
    }
    const reason = "no PostgreSQL server is installed; Debian's package is called postgresql";
    if (!process.env["CI"]) {
        describe.skip(`${title} (skipped, because ${reason})`, body);
        return;
    }
    describe(title, () => {
        it("finds a PostgreSQL server", () => {
            throw new Error(reason);
        });
    });
}
