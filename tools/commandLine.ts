#!/usr/bin/env node
// The package's command. Of its neighbours in this folder only importer/ is published with it.
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { simulatorCommand } from "../simulator/command";
import { importCommand } from "./importer/importCommand";

// By the package's own name, since the way up to package.json differs between the source and the compiled file.
const manifest: { version: string; description: string } = JSON.parse(
    readFileSync(require.resolve("pulumi-buddyworks/package.json"), "utf8"),
);

new Command("pulumi-buddyworks")
    .description(manifest.description)
    .version(manifest.version)
    .showHelpAfterError()
    .addCommand(importCommand())
    .addCommand(simulatorCommand())
    .parseAsync()
    .catch((error: unknown) => {
        console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
    });
