import { isObject, type Json } from "../provider/json";
import { askPulumi, isInPulumiProject } from "./pulumiCommand";

/** Configuration of the selected stack, by full name; empty where there is none. */
export interface StackConfig {
    values: Readonly<Record<string, string>>;
    /** Why it could not be read, though there is a project. */
    problem?: string;
}

/** Asks the CLI, because only it can decrypt. */
export async function readStackConfig(folder: string, stack: string | undefined): Promise<StackConfig> {
    if (!isInPulumiProject(folder)) {
        return stack === undefined
            ? { values: {} }
            : { values: {}, problem: "there is no Pulumi project in this folder or above it" };
    }
    try {
        const chosen = stack === undefined ? [] : ["--stack", stack];
        const config = JSON.parse(await askPulumi(["config", "--json", "--show-secrets", ...chosen])) as Json;
        const entries = Object.entries(isObject(config) ? config : {}).flatMap(([key, entry]): [string, string][] =>
            isObject(entry) && typeof entry["value"] === "string" ? [[key, entry["value"]]] : [],
        );
        return { values: Object.fromEntries(entries) };
    } catch (error) {
        return { values: {}, problem: error instanceof Error ? error.message : String(error) };
    }
}
