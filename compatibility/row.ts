import type { ManagerName } from "./managers";
import type { ProgramName } from "./programs";

/** One combination, and what comes of it. */
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
    isCheap?: true;
    /** It cannot work, and says so. */
    refusal?: Refusal;
}

export type RuntimeName = "Node.js 20" | "Node.js 22" | "Node.js 24" | "Bun";

/** The first that the package takes, the one before it, and the one users get today. */
export type SdkName = "newest" | "oldest" | "too old";

/** A project of its own; a package of a workspace; such a package whose sibling has ours as a dependency instead. */
export type Arrangement = "alone" | "workspace" | "below a library";

export interface Refusal {
    at: "install" | "preview";
    /** What the user reads; `<project>` stands for the project's folder. */
    says: string;
    /** What to do, as a sentence for the table. */
    instead: string;
}
