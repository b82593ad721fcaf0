/**
 * Mutates the provider and runs its own tests against every mutant; see CONTRIBUTING.md for the score.
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
module.exports = {
    testRunner: "jest",
    // Jest takes half of the tests for unrelated to a file, because helpers load the provider with the first request.
    jest: { configFile: "tests/mutation/jest.config.js", enableFindRelatedTests: false },
    // These three work inside Pulumi's host process only; tests/host covers them.
    mutate: ["provider/**/*.ts", "!provider/host/{cancellation,engineLog,pulumiInternals}.ts"],
    coverageAnalysis: "perTest",
    // Values computed once at load would need every test per mutant; the tables they fill are covered row by row.
    ignoreStatic: true,
    incremental: true,
    incrementalFile: "coverage/mutation.json",
    tempDirName: "coverage/stryker",
    reporters: ["clear-text", "progress-append-only"],
    clearTextReporter: { allowColor: false, logTests: false },
    timeoutMS: 10000,
    concurrency: 2,
};
