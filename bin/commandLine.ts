#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { importCommand } from "../importer/importCommand";
import { simulatorCommand } from "../simulator/command";
import { verifyCommand } from "../verify/verifyCommand";

// By the package's name, because the relative path differs between the source and the compiled file.
const manifest: { version: string; description: string } = JSON.parse(
    readFileSync(require.resolve("pulumi-buddyworks/package.json"), "utf8"),
);

for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", onOutputError);
}

/** A reader that closes the pipe early, as `… | head` does, is no error. */
function onOutputError({ code, message }: NodeJS.ErrnoException): void {
    if (code !== "EPIPE" && process.exitCode === undefined) {
        process.exitCode = 1;
        console.error(`error: the output cannot be written: ${message}`);
    }
}

new Command("pulumi-buddyworks")
    .description(manifest.description)
    .version(manifest.version)
    .showHelpAfterError()
    .addCommand(importCommand())
    .addCommand(verifyCommand())
    .addCommand(simulatorCommand())
    .parseAsync()
    .catch((error: unknown) => {
        console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
    });
