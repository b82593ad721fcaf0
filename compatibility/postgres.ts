import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { listening } from "../tests/helpers/listening";

/** A PostgreSQL server of its own in a temporary folder, for Pulumi's backend of that kind. */
export interface Postgres {
    /** As `pulumi login` takes it. */
    url: string;
    /** All that Pulumi keeps in it, histories and backups included; it is stored in base64. */
    contents(): Promise<string>;
    stop(): Promise<void>;
}

const run = promisify(execFile);
const PROGRAMS = ["initdb", "postgres", "pg_isready", "psql"];
const CONTENTS = "select convert_from(decode(data->>'data', 'base64'), 'UTF8') from pulumi_state";
const CHECKS = 100;
const CHECK_INTERVAL_MS = 100;

/** The folder of the server's programs: on PATH, or where Debian keeps them, a folder for each version. */
export function postgresFolder(): string | undefined {
    const versions = "/usr/lib/postgresql";
    const debian = existsSync(versions) ? readdirSync(versions).map((name) => join(versions, name, "bin")) : [];
    const path = (process.env["PATH"] ?? "").split(delimiter);
    return [...path, ...debian].find((folder) => PROGRAMS.every((name) => existsSync(join(folder, name))));
}

export async function startPostgres(): Promise<Postgres> {
    const programs = postgresFolder();
    if (programs === undefined) {
        throw new Error("no PostgreSQL server is installed");
    }
    const folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-postgres-"));
    const user = await serverUser(folder);
    const data = join(folder, "data");
    await run(join(programs, "initdb"), ["-D", data, "-A", "trust", "-U", "pulumi", "-E", "UTF8"], {
        ...user,
        cwd: folder,
    });
    const port = await freePort();
    const settings = ["-D", data, "-p", port, "-k", folder, "-h", "127.0.0.1"];
    const server = spawn(join(programs, "postgres"), settings, { ...user, cwd: folder, stdio: "ignore" });
    const where = ["-h", "127.0.0.1", "-p", port, "-U", "pulumi"];
    const endWithUs = () => server.kill("SIGQUIT");
    process.once("exit", endWithUs);
    await untilReady(server, () => run(join(programs, "pg_isready"), where));
    return {
        url: `postgres://pulumi@127.0.0.1:${port}/postgres?sslmode=disable`,
        contents: async () => (await run(join(programs, "psql"), [...where, "-Atc", CONTENTS, "postgres"])).stdout,
        stop: async () => {
            process.removeListener("exit", endWithUs);
            const end = once(server, "exit");
            server.kill("SIGQUIT");
            await end;
            await rm(folder, { recursive: true, force: true });
        },
    };
}

/** The server refuses to run as root; the user that its package makes may then have the folder. */
async function serverUser(folder: string): Promise<{ uid?: number; gid?: number }> {
    if (process.getuid?.() !== 0) {
        return {};
    }
    const [uid, gid] = await Promise.all(
        ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "postgres"])).stdout)),
    );
    if (uid === undefined || gid === undefined) {
        return {};
    }
    await chown(folder, uid, gid);
    return { uid, gid };
}

async function freePort(): Promise<string> {
    const server = createServer();
    const address = await listening(server);
    server.close();
    return address.split(":").at(-1) ?? "";
}

async function untilReady(server: ChildProcess, isReady: () => Promise<unknown>): Promise<void> {
    for (let check = 0; check < CHECKS && server.exitCode === null; check++) {
        const output = await isReady().catch(() => undefined);
        if (output !== undefined) {
            return;
        }
        await sleep(CHECK_INTERVAL_MS);
    }
    server.kill("SIGQUIT");
    throw new Error(`the PostgreSQL server did not get ready (exit code ${server.exitCode})`);
}
