import { isObject, type Json, type JsonObject } from "../json";
import { type Span, secretSpans, spansOf } from "./secretSpans";

/** What stands where a secret was. */
export const MASK = "[secret]";
/** Shorter plain values ("1", "yes") are no secrets, and masking them would make messages unreadable. */
const SHORTEST_MASKED = 4;

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

/** The values of an action's inputs that are secret whoever wrote them: `password` and what variables encrypt. */
export function secretTexts({ password, variables }: JsonObject): string[] {
    const own = typeof password === "string" ? [password] : [];
    return [...own, ...variableTexts(variables, (variable) => variable["encrypted"] === true)];
}

/**
 * The same, and what may well be secret: handlers cannot know what else the user marked. Buddy's error bodies can
 * echo what was sent, so its words are searched for all of these.
 */
export function sensitiveTexts(inputs: JsonObject): string[] {
    const likely = [
        ...texts(inputs["buildArgs"]).flatMap((pair) => [pair, pair.slice(pair.indexOf("=") + 1)]),
        ...variableTexts(inputs["variables"], () => true),
    ];
    return [...secretTexts(inputs), ...likely.filter((text) => text.length >= SHORTEST_MASKED)];
}

function variableTexts(variables: Json | undefined, hasSecretValue: (variable: JsonObject) => boolean): string[] {
    if (!Array.isArray(variables)) {
        return [];
    }
    return variables.filter(isObject).flatMap((variable) => {
        const { password, passphrase, value } = variable;
        return texts([password ?? null, passphrase ?? null, hasSecretValue(variable) ? (value ?? null) : null]);
    });
}

function texts(value: Json | undefined): string[] {
    if (typeof value === "string") {
        return [value];
    }
    if (Array.isArray(value)) {
        return value.flatMap(texts);
    }
    return isObject(value) ? Object.values(value).flatMap(texts) : [];
}
