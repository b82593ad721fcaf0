import type { ManagerName } from "./managers";
import type { ProgramName } from "./programs";
import type { RuntimeName } from "./tools";

/** One combination, and its expected result. */
export interface Row {
    /** As in the table, and for `--row`. */
    name: string;
    program: ProgramName;
    /** @default "npm" */
    manager?: ManagerName;
    /** What runs the program and Pulumi's provider host. @default the Node.js that runs the tests */
    runtime?: RuntimeName;
    /** Of Pulumi's SDK. @default "newest" */
    sdk?: SdkName;
    /** @default "alone" */
    arrangement?: Arrangement;
    /** Quick enough for `npm run test:rest`. */
    isQuick?: true;
    /** How a row that cannot work fails. */
    refusal?: Refusal;
}

/** The newest one, the oldest that the package accepts, and the one before that. */
export type SdkName = "newest" | "oldest" | "too old";

/** A project of its own; a package of a workspace; such a package whose sibling has ours as a dependency instead. */
export type Arrangement = "alone" | "workspace" | "below a library";

export interface Refusal {
    at: "install" | "preview";
    /** What the user sees; `<project>` stands for the project's folder. */
    message: string;
    /** What to do, as a sentence for the table. */
    fix: string;
}
