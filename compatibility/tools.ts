import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NODE_FOLDER } from "../tests/helpers/environment";
import { installedVersion, npm } from "../tests/helpers/installedPackage";
import { once } from "./once";

/** A package of npm's registry that is no part of a project. */
export interface Tool {
    name: string;
    version: string;
    /** The command it brings. */
    command: string;
    /** For people. */
    title: string;
}

export interface FetchedTool {
    command: string;
    version: string;
}

export const BUN: Tool = { name: "bun", version: "latest", command: "bun", title: "Bun" };

export type RuntimeName = "Node.js 20" | "Node.js 22" | "Node.js 24" | "Bun";

/** What runs JavaScript, as `node` in a folder for PATH. */
export interface Runtime {
    folder: string;
    /** For the table, e.g. "Node.js 22.23.3". */
    title: string;
}

export interface Tools {
    fetch(tool: Tool): Promise<FetchedTool>;
    runtime(name: RuntimeName | undefined): Promise<Runtime>;
}

/** Fetches each tool once into the folder, with npm. */
export function toolsIn(folder: string): Tools {
    const fetched = once<Fetched>();
    const fetchPackage = (name: string, version: string) =>
        fetched(`${name}@${version}`, () => fetchInto(join(folder, name, version), `${name}@${version}`, name));
    const fetch = async ({ name, version, command }: Tool): Promise<FetchedTool> => {
        const { modules, version: exact } = await fetchPackage(name, version);
        return { command: join(modules, ".bin", command), version: exact };
    };
    const runtime = async (name: RuntimeName | undefined): Promise<Runtime> => {
        if (name === "Bun") {
            return bunAsNode(folder, await fetch(BUN));
        }
        const own = process.versions.node;
        const [ownMajor] = own.split(".");
        const major = name?.split(" ").at(-1) ?? ownMajor;
        if (major === ownMajor) {
            return { folder: NODE_FOLDER, title: `Node.js ${own}` };
        }
        const binaries = `node-${process.platform}-${process.arch}`;
        const { modules, version } = await fetchPackage(binaries, `^${major}`);
        return { folder: join(modules, binaries, "bin"), title: `Node.js ${version}` };
    };
    return { fetch, runtime };
}

interface Fetched {
    modules: string;
    version: string;
}

async function fetchInto(folder: string, spec: string, name: string): Promise<Fetched> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
    await npm(folder, "install", "--no-audit", "--no-fund", spec);
    return { modules: join(folder, "node_modules"), version: await installedVersion(name, folder) };
}

/** Bun behaves as Node.js does when it is called by that name. */
async function bunAsNode(folder: string, { command, version }: FetchedTool): Promise<Runtime> {
    const bin = join(folder, "bun-as-node");
    await mkdir(bin, { recursive: true });
    await symlink(command, join(bin, "node")).catch(() => undefined); // a row before made it
    return { folder: bin, title: `Bun ${version}` };
}
