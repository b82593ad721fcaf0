// With `exactOptionalPropertyTypes`: what may be left out may be `undefined`, so that programs can hand on options.
import { DockerfileAction, Provider } from "pulumi-buddyworks";

const unset = undefined;

new DockerfileAction("image", {
    projectName: "site",
    pipelineId: 12,
    dockerfilePath: "Dockerfile",
    workspace: process.env["WORKSPACE_OF_SITE"],
    name: unset,
    password: unset,
    integration: process.env["INTEGRATION"] ? { identifier: process.env["INTEGRATION"] } : undefined,
    dockerRegistry: unset,
    buildArgs: unset,
    secrets: unset,
    cacheMode: unset,
    timeout: unset,
    variables: [{ key: "KEY", type: "VAR", value: unset, encrypted: unset }],
    triggerConditions: [{ triggerCondition: "ON_CHANGE", triggerConditionPaths: unset }],
    adoptActionId: unset,
});
new Provider("account", { token: process.env["TOKEN_OF_ACCOUNT"], workspace: unset, region: unset, timeout: unset });
