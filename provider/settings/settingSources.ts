import { quoted } from "../printable";

/** The settings' names, as `buddy:<name>` in stack config; the environment spells them in capitals. */
export const SETTING_NAMES = [
    "token",
    "workspace",
    "region",
    "baseUrl",
    "timeout",
    "insecure",
    "caFile",
    "maxRetries",
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/**
 * Our namespace in a stack's configuration. `buddy:` keys belong to the package `buddy`, which is what Pulumi calls Buddy's own
 * Terraform provider when it is bridged; that provider refuses keys that it does not know.
 */
export const NAMESPACE = "buddyworks";
const BRIDGED_NAMESPACE = "buddy";

/** Settings that Buddy's own provider has under the same name, so that one token serves both. */
const SHARED_NAMES: readonly SettingName[] = ["token", "baseUrl", "insecure", "timeout"];

/** The keys of a setting in a stack's configuration, ours first. */
export function configKeys(name: SettingName): string[] {
    const shared = SHARED_NAMES.includes(name) ? [`${BRIDGED_NAMESPACE}:${name}`] : [];
    return [`${NAMESPACE}:${name}`, ...shared];
}

/** Where settings come from: options beat configuration (an explicit provider's or the stack's), which beats the environment. */
export interface SettingSources {
    /** A command's options, by the setting's name; its own name of each is `--base-url`. */
    options?: Readonly<Record<string, unknown>>;
    config: (key: string) => unknown;
    environment: Readonly<Record<string, string | undefined>>;
}

/** A setting as it was found. */
export interface Given {
    /** Where, for messages. */
    from: string;
    text: string;
}

export const environmentName = (name: SettingName): string =>
    `BUDDY_${name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;

export const optionName = (name: SettingName): string =>
    `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/** Trimmed, and blank counts as unset, as in Buddy's own tools. */
export function settingText(value: unknown): string | undefined {
    const text = value === undefined || value === null ? "" : String(value).trim();
    return text === "" ? undefined : text;
}

/** Nothing that a setting may be is longer; a token that was given in its place is. */
const LONGEST_SHOWN = 20;

/** What was given, as messages show it. */
export function shownText(text: string): string {
    return text.length > LONGEST_SHOWN ? `a text of ${text.length} characters` : quoted(text);
}

/** The setting from the first source that has it. */
export function findSetting(name: SettingName, sources: SettingSources): Given | undefined {
    const { options = {}, config, environment } = sources;
    const variable = environmentName(name);
    const candidates: [string, unknown][] = [
        [optionName(name), options[name]],
        ...configKeys(name).map((key): [string, unknown] => [key, config(key)]),
        [variable, environment[variable]],
    ];
    for (const [from, value] of candidates) {
        const text = settingText(value);
        if (text !== undefined) {
            return { from, text };
        }
    }
    return undefined;
}
