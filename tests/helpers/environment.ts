import { dirname } from "node:path";

// By its own name, because the fuzzer and the benchmark run compiled, one folder deeper.
export const REPOSITORY = dirname(require.resolve("pulumi-buddyworks/package.json"));

/** Set by `provideCli.ts` for the workers: the CLI's path, or why there is none. */
export const CLI_COMMAND = "BUDDYWORKS_TEST_PULUMI";
export const NO_CLI_REASON = "BUDDYWORKS_TEST_NO_PULUMI";

// The developer's own login, stack, Buddy account and proxy stay out of the tests.
const KEPT_OUT = /^(PULUMI_|BUDDY_|NODE_PATH$|NODE_OPTIONS$|(HTTPS?|ALL|NO)_PROXY$)/i;

/** The environment of this process without what could lead a test elsewhere. */
export function neutralEnvironment(): Record<string, string> {
    const kept = Object.entries(process.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !KEPT_OUT.test(entry[0]),
    );
    return Object.fromEntries(kept);
}

/** The folder of the Node that runs the tests: Pulumi's launchers start `node` by name. */
export const NODE_FOLDER = dirname(process.execPath);
