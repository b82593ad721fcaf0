import { type ParentPath, parentText } from "../client/urls";
import { plainWord, quoted } from "../printable";
import { nearestName } from "../problem";
import { MASK } from "../redact";

/** What can be found by its name. */
export interface Named {
    readonly name: string;
    readonly identifier?: string;
}

interface Search<Item> {
    name: string;
    /** Then messages neither show the name nor hint at it. */
    isSecret: boolean;
    noun: string;
    parent: ParentPath;
    /** What distinguishes items of the same name. */
    idText: (item: Item) => string;
    /** The input that takes the id. */
    idInput: string;
}

const MOST_LISTED = 20;
const MAX_LIST_LENGTH = 500;

/** The only item of exactly this name, because Buddy allows several of one name. Otherwise an error that lists what there is. */
export function findByName<Item extends Named>(items: readonly Item[], search: Search<Item>): Item {
    const { name, isSecret, noun, parent, idText, idInput } = search;
    const place = parent.projectName === undefined ? "workspace" : "project";
    const owner = `${place} ${parentText(parent)}`;
    const idOf = (item: Item) => plainWord(idText(item));
    const [match, ...others] = items.filter((item) => item.name === name);
    if (match !== undefined && others.length === 0) {
        return match;
    }
    const shown = isSecret ? MASK : quoted(name);
    if (match !== undefined) {
        const ids = listed([match, ...others].map(idOf));
        const fix = `Rename one in Buddy, or set ${idInput} to the id itself.`;
        throw new Error(`${owner} has ${others.length + 1} ${noun}s called ${shown} (${ids}). ${fix}`);
    }
    if (items.length === 0) {
        const input = place === "project" ? "projectName" : place;
        const fix = `Check ${input}, and what the token's owner may see.`;
        throw new Error(`${owner} has no ${noun}s that this token can see. ${fix}`);
    }
    const hint = isSecret ? "" : hintFor(items, name);
    const present = listed(items.map((item) => `${quoted(item.name)} (${idOf(item)})`));
    throw new Error(`${owner} has no ${noun} called ${shown}.${hint} It has ${present}.`);
}

function hintFor(items: readonly Named[], name: string): string {
    const identified = items.find(({ identifier }) => identifier === name);
    if (identified !== undefined) {
        return ` That is the identifier of ${quoted(identified.name)}. Give its name instead.`;
    }
    const names = items.map((item) => item.name);
    const nearest = nearestName(name, names);
    return nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;
}

/** The first texts, as many as a reader takes in, but at least one. */
function listed(texts: readonly string[]): string {
    let shown = texts[0] ?? "";
    let count = 1;
    for (const text of texts.slice(1, MOST_LISTED)) {
        const longer = `${shown}, ${text}`;
        if (longer.length > MAX_LIST_LENGTH) {
            break;
        }
        shown = longer;
        count += 1;
    }
    return texts.length > count ? `${shown} and ${texts.length - count} more` : shown;
}
