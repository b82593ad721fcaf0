const { TestEnvironment } = require("jest-environment-node");

let killed;

/** One failed test kills a mutant: skips the rest of its run, which Stryker's jest runner would go on with. */
module.exports = class StopAtFirst extends TestEnvironment {
    handleTestEvent({ name, test }) {
        const mutant = process.env["__STRYKER_ACTIVE_MUTANT__"];
        if (mutant === undefined) {
            return;
        }
        if (name === "test_fn_failure" || name === "hook_failure") {
            killed = mutant;
        }
        if (name === "test_start" && killed === mutant) {
            test.mode = "skip";
        }
    }
};
