/** One way to write the same resources: a program in `programs/`. */
export interface Variant {
    name: string;
    /** For the legend of the table. */
    meaning: string;
    program: string;
    env: Record<string, string>;
    /** What the project has in node_modules besides Pulumi's SDK. */
    packages: readonly string[];
}

export const FLOOR = "floor";
export const OURS = "ours";
export const TAUGHT = "taught";
export const TAUGHT_ONCE = "taught-once";
export const UNSAVED = "unsaved";

/** The same comparison for a program that creates whole pipelines. */
export const PIPELINE_VARIANTS: readonly Variant[] = [
    {
        name: FLOOR,
        meaning: "trivial dynamic resources with the same inputs and dependencies, and no HTTP",
        program: "floorPipelines.js",
        env: {},
        packages: [],
    },
    {
        name: OURS,
        meaning: "`Pipeline`, `DockerfileAction` and `Action` of this package",
        program: "oursPipelines.js",
        env: {},
        packages: ["pulumi-buddyworks"],
    },
];

export const VARIANTS: readonly Variant[] = [
    {
        name: FLOOR,
        meaning: "the engine's floor: a trivial dynamic resource with the same inputs and no HTTP",
        program: "floor.js",
        env: {},
        packages: [],
    },
    {
        name: OURS,
        meaning: "`DockerfileAction` of this package",
        program: "ours.js",
        env: {},
        packages: ["pulumi-buddyworks"],
    },
    {
        name: TAUGHT,
        meaning: "`pulumi.dynamic.Resource` with axios in its provider's methods, a provider object per resource",
        program: "taught.js",
        env: { BENCH_PROVIDER: "each" },
        packages: ["axios"],
    },
    {
        name: TAUGHT_ONCE,
        meaning: "the same, with one provider object for all resources",
        program: "taught.js",
        env: { BENCH_PROVIDER: "shared" },
        packages: ["axios"],
    },
    {
        name: UNSAVED,
        meaning:
            "ours, with an engine that saves the state only at its end: for the comparison only, because an interruption loses state",
        program: "ours.js",
        env: { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
        packages: ["pulumi-buddyworks"],
    },
];
