import { isObject, type Json } from "../provider/json";
import { problemText } from "../provider/problem";
import { environmentName, SETTING_NAMES } from "../provider/settings/settingSources";
import { resolveSettings, type Settings, settingsError } from "../provider/settings/settings";
import { askPulumi, isInPulumiProject } from "./pulumiCommand";

/** The command's options that are settings, by the settings' names. */
interface SettingFlags {
    stack?: string;
    [setting: string]: unknown;
}

/** Settings from options, the stack's configuration and the environment, with a note if the configuration is missing. */
export async function findSettings(flags: SettingFlags): Promise<{ settings: Settings; note?: string }> {
    const stack = await readStackConfig(process.cwd(), flags.stack);
    const { settings, problems } = resolveSettings({
        options: flags,
        config: (key) => stack.values[key],
        environment: process.env,
    });
    const notes = stack.problem === undefined ? [] : [`the stack's configuration was not read: ${stack.problem}`];
    if (settings === undefined) {
        throw new Error([settingsError(problems).message, ...notes].join("\n"));
    }
    const [note] = notes;
    return note === undefined ? { settings } : { settings, note };
}

/** An environment for pulumi with the settings that this command got as options: its check of the inputs needs them. */
export function environmentWith(flags: SettingFlags): NodeJS.ProcessEnv {
    const given = SETTING_NAMES.filter((name) => flags[name] !== undefined);
    return { ...process.env, ...Object.fromEntries(given.map((name) => [environmentName(name), String(flags[name])])) };
}

interface StackConfig {
    /** By full key; empty without a project. */
    values: Readonly<Record<string, string>>;
    /** Why the project's configuration could not be read. */
    problem?: string;
}

/** Asks the CLI, because only it can decrypt. */
async function readStackConfig(folder: string, stack: string | undefined): Promise<StackConfig> {
    if (!isInPulumiProject(folder)) {
        return stack === undefined
            ? { values: {} }
            : unreadable("there is no Pulumi project in this folder or above it");
    }
    const option = stack === undefined ? [] : ["--stack", stack];
    try {
        const config = JSON.parse(await askPulumi(["config", "--json", "--show-secrets", ...option])) as Json;
        const entries = Object.entries(isObject(config) ? config : {}).flatMap(([key, entry]): [string, string][] =>
            isObject(entry) && typeof entry["value"] === "string" ? [[key, entry["value"]]] : [],
        );
        return { values: Object.fromEntries(entries) };
    } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        return stack === undefined ? { values: {}, problem } : unreadable(problem);
    }
}

/** A stack that was named must be readable. */
function unreadable(problem: string): never {
    const fix = "Run the command in the project's folder, with a name that `pulumi stack ls` lists.";
    throw new Error(problemText({ path: "--stack", must: "name a stack that pulumi can read", got: problem, fix }));
}
