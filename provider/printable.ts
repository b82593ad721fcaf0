// Control characters, those that hide or change the direction of text, separators of lines, halves of surrogate pairs.
const UNPRINTABLE = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}";
const RUN_OF_BLANKS = new RegExp(`[\\s${UNPRINTABLE}]+`, "gu");
const UNPRINTABLE_IN_LINE = new RegExp(`(?!\\n)[${UNPRINTABLE}]`, "gu");

/** Somebody else's text as one line of printable characters. */
export function oneLine(text: string): string {
    return text.replace(RUN_OF_BLANKS, " ").trim();
}

/** A message of several lines in which everything else that is not printable is spelt out, as `\u202e`. */
export function spelledOut(message: string): string {
    return message.replace(UNPRINTABLE_IN_LINE, (character) => {
        const code = (character.codePointAt(0) ?? 0).toString(16);
        return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
    });
}

/** With a full stop, unless it has an end mark already. */
export function asSentence(text: string): string {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Longer names are cut: nobody needs all of one to know it again. */
const LONGEST_NAME = 100;

/** A name in quotes, as messages show it. */
export function quoted(name: string): string {
    return spelledOut(JSON.stringify(shortened(name, LONGEST_NAME)));
}

/** A word of somebody else's, without quotes. */
export function plainWord(word: string): string {
    return shortened(oneLine(word), LONGEST_NAME);
}

/** At most so many UTF-16 units, the mark of the cut included. */
export function shortened(text: string, most: number): string {
    if (text.length <= most) {
        return text;
    }
    // The first half of a pair that is cut in two would be no character.
    return most < 1 ? "" : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
