const { appendFileSync, mkdirSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { default: TestRunner } = require("jest-runner");

// Written by the first run, in the copy of the project that all of Stryker's processes share.
const FILES = join("coverage", "testFiles.jsonl");

/** When each test file noticed its last mutant, as a count. */
const noticedAt = new Map();
let noticed = 0;

/**
 * Runs only the test files that reach the mutant, up to the first failure: those that noticed the last mutants first, then the
 * fastest. Jest's own runner loads each file to find out that none of its tests is wanted, and begins with the slowest.
 */
module.exports = class ReachingTests extends TestRunner {
    async runTests(tests, watcher, options) {
        if (process.env["__STRYKER_ACTIVE_MUTANT__"] === undefined) {
            mkdirSync(dirname(FILES), { recursive: true });
            this.on("test-file-success", ([{ path }, { testResults, perfStats }]) => {
                const names = testResults.map(({ fullName }) => fullName);
                appendFileSync(FILES, `${JSON.stringify({ path, names, time: perfStats.runtime })}\n`);
            });
            return super.runTests(tests, watcher, options);
        }
        let isNoticed = false;
        const notice = ([{ path }]) => {
            isNoticed = true;
            noticed += 1;
            noticedAt.set(path, noticed);
        };
        this.on("test-file-success", (event) => event[1].numFailingTests > 0 && notice(event));
        this.on("test-file-failure", notice);
        for (const test of this.reaching(tests)) {
            if (!isNoticed) {
                await super.runTests([test], watcher, options);
            }
        }
    }

    reaching(tests) {
        const pattern = new RegExp(this._globalConfig.testNamePattern ?? "", "i");
        const files = readFileSync(FILES, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
        return files
            .filter(({ names }) => names.some((name) => pattern.test(name)))
            .sort(
                (one, other) =>
                    (noticedAt.get(other.path) ?? 0) - (noticedAt.get(one.path) ?? 0) || one.time - other.time,
            )
            .map(({ path }) => tests.find((test) => test.path === path));
    }
};
