/** A part of a text; its end is exclusive. */
export interface Span {
    from: number;
    to: number;
}

/** A decoded text, with the span of the original text that each of its UTF-16 units comes from. */
export interface Reading {
    text: string;
    spans: Span[];
}

interface Encoding {
    spellings: RegExp;
    decode(spelling: string): string;
}

const JSON_ESCAPES: Encoding = {
    spellings: /\\(?:u[\da-fA-F]{4}|["\\/bfnrt])/g,
    decode: (spelling) => JSON.parse(`"${spelling}"`),
};

/** `encodeURIComponent`, and HTML forms, where a plus is a blank. */
const URL_ENCODING: Encoding = {
    spellings: /\+|(?:%[\da-f]{2})+/gi,
    decode: (spelling) => (spelling === "+" ? " " : Buffer.from(spelling.replaceAll("%", ""), "hex").toString("utf8")),
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
    spellings: /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi,
    decode(spelling) {
        const name = spelling.slice(1, -1).toLowerCase();
        if (!name.startsWith("#")) {
            return NAMED_ENTITIES[name] ?? spelling;
        }
        const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return code <= 0x10ffff ? String.fromCodePoint(code) : spelling;
    },
};

const ENCODINGS = [JSON_ESCAPES, URL_ENCODING, HTML_ENTITIES];
/** JSON may quote a form, HTML that JSON, and JSON all of it. */
const MOST_ENCODINGS = 3;

/** The text itself, and decoded with every sequence of encodings. */
export function readingsOf(text: string): Reading[] {
    let newest: Reading[] = [{ text, spans: Array.from(text.split(""), (_, from) => ({ from, to: from + 1 })) }];
    const readings = [...newest];
    for (let depth = 0; depth < MOST_ENCODINGS; depth += 1) {
        newest = newest.flatMap((reading) =>
            ENCODINGS.filter(({ spellings }) => reading.text.search(spellings) !== -1).map((encoding) =>
                decoded(reading, encoding),
            ),
        );
        readings.push(...newest);
    }
    return readings;
}

/** White space, unprintable characters, and the mark for a character that could not be decoded. */
export const BLANKS = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]+/gu;

export function replaceBlanks(reading: Reading, by: "" | " "): Reading {
    return decoded(reading, { spellings: BLANKS, decode: () => by });
}

function decoded({ text, spans }: Reading, { spellings, decode }: Encoding): Reading {
    const parts: Span[][] = [];
    let next = 0;
    const decodedText = text.replace(spellings, (spelling: string, index: number) => {
        const end = index + spelling.length;
        const meaning = decode(spelling);
        const span = spanOf(spans, index, end);
        parts.push(spans.slice(next, index), Array<Span>(meaning.length).fill(span));
        next = end;
        return meaning;
    });
    return { text: decodedText, spans: [...parts, spans.slice(next)].flat() };
}

/** The original span of the units from `start` to `end`. */
export function spanOf(spans: readonly Span[], start: number, end: number): Span {
    return { from: spans[start]?.from ?? 0, to: spans[end - 1]?.to ?? 0 };
}
