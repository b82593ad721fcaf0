import { unusedName } from "./identifiers";

/** Gives out the configuration key of each value that Buddy never returns, by the action's variable and the way to it. */
export type ConfigKeys = (variable: string, path: readonly string[]) => string;

/** Keys for one program, each once: those of two values could not be set apart. */
export function createConfigKeys(): ConfigKeys {
    const used = new Set<string>();
    return (variable, path) => {
        const key = plainKey(variable, path);
        return unusedName(key, used, (count) => `${key}${count}`);
    };
}

/** `["variables", "TOKEN", "value"]` of `image` is `imageTOKEN`, its passphrase `imageTOKENPassphrase`. */
function plainKey(variable: string, [name = "", ...rest]: readonly string[]): string {
    const parts = rest.length === 0 ? [name] : rest.filter((part) => part !== "value");
    const words = parts
        .map((part) => part.replace(/\W/g, ""))
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
    return [variable, ...words].join("");
}
