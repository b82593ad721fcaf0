const { projects, testTimeout } = require("../../jest.config.js");

/** The provider's own tests. Stryker merges its options into this, so it must not name projects. */
module.exports = {
    ...projects[0],
    testTimeout,
    rootDir: "../..",
    roots: ["<rootDir>/tests/provider"],
    testEnvironment: require.resolve("./stopAtFirst.js"),
    setupFiles: ["<rootDir>/tests/mutation/firstCounterexample.ts"],
};
