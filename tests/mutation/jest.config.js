const { projects, testTimeout } = require("../../jest.config.js");

/** The provider's own tests. Stryker merges its options into this, so it must not name projects. */
module.exports = {
    ...projects[0],
    testTimeout,
    rootDir: "../..",
    roots: ["<rootDir>/tests/provider"],
    // The first runs the built provider, which has no mutants. The others try each field under every reading of the API, which
    // takes a minute for each mutant that nothing notices.
    testPathIgnorePatterns: ["secondType", "everyReading", "everyPipelineReading"],
    runner: require.resolve("./reachingTests.js"),
    testEnvironment: require.resolve("./stopAtFirst.js"),
    setupFiles: ["<rootDir>/tests/mutation/firstCounterexample.ts"],
};
