import { readFileSync } from "node:fs";

/** A release's section of CHANGELOG.md in this folder; `undefined` when it has none. */
export function releaseSection(version) {
    const [, ...sections] = readFileSync("CHANGELOG.md", "utf8").split(/^## /m);
    const section = sections.find((text) => text.startsWith(`[${version}]`));
    if (section === undefined) {
        return undefined;
    }
    const [heading = "", ...lines] = section.split("\n");
    return { heading: heading.trim(), notes: lines.join("\n").trim() };
}
