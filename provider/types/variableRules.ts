import { isObject, type Json, type JsonObject, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../problem";

/** Those that have no file, by Buddy's API types; a variable without a type is a `VAR`. */
const WITHOUT_FILE: readonly (Json | undefined)[] = [undefined, "VAR", "GPG_KEY"];

const FILE_PARTS = ["filePath", "fileChmod", "filePlace"];

/** Warnings of parts that belong to files, at variables that are none. No message repeats what a variable holds. */
export function variableProblems({ variables }: JsonObject): Problem[] {
    if (!Array.isArray(variables)) {
        return [];
    }
    return variables.flatMap((variable, index) => {
        if (!isObject(variable) || !WITHOUT_FILE.includes(unlessEmpty(variable["type"]))) {
            return [];
        }
        return FILE_PARTS.filter((part) => saysSomething(variable[part])).map((part) => ({
            path: `variables[${index}].${part}`,
            what: "must belong to a variable that is a file (its type is another one, or not given)",
            remedy: "sent as it is; Buddy knows it for FILE, SSH_KEY, SSH_PUBLIC_KEY, IOS_KEYCHAIN, IOS_PROVISION_PROFILES",
            warning: true,
        }));
    });
}

/** `NONE` is the place of what is no file. */
function saysSomething(value: Json | undefined): boolean {
    return unlessEmpty(value) !== undefined && value !== "NONE" && value !== UNKNOWN;
}
