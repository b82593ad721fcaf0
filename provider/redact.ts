import { type Span, secretSpans, spansOf } from "./secretSpans";

/** What stands where a secret was. */
export const MASK = "[secret]";

/**
 * Masks each secret in a text of somebody else's, in whatever spelling it stands there. To be given the text as it came:
 * once it is folded or cut, the secret in it may be in a form that nobody knows any more. What is masked already stays
 * as it is, and so do the `spared` texts, which are known to everybody.
 */
export function redact(text: string, secrets: readonly string[], spared: readonly string[] = []): string {
    const found = secretSpans(text, secrets);
    if (found.length === 0) {
        return text;
    }
    const kept = [MASK, ...spared].flatMap((known) => spansOf(text, known));
    return masked(
        text,
        found.filter((span) => !kept.some(({ from, to }) => from <= span.from && span.to <= to)),
    );
}

/** One mask for spans that overlap or touch. */
function masked(text: string, spans: readonly Span[]): string {
    const parts: string[] = [];
    let end = 0;
    for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
        if (from > end || parts.length === 0) {
            parts.push(text.slice(end, from), MASK);
        }
        end = Math.max(end, to);
    }
    return [...parts, text.slice(end)].join("");
}
