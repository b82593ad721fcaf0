import { plainWord, quoted } from "../printable";
import { nearestName } from "../problem";
import { MASK } from "../redact";

/** What can be looked up by its name. */
export interface Named {
    name: string;
    /** Empty where Buddy gives none. */
    identifier: string;
}

/** How messages speak of a list and of what is in it. */
export interface Labels<Item> {
    /** Whose list it is, e.g. `project acme/website`. */
    owner: string;
    one: string;
    many: string;
    /** What tells items of the same name apart. */
    id: (item: Item) => string;
    /** What to pass to a resource instead of a name. */
    instead: string;
    /** What to check when nothing is in the list. */
    whenEmpty: string;
}

interface Wanted {
    name: string;
    /** Neither shown nor hinted at. */
    isSecret: boolean;
}

const MOST_LISTED = 20;
const LONGEST_LISTING = 500;

/** The one item of exactly that name, because Buddy lets several share a name; otherwise an error that says what there is. */
export function findByName<Item extends Named>(
    items: readonly Item[],
    wanted: Wanted,
    { owner, one, many, id, instead, whenEmpty }: Labels<Item>,
): Item {
    const idOf = (item: Item) => plainWord(id(item));
    const [match, ...others] = items.filter(({ name }) => name === wanted.name);
    const shown = wanted.isSecret ? MASK : quoted(wanted.name);
    if (match !== undefined && others.length === 0) {
        return match;
    }
    if (match !== undefined) {
        const ids = listing([match, ...others].map(idOf));
        const remedy = `rename one in Buddy, or pass the id itself: ${instead}`;
        throw new Error(`${owner} has ${others.length + 1} ${many} called ${shown} (${ids}); ${remedy}`);
    }
    if (items.length === 0) {
        throw new Error(`${owner} has no ${many} that this token can see; ${whenEmpty}`);
    }
    const hint = wanted.isSecret ? "." : hintFor(items, wanted.name);
    const present = listing(items.map((item) => `${quoted(item.name)} (${idOf(item)})`));
    throw new Error(`${owner} has no ${one} called ${shown}${hint} It has ${present}`);
}

function hintFor(items: readonly Named[], name: string): string {
    const identified = items.find(({ identifier }) => identifier === name);
    if (identified !== undefined) {
        return `; that is the identifier of ${quoted(identified.name)}; give its name.`;
    }
    const nearest = nearestName(
        name,
        items.map((item) => item.name),
    );
    return nearest === undefined ? "." : `; did you mean ${quoted(nearest)}?`;
}

/** The first ones, as many as a reader takes in; one at least. */
function listing(texts: readonly string[]): string {
    let shown = texts[0] ?? "";
    let count = 1;
    for (const text of texts.slice(1, MOST_LISTED)) {
        const longer = `${shown}, ${text}`;
        if (longer.length > LONGEST_LISTING) {
            break;
        }
        shown = longer;
        count += 1;
    }
    return texts.length > count ? `${shown} and ${texts.length - count} more` : shown;
}
