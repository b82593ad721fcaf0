import { join } from "node:path";
import { MANAGERS, type Manager } from "./managers";
import type { MatrixSetup } from "./matrixSetup";
import { LIBRARY, PROGRAMS, type Program } from "./programs";
import type { Arrangement, Row } from "./row";

export const SDK = "@pulumi/pulumi";
export const PACKAGE = "pulumi-buddyworks";

/** What a row's project consists of. */
export interface Plan {
    program: Program;
    manager: Manager;
    managerName: string;
    arrangement: Arrangement;
    /** The project's folder in its temporary one. */
    place: string;
    /** Package → version, range or file. */
    dependencies: Record<string, string>;
}

export function planOf(row: Row, { tarball, sdk }: MatrixSetup): Plan {
    const { manager: managerName = "npm", arrangement = "alone" } = row;
    const program: Program = PROGRAMS[row.program];
    const manager: Manager = MANAGERS[managerName];
    const actions =
        arrangement === "below a library"
            ? { [LIBRARY.name]: manager.sibling ?? "*" }
            : { [PACKAGE]: `file:${tarball}` };
    return {
        program,
        manager,
        managerName,
        arrangement,
        place: arrangement === "alone" ? "project" : join("project", "packages", "infra"),
        dependencies: { ...actions, [SDK]: sdk[row.sdk ?? "newest"], ...program.packages },
    };
}
