import { OLDEST_GO } from "./pulumiFromGo";
import { OLDEST_PULUMI } from "./version";

/** A way to a Pulumi CLI that did not lead to one. */
export interface RejectedSource {
    what: string;
    why: string;
}

/** What was tried, why each failed, and what the reader can do about it. */
export function missingPulumiMessage(rejected: readonly RejectedSource[]): string {
    return [
        "There is no usable Pulumi CLI on this machine, and none could be fetched or built.",
        "Tried:",
        ...rejected.map(({ what, why }) => `  - ${what}: ${why}`),
        "Do one of these and run the command again:",
        `  - install the Pulumi CLI, ${OLDEST_PULUMI} or newer: https://www.pulumi.com/docs/install/`,
        `  - install Go, ${OLDEST_GO} or newer, to have the CLI built: https://go.dev/doc/install`,
        "  - set PULUMI_BUDDYWORKS_CLI to the path of a pulumi binary",
    ].join("\n");
}
