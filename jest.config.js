const shared = {
    testEnvironment: "node",
    transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json" }] },
    clearMocks: true,
};
const withCli = { ...shared, globalSetup: "<rootDir>/tests/helpers/provideCli.ts" };
const inTests = (...names) => names.map((name) => `<rootDir>/tests/${name}`);

/** @type {import("jest").Config} */
module.exports = {
    // A test that hangs must end some time. A busy machine is no reason to fail.
    testTimeout: 300_000,
    reporters: ["default", "<rootDir>/tests/helpers/closingLine.js"],
    // `npm test` runs the first three, `npm run test:rest` the last one.
    projects: [
        {
            ...shared,
            displayName: "unit",
            roots: inTests("provider", "simulator", "command", "importer", "verify", "tools", "bench", "contract"),
        },
        {
            ...shared,
            displayName: "host",
            roots: inTests("host", "package", "types", "docs"),
        },
        {
            ...withCli,
            displayName: "cli",
            roots: inTests("cli"),
        },
        {
            ...withCli,
            displayName: "rest",
            roots: [...inTests("rest", "examples"), "<rootDir>/bench", "<rootDir>/compatibility"],
        },
    ],
};
