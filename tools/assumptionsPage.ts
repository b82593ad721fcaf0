import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROBE_IDS, PROBES } from "../verify/probes";
import { UNMEASURED } from "../verify/unmeasured";

const INTRODUCTION = `# What we assume about Buddy

This package was never run against a live Buddy account. This page lists what it assumes about Buddy's API, on what evidence, and what
happens if an assumption is wrong. [\`pulumi-buddyworks verify\`](verify.md) measures the first table with your own Buddy in a minute, and
the [simulator](reference/simulator.md#behaviour) can behave in each of these ways.

Evidence: D documented by Buddy, O observed in other clients of the API, A assumed without a source. In **bold**: what would matter to
you. This page is generated from the probes of the command.
`;

/** The text of \`docs/assumptions.md\`. */
export function assumptionsPage(): string {
    return `${INTRODUCTION}
## Measured by verify

| question | assumed | evidence | probe | if it is otherwise |
| --- | --- | --- | --- | --- |
${PROBE_IDS.map(probeRow).join("\n")}

## Not measured

Measuring these would be unsafe, slow or inconclusive.

| assumed | evidence | switch | if it is wrong |
| --- | --- | --- | --- |
${UNMEASURED.map(({ assumed, evidence, id, otherwise }) => row([assumed, evidence, id === undefined ? "–" : code(id), otherwise])).join("\n")}
`;
}

function probeRow(id: (typeof PROBE_IDS)[number]): string {
    const { question, assumed, evidence, otherwise } = PROBES[id];
    const texts = new Map<string, string[]>();
    for (const [value, { matters, means }] of Object.entries(otherwise)) {
        const text = matters ? `**${means}**` : means;
        texts.set(text, [...(texts.get(text) ?? []), typeof assumed === "number" ? "any other" : code(value)]);
    }
    const cells = [...texts].map(([text, values]) => `${values.join(", ")}: ${text}`);
    return row([question, code(String(assumed)), evidence, code(id), cells.join("<br>")]);
}

function row(cells: readonly string[]): string {
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function code(text: string): string {
    return `\`${text}\``;
}

if (require.main === module) {
    writeFileSync(join(__dirname, "..", "..", "docs", "assumptions.md"), assumptionsPage());
}
