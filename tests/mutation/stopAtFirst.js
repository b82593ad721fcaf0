const { TestEnvironment } = require("jest-environment-node");

/** One failed test kills a mutant: skips the rest of its file, which Stryker's jest runner would go on with. */
module.exports = class StopAtFirst extends TestEnvironment {
    hasFailed = false;

    handleTestEvent({ name, test }) {
        if (process.env["__STRYKER_ACTIVE_MUTANT__"] === undefined) {
            return;
        }
        this.hasFailed ||= name === "test_fn_failure" || name === "hook_failure";
        if (name === "test_start" && this.hasFailed) {
            test.mode = "skip";
        }
    }
};
