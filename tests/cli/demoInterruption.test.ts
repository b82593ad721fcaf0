import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { fileText } from "../helpers/fileText";
import { processEnd } from "../helpers/processTree";
import { runProcess } from "../helpers/runProcess";

const DEMO = join(REPOSITORY, "dist", "tools", "demo.js");

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-buddyworks-test-"));
    mkdirSync(join(folder, "tmp"));
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** A CLI whose one command starts a process and never ends, as one that waits for its language host. */
function cliStuckAt(command: string): string {
    mkdirSync(join(folder, "bin"));
    const script = `#!/bin/sh
if [ "$1" = ${command} ]; then
    sleep 1000 &
    echo $! > ${join(folder, "pid")}
    wait
fi
echo v3.259.0
`;
    for (const name of ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
        writeFileSync(join(folder, "bin", name), script);
        chmodSync(join(folder, "bin", name), 0o755);
    }
    return join(folder, "bin", "pulumi");
}

describe("Ctrl-C in npm run demo", () => {
    it.each([
        ["it looks at the CLI", "version"],
        ["it makes its stack", "stack"],
        ["a step runs", "preview"],
    ])("leaves no process and no temporary folder while %s", async (_when, command) => {
        const env = {
            ...neutralEnvironment(),
            PULUMI_BUDDYWORKS_CLI: cliStuckAt(command),
            TMPDIR: join(folder, "tmp"),
        };
        let demo = 0;
        const ran = runProcess(process.execPath, {
            args: [DEMO],
            cwd: REPOSITORY,
            env,
            onStart: (pid) => {
                demo = pid;
            },
        });
        const started = Number(await fileText(join(folder, "pid")));

        process.kill(demo, "SIGINT");

        const { code, stderr } = await ran;
        expect({ code, stderr }).toEqual({ code: 130, stderr: "\nInterrupted. Nothing of the demo is left behind.\n" });
        await processEnd(started);
        expect(readdirSync(join(folder, "tmp"))).toEqual([]);
    });
});
