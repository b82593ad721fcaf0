import { Command } from "commander";
import { addSettingOptions, SETTINGS_HELP } from "../command/settingOptions";
import { PIPELINE_FORM } from "../command/target";
import { NOT_MEASURED } from "./report";
import { MOST_REQUESTS, PREFIX } from "./scratchActions";
import { runVerify, type VerifyFlags } from "./verifyRun";

const MORE_HELP = `${SETTINGS_HELP}
It makes disabled actions named "${PREFIX} …" in the pipeline and removes them again, with at most ${MOST_REQUESTS} requests.
It changes nothing else. The next run removes what an interrupted one has left.

Exit code: 0 everything that matters holds, 1 something that matters does not, ${NOT_MEASURED} something could not be measured.

Examples:
  pulumi-buddyworks verify acme/website/12 --read-only          only read: address, token, pipeline, versions
  pulumi-buddyworks verify acme/website/12 --json report.json   measure, and write a report that can be shared
`;

/** \`pulumi-buddyworks verify\`: measures what the provider assumes about Buddy. */
export function verifyCommand(): Command {
    const command: Command = new Command("verify");
    command
        .description("measure in one of your pipelines what this package assumes about Buddy's API")
        .usage(`[options] ${PIPELINE_FORM}`)
        .argument("<target>", "the pipeline to measure in; use one for trials")
        .option("--read-only", "only read, make no actions")
        .option("-y, --yes", "do not ask before actions are made")
        .option("--json <file>", "write a report without names, ids, addresses and token")
        .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : NOT_MEASURED));
    addSettingOptions(command, "the stack to take configuration from (default: the selected one)");
    return command.addHelpText("after", MORE_HELP).action(async (target: string) => {
        process.exitCode = await runVerify(target, command.opts<VerifyFlags>(), interruption()).catch(
            (error: unknown) =>
                command.error(`error: ${error instanceof Error ? error.message : String(error)}`, {
                    exitCode: NOT_MEASURED,
                }),
        );
    });
}

/** The first Ctrl-C ends the measurement and has everything removed, the second one ends the process. */
function interruption(): AbortSignal {
    const controller = new AbortController();
    const interrupt = () => {
        if (controller.signal.aborted) {
            process.stderr.write("stopped. The next run removes what is left.\n");
            process.exit(NOT_MEASURED);
        }
        process.stderr.write("\nstopping. Whatever was made is removed first; Ctrl-C again stops at once.\n");
        controller.abort();
    };
    process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
    return controller.signal;
}
