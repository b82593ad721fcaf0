import { PolicyPack, remediateResourceOfType, validateResourceOfType } from "@pulumi/policy";
import { DockerfileAction, Pipeline } from "pulumi-buddyworks";

const SECRET_NAME = /password|secret|token/i;

new PolicyPack("buddy-rules", {
    enforcementLevel: "mandatory",
    policies: [
        {
            name: "release-tag",
            description: "An image has a tag of its own.",
            validateResource: validateResourceOfType(DockerfileAction, ({ dockerImageTag }, _args, reportViolation) => {
                if (dockerImageTag === undefined || dockerImageTag === "latest") {
                    reportViolation(
                        `dockerImageTag: must be the tag of one release (got ${dockerImageTag ?? "none"}).`,
                    );
                }
            }),
        },
        {
            name: "no-secret-build-args",
            description: "Everybody who sees the pipeline in Buddy can read build arguments.",
            validateResource: validateResourceOfType(DockerfileAction, ({ buildArgs = {} }, _args, reportViolation) => {
                const names = Array.isArray(buildArgs)
                    ? buildArgs.map((arg) => arg.split("=")[0])
                    : Object.keys(buildArgs);
                for (const name of names.filter((each) => SECRET_NAME.test(each))) {
                    reportViolation(`buildArgs: ${name} must not be a build argument. Use secrets.`);
                }
            }),
        },
        {
            name: "no-force-destroy",
            description: "Deleting a pipeline must not delete actions that somebody made in Buddy.",
            validateResource: validateResourceOfType(Pipeline, ({ forceDestroy }, _args, reportViolation) => {
                if (forceDestroy) {
                    reportViolation("forceDestroy: must be left out.");
                }
            }),
        },
        {
            name: "provenance",
            description: "An image has the most detailed provenance.",
            enforcementLevel: "remediate",
            remediateResource: remediateResourceOfType(DockerfileAction, (image) => {
                if (image.provenance !== undefined) {
                    return undefined;
                }
                // A copy would record secrets in plain text, and cannot be made in a preview with unknown values.
                image.provenance = "MAX";
                return image;
            }),
        },
    ],
});
