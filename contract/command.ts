import { CommanderError } from "commander";
import { contractCommand } from "./contractCommand";

contractCommand()
    .parseAsync()
    .catch((error: unknown) => {
        if (!(error instanceof CommanderError)) {
            console.error(error);
        }
        process.exitCode = error instanceof CommanderError ? error.exitCode : 2;
    });
