import { isObject, type Json, type JsonObject } from "../json";

/** What stands where a secret was. */
export const MASK = "[secret]";
/** Shorter plain values ("1", "yes") are no secrets, and masking them would make messages unreadable. */
const SHORTEST_MASKED = 4;

/** Replaces every given text, longest first, so that no part of a longer one stays. */
export function redact(message: string, secrets: readonly string[]): string {
    const ordered = [...new Set(secrets)].filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
    return ordered.reduce((text, secret) => text.replaceAll(secret, MASK), message);
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
