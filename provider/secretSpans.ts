import { folded, foldedText, type Reading, readingsOf, squeezed, squeezedText } from "./spellings";

/** A part of a text; its end is not part of it. */
export interface Span {
    from: number;
    to: number;
}

/**
 * A shorter secret counts as a whole word only: "a" is in every sentence. Where it is part of a longer word nobody can
 * tell the two apart, readers neither.
 */
export const SHORTEST_IN_WORDS = 4;
/** Of a secret that was cut so many characters count, too: fewer begin too many words, and give little away. */
const SHORTEST_PIECE = 8;
/** So many are no chance, even where nothing shows that the text was cut. */
const SURE_PIECE = 16;
/** What follows a text that was cut: perhaps half an escape, then an ellipsis, a closing mark, or the end. */
const CUT = /\s?(?:\\(?:u[\da-f]{0,3})?|%[\da-f]?|&#?\w{0,6})?(?:\s?(?:…|\.{3})|["'`\])}<>]|\s?$)/iy;
/** A key is quoted line by line as well. Its first and last line are no secret. */
const SHORTEST_LINE = 16;
const FRAME_OF_KEY = /^-----(?:BEGIN|END)[A-Z\d ]+----- ?/;

/** Where secrets stand in a text, in any spelling, as a whole or cut short. They may overlap. */
export function secretSpans(text: string, secrets: readonly string[]): Span[] {
    // A secret that holds escapes itself may be shown without them: keys are often kept on one line, with `\n`.
    const read = secrets.flatMap((secret) => readingsOf(secret).map(({ text: decoded }) => decoded));
    const wanted = [...new Set(read.flatMap((secret) => [secret, ...linesOf(secret)]))];
    const withBlanks = wanted.map(foldedText).filter((secret) => secret !== "");
    // Short ones would be found across the end of a word.
    const withoutBlanks = wanted.map(squeezedText).filter((secret) => secret.length >= SHORTEST_PIECE);
    if (withBlanks.length === 0) {
        return [];
    }
    return readingsOf(text).flatMap((reading) => [
        ...spansIn(folded(reading), withBlanks),
        ...spansIn(squeezed(reading), withoutBlanks),
    ]);
}

/** Where a part stands in a text, as it is. */
export function spansOf(text: string, part: string): Span[] {
    const spans: Span[] = [];
    for (let from = text.indexOf(part); from !== -1 && part !== ""; from = text.indexOf(part, from + 1)) {
        spans.push({ from, to: from + part.length });
    }
    return spans;
}

function linesOf(secret: string): string[] {
    const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
    return lines.filter((line) => line.length >= SHORTEST_LINE && line.replace(FRAME_OF_KEY, "") !== "");
}

function spansIn({ text, from, to }: Reading, secrets: readonly string[]): Span[] {
    return secrets.flatMap((secret) => {
        const least = beginning(secret);
        return spansOf(text, least).flatMap(({ from: start }) => {
            const end = start + commonLength(text, start, secret);
            const isWhole = end - start === secret.length;
            const isFound = isWhole
                ? standsAlone(text, { from: start, to: end })
                : isPiece(text, start + least.length, end);
            return isFound ? [{ from: from[start] ?? 0, to: to[end - 1] ?? 0 }] : [];
        });
    });
}

/** The least of a secret that is one. */
function beginning(secret: string): string {
    const [frame = ""] = FRAME_OF_KEY.exec(secret) ?? [];
    return secret.slice(0, frame.length + SHORTEST_PIECE);
}

function commonLength(text: string, start: number, secret: string): number {
    let length = 0;
    while (length < secret.length && text[start + length] === secret[length]) {
        length += 1;
    }
    return length;
}

function standsAlone(text: string, { from, to }: Span): boolean {
    return to - from >= SHORTEST_IN_WORDS || !/[\p{L}\p{N}_]/u.test(`${text[from - 1] ?? ""}${text[to] ?? ""}`);
}

/** The mark of the cut may happen to be how the secret goes on. */
function isPiece(text: string, least: number, end: number): boolean {
    return end - least >= SURE_PIECE - SHORTEST_PIECE || isCut(text, end) || (end > least && isCut(text, end - 1));
}

function isCut(text: string, end: number): boolean {
    CUT.lastIndex = end;
    return CUT.test(text);
}
