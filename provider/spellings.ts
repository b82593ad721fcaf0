/** A text as it reads once an encoding is undone, and where each of its characters stands in the text as it came. */
export interface Reading {
    text: string;
    /** For each UTF-16 unit of `text`: where its spelling begins in the original, and where that ends. */
    from: number[];
    to: number[];
}

interface Encoding {
    /** What in a text is a spelling for something else. */
    spelling: RegExp;
    meaning(spelling: string): string;
}

const JSON_ESCAPES: Encoding = {
    spelling: /\\(?:u[\da-fA-F]{4}|["\\/bfnrt])/g,
    meaning: (spelling) => JSON.parse(`"${spelling}"`),
};

/** `encodeURIComponent`'s form and that of HTML forms, where a plus is a blank. */
const URL_ENCODING: Encoding = {
    spelling: /\+|(?:%[\da-f]{2})+/gi,
    meaning: (spelling) => (spelling === "+" ? " " : Buffer.from(spelling.replaceAll("%", ""), "hex").toString("utf8")),
};

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
};

const HTML_ENTITIES: Encoding = {
    spelling: /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi,
    meaning(spelling) {
        const name = spelling.slice(1, -1).toLowerCase();
        if (!name.startsWith("#")) {
            return NAMED_ENTITIES[name] ?? spelling;
        }
        const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return code <= 0x10ffff ? String.fromCodePoint(code) : spelling;
    },
};

const ENCODINGS = [JSON_ESCAPES, URL_ENCODING, HTML_ENTITIES];

/** Blanks, whatever is not printable, and what stands for a character that could not be decoded. */
const BLANKS = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]+/gu;
const FOLDED: Encoding = { spelling: BLANKS, meaning: () => " " };
const SQUEEZED: Encoding = { spelling: BLANKS, meaning: () => "" };

/** JSON may quote a form, HTML that JSON, and JSON all of it. */
const MOST_ENCODINGS = 3;

/** The text as it came, and with encodings undone, one inside another. */
export function readingsOf(text: string): Reading[] {
    const units = Array.from({ length: text.length }, (_, index) => index);
    const readings = [[{ text, from: units, to: units.map((index) => index + 1) }]];
    for (let depth = 0; depth < MOST_ENCODINGS; depth += 1) {
        const outer = readings[depth] ?? [];
        readings.push(outer.flatMap((reading) => ENCODINGS.flatMap((encoding) => undone(reading, encoding))));
    }
    return readings.flat();
}

/** Each run of blanks as one. */
export function folded(reading: Reading): Reading {
    return reread(reading, FOLDED);
}

/** Without blanks. */
export function squeezed(reading: Reading): Reading {
    return reread(reading, SQUEEZED);
}

export const foldedText = (text: string): string => text.replace(BLANKS, " ").trim();
export const squeezedText = (text: string): string => text.replace(BLANKS, "");

function undone(reading: Reading, encoding: Encoding): Reading[] {
    return reading.text.search(encoding.spelling) === -1 ? [] : [reread(reading, encoding)];
}

function reread({ text, from, to }: Reading, { spelling, meaning }: Encoding): Reading {
    const parts: string[] = [];
    const read = { from: [] as number[], to: [] as number[] };
    let next = 0;
    const copyUpTo = (end: number) => {
        parts.push(text.slice(next, end));
        for (; next < end; next += 1) {
            read.from.push(from[next] ?? 0);
            read.to.push(to[next] ?? 0);
        }
    };
    for (const { 0: found, index } of text.matchAll(spelling)) {
        copyUpTo(index);
        next = index + found.length;
        const meant = meaning(found);
        parts.push(meant);
        for (let unit = 0; unit < meant.length; unit += 1) {
            read.from.push(from[index] ?? 0);
            read.to.push(to[next - 1] ?? 0);
        }
    }
    copyUpTo(text.length);
    return { text: parts.join(""), ...read };
}
