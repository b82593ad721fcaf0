import { BLANKS, type Reading, readingsOf, replaceBlanks, type Span, spanOf } from "./spellings";

/** Replaces a secret. */
export const MASK = "[secret]";

/** A shorter secret counts only as a whole word: "a" is in every sentence. */
export const SHORTEST_IN_WORDS = 4;
/** So many characters of a secret that was cut count, too: fewer begin too many words, and reveal little. */
const SHORTEST_PIECE = 8;
/** So many are no coincidence, even if nothing shows that the text was cut. */
const SURE_PIECE = 16;
/** What follows a text that was cut: perhaps half an escape, then an ellipsis, a closing mark, or the end. */
const CUT = /\s?(?:\\(?:u[\da-f]{0,3})?|%[\da-f]?|&#?\w{0,6})?(?:\s?(?:…|\.{3})|["'`\])}<>]|\s?$)/iy;
/** A key is quoted line by line as well. Its first and last line are no secret. */
const SHORTEST_LINE = 16;
const FRAME_OF_KEY = /^-----(?:BEGIN|END)[A-Z\d ]+----- ?/;

/**
 * Masks each secret in foreign text, in any encoding, as a whole or cut short. Expects the text as it was received: after
 * folding or cutting, a secret in it may no longer be recognised. Existing masks stay, and so do the `spared` texts, which
 * are public.
 */
export function redact(text: string, secrets: readonly string[], spared: readonly string[] = []): string {
    const found = secretSpans(text, secrets);
    if (found.length === 0) {
        return text;
    }
    const kept = [MASK, ...spared].flatMap((known) => spansOf(text, known));
    const masked = found.filter((span) => !kept.some(({ from, to }) => from <= span.from && span.to <= to));
    const parts: string[] = [];
    let end = 0;
    for (const { from, to } of masked.sort((one, other) => one.from - other.from)) {
        // Spans that overlap or touch share a mask.
        if (from > end || parts.length === 0) {
            parts.push(text.slice(end, from), MASK);
        }
        end = Math.max(end, to);
    }
    return [...parts, text.slice(end)].join("");
}

/** Where secrets are in a text. The spans may overlap. */
function secretSpans(text: string, secrets: readonly string[]): Span[] {
    // A secret with escapes may be shown decoded: keys are often kept on one line, with `\n`.
    const decoded = secrets.flatMap(readingsOf).flatMap((reading) => [reading.text, ...linesOf(reading.text)]);
    const spaced = [...new Set(decoded.map((secret) => secret.replace(BLANKS, " ").trim()))].filter(Boolean);
    // Without its blanks a short secret would be found across the end of a word.
    const unspaced = spaced
        .map((secret) => secret.replaceAll(" ", ""))
        .filter(({ length }) => length >= SHORTEST_PIECE);
    if (spaced.length === 0) {
        return [];
    }
    return readingsOf(text).flatMap((reading) => [
        ...spansIn(replaceBlanks(reading, ""), unspaced),
        ...spansIn(replaceBlanks(reading, " "), spaced),
    ]);
}

function linesOf(secret: string): string[] {
    const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
    return lines.filter((line) => line.length >= SHORTEST_LINE && line.replace(FRAME_OF_KEY, "") !== "");
}

function spansIn({ text, spans }: Reading, secrets: readonly string[]): Span[] {
    return secrets.flatMap((secret) => {
        const [frame = ""] = FRAME_OF_KEY.exec(secret) ?? [];
        const start = secret.slice(0, frame.length + SHORTEST_PIECE);
        return spansOf(text, start).flatMap(({ from, to: least }) => {
            const to = from + commonLength(text, from, secret);
            const isFound =
                to - from === secret.length ? isWholeWord(text, { from, to }) : isPiece(text, { from: least, to });
            return isFound ? [spanOf(spans, from, to)] : [];
        });
    });
}

function spansOf(text: string, part: string): Span[] {
    const spans: Span[] = [];
    for (let from = text.indexOf(part); from !== -1 && part !== ""; from = text.indexOf(part, from + 1)) {
        spans.push({ from, to: from + part.length });
    }
    return spans;
}

function commonLength(text: string, start: number, secret: string): number {
    let length = 0;
    while (length < secret.length && text[start + length] === secret[length]) {
        length += 1;
    }
    return length;
}

function isWholeWord(text: string, { from, to }: Span): boolean {
    return to - from >= SHORTEST_IN_WORDS || !/[\p{L}\p{N}_]/u.test(`${text[from - 1] ?? ""}${text[to] ?? ""}`);
}

/** Takes the span after the shortest piece. The mark of the cut may equal the secret's next character. */
function isPiece(text: string, { from, to }: Span): boolean {
    return to - from >= SURE_PIECE - SHORTEST_PIECE || isCut(text, to) || (to > from && isCut(text, to - 1));
}

function isCut(text: string, end: number): boolean {
    CUT.lastIndex = end;
    return CUT.test(text);
}
