import type { Command } from "commander";
import { optionName, SETTING_NAMES, type SettingName } from "../provider/settings/settingSources";

/** The settings as options; the workspace is part of the target. */
const SETTING_OPTIONS: Readonly<Record<Exclude<SettingName, "workspace">, [argument: string, text: string]>> = {
    token: [
        "<text>",
        "Buddy's access token; BUDDY_TOKEN or the stack's configuration keep it out of the shell's history",
    ],
    region: ["<name>", "us, eu or as (default: us)"],
    baseUrl: ["<url>", "address of a self-hosted Buddy's API; wins over the region"],
    timeout: ["<seconds>", "how long one request may take (default: 30)"],
    insecure: ["", "accept any certificate, and plain http to any host (for trials)"],
    caFile: ["<path>", "PEM file of a private certificate authority"],
    maxRetries: ["<count>", "how often a failed request is repeated (default: 8)"],
};

/** Adds `--token` and the other settings, and the stack whose configuration is read. */
export function addSettingOptions(command: Command, stackText: string): Command {
    command.option("-s, --stack <name>", stackText);
    for (const name of SETTING_NAMES.filter((each) => each !== "workspace")) {
        const [argument, text] = SETTING_OPTIONS[name];
        command.option(`${optionName(name)} ${argument}`.trim(), text);
    }
    return command;
}

/** For the end of a command's help. */
export const SETTINGS_HELP = `
Settings also come from the stack's configuration (buddyworks:token …), if this is a Pulumi project, and from the environment
(BUDDY_TOKEN …), as for the provider.
`;
