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
export const LEAST = "least";
export const OURS = "ours";
export const TAUGHT = "taught";
export const TAUGHT_ONCE = "taught-once";
export const UNSAVED = "unsaved";

/** Makes the floor's provider send requests. */
const BARE_REQUESTS = { BENCH_REQUESTS: "bare" };

/** The same comparison for a program that creates whole pipelines. */
export const PIPELINE_VARIANTS: readonly Variant[] = [
    {
        name: FLOOR,
        meaning: "trivial dynamic resources with the same inputs and dependencies, which send nothing",
        program: "floorPipelines.js",
        env: {},
        packages: [],
    },
    {
        name: LEAST,
        meaning: "the floor with bare requests",
        program: "floorPipelines.js",
        env: BARE_REQUESTS,
        packages: ["axios"],
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
        meaning: "the engine alone: a trivial dynamic resource with the same inputs, which sends nothing",
        program: "floor.js",
        env: {},
        packages: [],
    },
    {
        name: LEAST,
        meaning: "the floor with one bare request by axios per create, read, update and delete. Less is not possible",
        program: "floor.js",
        env: BARE_REQUESTS,
        packages: ["axios"],
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
        meaning: "`pulumi.dynamic.Resource` with axios in its provider's methods, as Pulumi's documentation teaches it",
        program: "taught.js",
        env: { BENCH_PROVIDER: "each" },
        packages: ["axios"],
    },
    {
        name: TAUGHT_ONCE,
        meaning: "`taught` with one provider object for all resources instead of one for each",
        program: "taught.js",
        env: { BENCH_PROVIDER: "shared" },
        packages: ["axios"],
    },
    {
        name: UNSAVED,
        meaning:
            "`ours`, with an engine that saves the state only at its end: for the comparison only, because an interruption loses state",
        program: "ours.js",
        env: { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
        packages: ["pulumi-buddyworks"],
    },
];
