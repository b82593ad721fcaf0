import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { NODE_FOLDER, neutralEnvironment, REPOSITORY } from "./environment";
import { type FakeEngine, type LogLine, startFakeEngine } from "./fakeEngine";

export type Properties = Record<string, unknown>;

/** Byte for byte what every state file holds; written out here because it must never change. */
export const PINNED_TEXT = 'exports.handler = () => require("pulumi-buddyworks/provider");';

export interface HostOptions {
    env?: Record<string, string>;
    /** Stack configuration, by full name: `buddyworks:token`. */
    config?: Record<string, string>;
    /** The project's folder, from which the host loads providers. @default this repository */
    folder?: string;
    /** An engine that runs already, as for a second provider of one run; it outlives the host. */
    engine?: FakeEngine;
}

/**
 * Pulumi's own host process for dynamic providers, spoken to as the engine does. `__provider` is added to every set of
 * properties that lacks it, and every call has a deadline: hanging is one of the host's ways to fail.
 */
export interface ProviderHost {
    configure(config: Record<string, string>): Promise<void>;
    check(news: Properties, olds?: Properties): Promise<{ inputs: Properties; failures: pb.CheckFailure.AsObject[] }>;
    diff(id: string, olds: Properties, news: Properties): Promise<Difference>;
    create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
    /** As at a refresh, with the old outputs. */
    read(id: string, outputs: Properties): Promise<{ id: string; props: Properties; inputs?: Properties }>;
    /** As for `DockerfileAction.get`: no outputs, and no inputs but `__provider`. */
    get(id: string): Promise<{ id: string; props: Properties; inputs?: Properties }>;
    update(id: string, olds: Properties, news: Properties): Promise<Properties>;
    delete(id: string, outputs: Properties): Promise<void>;
    /** What the engine sends at the first Ctrl-C. */
    cancel(): Promise<void>;
    /** What happens when the CLI is killed: nobody answers at the engine's address any more. */
    stopEngine(): void;
    /** What the engine does at its end, and at the second Ctrl-C; answers the exit code or signal. */
    interrupt(): Promise<number | string>;
    /** What the engine was asked to display. */
    lines: LogLine[];
    /** Everything the process printed. */
    printed(): string;
    stop(): Promise<void>;
}

export interface Difference {
    changes: "SOME" | "NONE" | "UNKNOWN";
    replaces: string[];
    deleteBeforeReplace: boolean;
}

// Far more than a call takes on a busy machine, and less than a test may take.
const DEADLINE_MS = 120_000;

export async function startProviderHost(options: HostOptions = {}): Promise<ProviderHost> {
    const { env = {}, config = {} } = options;
    const engine = options.engine ?? (await startFakeEngine());
    const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const child = spawn(process.execPath, [script, engine.address], {
        cwd: options.folder ?? REPOSITORY,
        env: { ...neutralEnvironment(), PATH: NODE_FOLDER, TMPDIR: engine.tempFolder, ...env },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const endWithUs = () => child.kill("SIGKILL");
    process.once("exit", endWithUs);
    let printed = "";
    child.stderr.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
    });
    const lines = createInterface({ input: child.stdout });
    const [port] = (await once(lines, "line")) as [string];
    lines.on("line", (line) => {
        printed += `${line}\n`;
    });
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const host: ProviderHost = {
        ...operations(client),
        lines: engine.lines,
        stopEngine: () => engine.stop(),
        interrupt: async () => {
            const exit = once(child, "exit");
            child.kill("SIGINT");
            const [code, signal] = (await exit) as [number | null, string | null];
            return code ?? signal ?? "";
        },
        printed: () => printed,
        stop: async () => {
            client.close();
            await ended(child);
            process.removeListener("exit", endWithUs);
            if (options.engine === undefined) {
                engine.stop();
            }
        },
    };
    await host.configure(config);
    return host;
}

async function ended(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) {
        return;
    }
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
}

function operations(
    client: ResourceProviderClient,
): Omit<ProviderHost, "lines" | "printed" | "stop" | "stopEngine" | "interrupt"> {
    const read = async (id: string, place: { outputs?: Properties; inputs?: Properties }) => {
        const request = new pb.ReadRequest();
        request.setId(id);
        if (place.outputs !== undefined) {
            request.setProperties(struct(place.outputs));
        }
        if (place.inputs !== undefined) {
            request.setInputs(struct(place.inputs));
        }
        const answer = await call<pb.ReadResponse>((...rest) => client.read(request, ...rest));
        const inputs = answer.hasInputs() ? { inputs: plain(answer.getInputs()) } : {};
        return { id: answer.getId(), props: plain(answer.getProperties()), ...inputs };
    };
    return {
        async configure(config) {
            const request = new pb.ConfigureRequest();
            request.setArgs(Struct.fromJavaScript(config));
            await call((...rest) => client.configure(request, ...rest));
        },
        async cancel() {
            await call((...rest) => client.cancel(new Empty(), ...rest));
        },
        async check(news, olds = {}) {
            const request = new pb.CheckRequest();
            // A new resource has no old inputs at all.
            request.setOlds(Object.keys(olds).length === 0 ? new Struct() : struct(olds));
            request.setNews(struct(news));
            const answer = await call<pb.CheckResponse>((...rest) => client.check(request, ...rest));
            const failures = answer.getFailuresList().map((failure) => failure.toObject());
            return { inputs: plain(answer.getInputs()), failures };
        },
        async diff(id, olds, news) {
            const request = new pb.DiffRequest();
            request.setId(id);
            request.setOlds(struct(olds));
            request.setNews(struct(news));
            const answer = await call<pb.DiffResponse>((...rest) => client.diff(request, ...rest));
            const { DIFF_SOME, DIFF_NONE } = pb.DiffResponse.DiffChanges;
            const changes = answer.getChanges();
            return {
                changes: changes === DIFF_SOME ? "SOME" : changes === DIFF_NONE ? "NONE" : "UNKNOWN",
                replaces: answer.getReplacesList(),
                deleteBeforeReplace: answer.getDeletebeforereplace(),
            };
        },
        async create(inputs) {
            const request = new pb.CreateRequest();
            request.setProperties(struct(inputs));
            const answer = await call<pb.CreateResponse>((...rest) => client.create(request, ...rest));
            return { id: answer.getId(), outs: plain(answer.getProperties()) };
        },
        read: (id, outputs) => read(id, { outputs }),
        get: (id) => read(id, { inputs: {} }),
        async update(id, olds, news) {
            const request = new pb.UpdateRequest();
            request.setId(id);
            request.setOlds(struct(olds));
            request.setNews(struct(news));
            return plain((await call<pb.UpdateResponse>((...rest) => client.update(request, ...rest))).getProperties());
        },
        async delete(id, outputs) {
            const request = new pb.DeleteRequest();
            request.setId(id);
            request.setProperties(struct(outputs));
            await call((...rest) => client.delete(request, ...rest));
        },
    };
}

type Rest<T> = [grpc.Metadata, { deadline: number }, (error: grpc.ServiceError | null, answer: T) => void];

/** One call with a deadline; fails with the words the engine would show. */
function call<T>(send: (...rest: Rest<T>) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
        send(new grpc.Metadata(), { deadline: Date.now() + DEADLINE_MS }, (error, answer) => {
            if (error === null) {
                resolve(answer);
            } else {
                reject(new Error(error.details));
            }
        });
    });
}

function struct(properties: Properties): Struct {
    return Struct.fromJavaScript({ __provider: PINNED_TEXT, ...properties } as Record<string, JavaScriptValue>);
}

function plain(properties: Struct | undefined): Properties {
    return properties?.toJavaScript() ?? {};
}

/** What a call that must fail says. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
    return call.then(
        (answer) => {
            throw new Error(`it succeeded: ${JSON.stringify(answer)}`);
        },
        (error: Error) => error.message,
    );
}
