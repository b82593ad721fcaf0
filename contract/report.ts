import type { Difference, DifferenceKind } from "./compare";

/** What differs for one resource type. */
export interface Section {
    typeName: string;
    /** Where the document describes its request. */
    where: string;
    /** How many types of actions the request is for, as far as the document says. */
    sharedBy: number;
    differences: readonly Difference[];
}

const HEADINGS: Readonly<Record<DifferenceKind, string>> = {
    fieldThere: "they have, we lack",
    fieldHere: "we have, they lack",
    type: "other types",
    wordsThere: "words they have, we lack",
    wordsHere: "words we have, they lack",
    requiredThere: "required there, not here",
    brokenRef: "references that lead nowhere",
};

export function reportOf(sections: readonly Section[]): string {
    return sections.map(sectionText).join("\n\n");
}

function sectionText({ typeName, where, sharedBy, differences }: Section): string {
    const title = `${typeName} (${where})`;
    if (differences.length === 0) {
        return `${title}\n  nothing differs`;
    }
    const note = sharedBy > 1 ? [`  shared by ${sharedBy} types: fields of the other types may be listed here`] : [];
    const kinds = Object.entries(HEADINGS).flatMap(([kind, heading]) => {
        const lines = differences.filter((each) => each.kind === kind).map(lineOf);
        return lines.length === 0 ? [] : [`  ${heading}:`, ...lines];
    });
    return [title, ...note, ...kinds].join("\n");
}

function lineOf({ path, detail }: Difference): string {
    return `    ${[path || "the request itself", ...(detail ? [detail] : [])].join(": ")}`;
}
