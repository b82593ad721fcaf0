import { Command, CommanderError } from "commander";
import { compareContract, type Outcome } from "./contract";
import { readOpenApi, specText } from "./openApi";

const MORE_HELP = `
Compared are the fields of DockerfileAction and Pipeline and of the objects in them: names, types, words, and what is required.
What only responses have is left out.

Exit code: 0 nothing differs, 1 something differs, 2 the document cannot be compared with.
`;

/** `npm run contract`: compares the field tables with Buddy's own description of its API. */
export function contractCommand(): Command {
    const command: Command = new Command("npm run contract --");
    return command
        .description("how an OpenAPI document of Buddy's differs from the provider's field tables")
        .option("--spec <file>", "the document, as JSON or YAML (OpenAPI 3, or Swagger 2)")
        .addHelpText("after", MORE_HELP)
        .exitOverride(({ code, message, exitCode }) => {
            throw new CommanderError(exitCode === 0 ? 0 : 2, code, message); // 1 says that something differs
        })
        .action(async ({ spec }: { spec?: string }) => {
            const { report, problems, isSame } = await compared(spec).catch((error: unknown) =>
                command.error(error instanceof Error ? error.message : String(error)),
            );
            process.stdout.write(report === "" ? "" : `${report}\n`);
            if (problems.length > 0) {
                command.error(problems.join("\n"));
            }
            process.exitCode = isSame ? 0 : 1;
        });
}

async function compared(spec: string | undefined): Promise<Outcome> {
    if (spec === undefined) {
        throw new Error(specText("be set", "got nothing", "Give the path of Buddy's OpenAPI document."));
    }
    return compareContract(await readOpenApi(spec));
}
