import { quoted } from "../printable";
import { nearestName, type Problem } from "../problem";

/** The settings' names, as `buddyworks:<name>` in stack config; the environment spells them in capitals. */
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
 * Our namespace in a stack's configuration. `buddy:` keys belong to the package `buddy`, Pulumi's name for Buddy's own Terraform
 * provider when it is bridged; that provider refuses keys that it does not know.
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

/** Where settings come from, strongest first; `config` is an explicit provider's or the stack's. */
export interface SettingSources {
    /** A command's options by setting name; on the command line they are spelt like `--base-url`. */
    options?: Readonly<Record<string, unknown>>;
    config: (key: string) => unknown;
    environment: Readonly<Record<string, string | undefined>>;
}

/** A setting as it was found. */
export interface Given {
    /** The option, key or variable that it was given as, for messages. */
    from: string;
    text: string;
}

/** Takes note of a problem with a setting. */
export type Report = (problem: Problem) => void;

export const environmentName = (name: SettingName): string =>
    `BUDDY_${name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;

export const optionName = (name: SettingName): string =>
    `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/** Trimmed, and blank counts as unset, as in Buddy's own tools. */
export function settingText(value: unknown): string | undefined {
    const text = value === undefined || value === null ? "" : String(value).trim();
    return text === "" ? undefined : text;
}

/** No valid value is longer, but a token that was given by mistake is. */
const LONGEST_SHOWN = 20;

/** The given text, as messages show it. */
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

/** A key of the stack's configuration that this package does not read, with the one that was probably meant. */
export interface UnreadKey {
    key: string;
    instead: string;
}

/** Misspelt keys of our namespace, and our settings under `buddy:`, which belongs to Buddy's own provider. */
export function unreadKeys(keys: readonly string[]): UnreadKey[] {
    const read = SETTING_NAMES.flatMap(configKeys);
    return keys.flatMap((key) => {
        const instead = read.includes(key) ? undefined : nameMeantBy(key, keys);
        return instead === undefined ? [] : [{ key, instead: `${NAMESPACE}:${instead}` }];
    });
}

function nameMeantBy(key: string, keys: readonly string[]): string | undefined {
    const [namespace, name = ""] = key.split(":", 2);
    if (namespace === NAMESPACE) {
        return nearestName(name, SETTING_NAMES);
    }
    if (namespace !== BRIDGED_NAMESPACE) {
        return undefined;
    }
    // neoskop/pulumi-buddy calls the address of a self-hosted Buddy so. Both packages may serve one stack, so the key is named
    // only if ours has no address: the token would go to another installation.
    const addresses = [...configKeys("baseUrl"), ...configKeys("region")];
    if (name === "apiUrl") {
        return addresses.some((address) => keys.includes(address)) ? undefined : "baseUrl";
    }
    return SETTING_NAMES.find((known) => known === name);
}
