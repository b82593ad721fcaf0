import type { Row } from "./row";
import { MATRIX, ROWS } from "./rows";

/** A row with the versions of its last run. */
export interface Entry {
    row: Row;
    versions: string;
}

/** docs/matrix.md */
export function pageOf(entries: readonly Entry[], cli: string): string {
    const groups = Object.entries(MATRIX).map(
        ([title, rows]) => `## ${title}\n\n${resultTable(entries.filter(({ row }) => rows.includes(row)))}`,
    );
    return `# Where it runs

Written by \`npm run test:matrix\`; do not edit.

Each row is a project in a temporary folder, with the package from \`npm pack\` installed by that package manager. Pulumi CLI ${cli}
then takes one action through its lifecycle against the simulator of Buddy's API: a preview, an update that creates it, a preview that
finds nothing to do, an update in place, a refresh after somebody edited it in Buddy, and a destroy. Each time the test compares
what the simulator holds. Types are checked wherever Pulumi checks them. The versions are those of the last run. Rows that cannot
work run, too: the installation or Pulumi's preview must fail with the message in [the table below](#what-cannot-work).

${groups.join("\n\n")}

## What cannot work

${refusalTable()}

3.139.0 is the first version of Pulumi's SDK that passes the stack's configuration to dynamic providers. Before 3.216.0 a refresh
records what was edited in Buddy only in the outputs: the next \`pulumi up\` still repairs it, but \`--diff\` does not name the
property.

## Windows

Nothing ran on Windows. Tested with Windows' path rules on Linux: finding the command line's cache folder, the CLI on \`Path\`, Pulumi's
host by its script, the project around a folder, and the import statement for \`--code\`. Not tested: the drive letter in the
address of a file backend, Ctrl-C, and everything that starts a process.

## Not tested

- \`runtime: bun\` of Pulumi.yaml. Its language host is not published where this project is tested; the rows with Bun
  instead of Node.js run program and provider host with Pulumi's Node.js language host.
- Today's Node.js language host, for the same reason: the rows ran with that of Pulumi 3.68.0, the last one published as a Go module,
  which starts the SDK's own runner in the same way. It gets the options of \`runtime\` as flags.
- macOS, Deno, and Yarn's pnpm linker.
`;
}

/** The versions on a page, by the row's name, and its CLI. */
export function readPage(page: string): { versions: Map<string, string>; cli: string } {
    const lines = page.matchAll(/^\| (.+) \| (.+) \| (?:works|refused) \|$/gm);
    const versions = new Map([...lines].map(([, name = "", with_ = ""]) => [name, with_]));
    return { versions, cli: /Pulumi CLI (\S+)/.exec(page)?.[1] ?? "" };
}

function resultTable(entries: readonly Entry[]): string {
    const lines = entries.map(({ row, versions }) => [row.name, versions, row.refusal ? "refused" : "works"]);
    return table(["", "with", "result"], lines);
}

function refusalTable(): string {
    const lines = ROWS.flatMap(({ name, refusal }) =>
        refusal ? [[name, `at ${refusal.at}: \`${refusal.message}\``, refusal.fix]] : [],
    );
    return table(["", "message", "what to do"], lines);
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
    return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
