import type { Simulator } from "../../simulator";

const SECTION = /^(Outputs|Resources|Duration|Diagnostics|Policies):?/;

/** The lines under "Diagnostics:", each resource's heading included, without indentation. */
export function diagnostics({ all }: { all: string }): string[] {
    const lines = all.split("\n");
    const start = lines.lastIndexOf("Diagnostics:");
    if (start === -1) {
        return [];
    }
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => SECTION.test(line));
    return rest
        .slice(0, end === -1 ? undefined : end)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}

// The summary that follows every failure, and the host's own echo of an error, without anything new in it.
const NOISE = /^error: (update|preview|refresh|destroy) failed$|^Error: .*:$/;

/** Errors and warnings in our own words, without what the CLI puts around them; sorted, since they come in any order. */
export function messages(ran: { all: string }): string[] {
    return diagnostics(ran)
        .filter((line) => !/^(pulumi|pulumi-nodejs):\S+ \(\S+\):$/.test(line) && !NOISE.test(line))
        .map((line) => line.replace(/^error: \S+ resource '([^']+)' has a problem: /, "$1: "))
        .map((line) => line.replace(/^error: (Preview|Update) failed: /, "error: "))
        .sort();
}

/** Every request since the last time this was asked, as "PATCH /workspaces/…". */
export function takeRequests({ journal }: Simulator): string[] {
    const requests = journal.all().map(({ method, path }) => `${method} ${path}`);
    journal.clear();
    return requests;
}
