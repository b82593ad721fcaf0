import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

export interface LogLine {
    severity: "info" | "warning" | "other";
    message: string;
    urn: string;
    ephemeral: boolean;
}

/** The part of Pulumi's engine that providers talk to: it takes down every line for the display. */
export interface FakeEngine {
    address: string;
    /** For the hosts' temporary files: an earlier engine may have had the same address, and notes in the common folder. */
    tempFolder: string;
    lines: LogLine[];
    stop(): void;
}

export async function startFakeEngine(): Promise<FakeEngine> {
    const lines: LogLine[] = [];
    const server = new grpc.Server();
    server.addService(EngineService as unknown as grpc.ServiceDefinition, {
        log: (call: grpc.ServerUnaryCall<LogRequest, Empty>, done: grpc.sendUnaryData<Empty>) => {
            const { request } = call;
            lines.push({
                severity: severityOf(request),
                message: request.getMessage(),
                urn: request.getUrn(),
                ephemeral: request.getEphemeral(),
            });
            done(null, new Empty());
        },
    });
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) {
                resolve(bound);
            } else {
                reject(error);
            }
        });
    });
    const tempFolder = mkdtempSync(join(tmpdir(), "pulumi-buddyworks-engine-"));
    const stop = () => {
        server.forceShutdown();
        rmSync(tempFolder, { recursive: true, force: true });
    };
    return { address: `127.0.0.1:${port}`, tempFolder, lines, stop };
}

function severityOf(request: LogRequest): LogLine["severity"] {
    const severity = request.getSeverity();
    if (severity === LogSeverity.WARNING) {
        return "warning";
    }
    return severity === LogSeverity.INFO ? "info" : "other";
}
