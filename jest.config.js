const shared = {
    testEnvironment: "node",
    transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json" }] },
    clearMocks: true,
};

/** @type {import("jest").Config} */
module.exports = {
    // A test that hangs must end some time; a busy machine is no reason to fail.
    testTimeout: 120_000,
    reporters: ["default", "<rootDir>/tests/helpers/closingLine.js"],
    projects: [
        {
            ...shared,
            displayName: "unit",
            roots: ["provider", "simulator", "importer", "tools", "bench"].map((name) => `<rootDir>/tests/${name}`),
        },
        {
            ...shared,
            displayName: "engine",
            roots: [
                "<rootDir>/tests/host",
                "<rootDir>/tests/cli",
                "<rootDir>/tests/package",
                "<rootDir>/tests/types",
                "<rootDir>/tests/docs",
                "<rootDir>/tests/examples",
                "<rootDir>/compatibility",
            ],
            globalSetup: "<rootDir>/tests/helpers/provideCli.ts",
            setupFilesAfterEnv: ["<rootDir>/tests/helpers/timeout.ts"],
        },
    ],
};
