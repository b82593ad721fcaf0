import { Command, Option } from "commander";
import { OLDEST_IMPORTING } from "../command/pulumiCommand";
import { addSettingOptions, SETTINGS_HELP } from "../command/settingOptions";
import { TARGET_FORM } from "../command/target";
import { type ImportFlags, runImport } from "./importRun";

const MORE_HELP = `${SETTINGS_HELP}
What Buddy never returns (passwords, encrypted variables) stays at Buddy, and so does what looks
like a secret. Commented lines show how to manage it.
The import changes nothing in Buddy. Afterwards \`pulumi preview --expect-no-changes\` proves that the program matches Buddy.
Pulumi CLIs older than ${OLDEST_IMPORTING} cannot import dynamic resources. Use --adopt with them.

Examples:
  pulumi-buddyworks import acme/website/12                            pipeline 12 and its actions
  pulumi-buddyworks import acme/website/12/34 --code image.ts         one action, the program in a file
  pulumi-buddyworks import acme/website/12 --code website.ts --run    also import into the selected stack
  pulumi-buddyworks import acme/website/12 --actions-only \\
      --only DOCKERFILE --only SLACK                                  only the actions of these types
`;

/** `pulumi-buddyworks import`: makes existing actions part of a stack. */
export function importCommand(): Command {
    const command: Command = new Command("import");
    command
        .description("write the import file and the TypeScript for a pipeline that exists in Buddy, or for one action")
        .usage(`[options] ${TARGET_FORM}`)
        .argument("<target>", "a pipeline with its actions, or one action")
        .option("-o, --out <file>", "the file for `pulumi import --file`; - is standard output", "buddy-import.json")
        .option("-c, --code <file>", "the file for the TypeScript (default: standard output)")
        .option("--run", "run `pulumi import` with the file")
        .option("--adopt", "no import file: the TypeScript makes `pulumi up` adopt what exists (adoptActionId)")
        .option("--actions-only", "leave the pipeline itself out")
        .addOption(
            new Option("--only <type>", "take only actions of this type, e.g. SLACK; can be repeated")
                .argParser(collect)
                .default([], "every type"),
        )
        .addOption(
            new Option(
                "--prefix <text>",
                "put this before each resource's name, if the stack already has such names",
            ).default("", "none"),
        )
        .option(
            "--provider <name=urn>",
            "an explicit Provider for the resources: its variable in the program and its URN",
        )
        .option("--parent <name=urn>", "a component as the resources' parent, in the same form");
    addSettingOptions(command, "the stack to take configuration from and to import into (default: the selected one)");
    return command.addHelpText("after", MORE_HELP).action(async (target: string) => {
        await runImport(target, command.opts<ImportFlags>()).catch((error: unknown) =>
            command.error(`error: ${error instanceof Error ? error.message : String(error)}`, { exitCode: 1 }),
        );
    });
}

function collect(value: string, values: readonly string[]): string[] {
    return [...values, value];
}
