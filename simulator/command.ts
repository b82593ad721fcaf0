import { Command } from "commander";
import type { JournalEntry } from "./journal";
import type { Simulator, SimulatorOptions } from "./server";
import { startSimulator } from "./server";

interface Flags {
    port: string;
    token?: string;
    basePath?: string;
    latency: string;
}

const DEFAULT_PORT = 8642;
const MAX_PORT = 65_535;
const MAX_LATENCY_MS = 600_000;

/** `pulumi-buddyworks simulator` runs the simulator in a terminal until Ctrl-C. */
export function simulatorCommand(): Command {
    const command: Command = new Command("simulator");
    command
        .description("run a simulator of Buddy's REST API on this machine, for trials without an account")
        .option("--port <number>", "port on 127.0.0.1, 0 for any free one", String(DEFAULT_PORT))
        .option("--token <text>", "the token to accept (default: a well-known one, printed at the start)")
        .option("--base-path <path>", "path before the API's own, e.g. /api as on a self-hosted Buddy")
        .option("--latency <ms>", "milliseconds by which every response is delayed", "0")
        .addHelpText("after", "\nIt keeps all data in memory, and starts with the example of Buddy's documentation.")
        .action(async () => {
            const flags = command.opts<Flags>();
            const options = optionsOf(flags);
            if (typeof options === "string") {
                command.error(`error: ${options}`, { exitCode: 1 });
            }
            const simulator = await startSimulator(options).catch((error: unknown) =>
                command.error(`error: ${startProblem(error, flags)}`, { exitCode: 1 }),
            );
            console.log(greeting(simulator));
            simulator.journal.watch((entry) => console.log(logLine(entry)));
            await interruption();
            await simulator.close();
        });
    return command;
}

/** The options, or a message that says which flag is wrong and how to fix it. */
function optionsOf(flags: Flags): SimulatorOptions | string {
    const port = integerFrom0(flags.port, MAX_PORT);
    if (port === undefined) {
        return `--port: must be ${range(MAX_PORT)} (got ${JSON.stringify(flags.port)}). Use 0 for any free port.`;
    }
    const latencyMs = integerFrom0(flags.latency, MAX_LATENCY_MS);
    if (latencyMs === undefined) {
        return `--latency: must be ${range(MAX_LATENCY_MS)} (got ${JSON.stringify(flags.latency)}). Give milliseconds.`;
    }
    if (flags.token !== undefined && !/^\S+$/.test(flags.token)) {
        return "--token: must be text without blanks. Leave it out for the default.";
    }
    return { port, latencyMs, token: flags.token, basePath: flags.basePath };
}

function range(max: number): string {
    return `an integer from 0 to ${max}`;
}

function integerFrom0(given: string, max: number): number | undefined {
    return /^\d{1,9}$/.test(given) && Number(given) <= max ? Number(given) : undefined;
}

function startProblem(error: unknown, { port }: Flags): string {
    const { code, message } = Object(error) as { code?: unknown; message?: unknown }; // anything can be thrown
    if (code === "EADDRINUSE") {
        return `port ${port} is in use. Choose another one with --port, or any free one with --port 0.`;
    }
    if (code === "EACCES") {
        return `port ${port} is not allowed for this user. Choose one above 1023 with --port.`;
    }
    return String(message ?? error);
}

function greeting({ url, token }: Simulator): string {
    return `Buddy simulator: ${url}  (in a browser: ${new URL("/", url).href})

    export BUDDY_BASE_URL=${quoted(url)} BUDDY_TOKEN=${quoted(token)} BUDDY_WORKSPACE=buddy

    workspace buddy, project company-website, pipelines 1 (Build image) and 2 (Live mirror)
    integration 5ddb7c180fb38be67bd78a88a (amazon_ecr), also google_registry, docker_hub, git_hub
    workspace acme, project site, pipeline 12 (Release)

Stop with Ctrl-C.
`;
}

/** Quotes text for a POSIX shell if it needs quotes. */
function quoted(text: string): string {
    return /^[\w.:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Shows the encoded path, because a decoded one could contain control characters of the terminal. */
function logLine({ method, target, status }: JournalEntry): string {
    return `${method} ${target} → ${status === 0 ? "no response" : status}`;
}

function interruption(): Promise<void> {
    return new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
    });
}
