import { createServer } from "node:http";
import { simulatorCommand } from "../../simulator/command";
import { listening } from "../helpers/listening";

/** Runs the command with commander's own exit turned into an exception; returns what it wrote to standard error. */
async function failedRun(...flags: string[]): Promise<{ message: string; exitCode: unknown }> {
    let message = "";
    const command = simulatorCommand()
        .exitOverride()
        .configureOutput({
            writeErr: (text) => {
                message += text;
            },
        });
    const exitCode = await command.parseAsync(flags, { from: "user" }).then(
        () => 0,
        (error: { exitCode: number }) => error.exitCode,
    );
    return { message, exitCode };
}

describe("the simulator command", () => {
    it.each([
        ["--port", "abc", '--port: must be an integer from 0 to 65535 (got "abc"). Use 0 for any free port.'],
        ["--port", "65536", '--port: must be an integer from 0 to 65535 (got "65536"). Use 0 for any free port.'],
        ["--latency", "-1", '--latency: must be an integer from 0 to 600000 (got "-1"). Give milliseconds.'],
        ["--token", "", "--token: must be text without blanks. Leave it out for the default."],
    ])("refuses %s %s in one line", async (flag, value, expected) => {
        expect(await failedRun(flag, value)).toEqual({ message: `error: ${expected}\n`, exitCode: 1 });
    });

    it("says what to do about a port in use", async () => {
        const other = createServer();
        const [, port = ""] = (await listening(other)).split(":");

        const run = await failedRun("--port", port);
        other.close();

        expect(run).toEqual({
            message: `error: port ${port} is in use. Choose another one with --port, or any free one with --port 0.\n`,
            exitCode: 1,
        });
    });

    it("has help for every option", () => {
        expect(
            simulatorCommand()
                .helpInformation()
                .match(/--[a-z-]+/g),
        ).toEqual(["--port", "--token", "--base-path", "--latency", "--help"]);
    });
});
