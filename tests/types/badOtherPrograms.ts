import type { BadProgram } from "./badPrograms";

/** Mistakes with the other exports of the package. */
export const BAD_OTHER_PROGRAMS: BadProgram[] = [
    {
        title: "an action of another type without its type",
        program: `new Action("tell-us", { projectName: "site", pipelineId: 12 });`,
        says: "Property 'type' is missing in type",
    },
    {
        title: "an action of another type with the inputs of a Docker build",
        program: `new Action("tell-us", { ...site, type: "SLACK", dockerfilePath: "Dockerfile" });`,
        says: "'dockerfilePath' does not exist in type 'ActionArgs'.",
    },
    {
        title: "properties that are no JSON",
        program: `new Action("tell-us", { projectName: "site", pipelineId: 12, type: "SLACK", properties: { at: () => 5 } });`,
        says: "Type '() => number' is not assignable to type 'JsonInput'.",
    },
    {
        title: "an output used as another type",
        program: `export const page: pulumi.Output<string> = new DockerfileAction("image", site).actionId;`,
        says: "Type 'number' is not assignable to type 'string'.",
    },
    {
        title: "a misspelt output",
        program: `export const page = new DockerfileAction("image", site).htmlURL;`,
        says: "Property 'htmlURL' does not exist on type 'DockerfileAction'. Did you mean 'htmlUrl'?",
    },
    {
        title: "an assignment to an output",
        program: `new DockerfileAction("image", site).name = pulumi.output("other");`,
        says: "Cannot assign to 'name' because it is a read-only property.",
    },
    {
        title: "a pipeline without a project",
        program: `new Pipeline("release", { workspace: "acme" });`,
        says: "Property 'projectName' is missing in type",
    },
    {
        title: "a misspelt input of a pipeline",
        program: `new Pipeline("release", { projectName: "site", triggerCondition: [] });`,
        says: "Did you mean to write 'triggerConditions'?",
    },
    {
        title: "an event type that does not exist",
        program: `new Pipeline("release", { projectName: "site", events: [{ type: "PUSHED" }] });`,
        says: `Type '"PUSHED"' is not assignable to type`,
    },
    {
        title: "an event's part that does not exist",
        program: `new Pipeline("release", { projectName: "site", events: [{ type: "PUSH", ref: ["main"] }] });`,
        says: "'ref' does not exist in type",
    },
    {
        title: "a git_config without its path",
        program: `new Pipeline("release", { projectName: "site", gitConfig: { project: "shop", branch: "main" } });`,
        says: "Property 'path' is missing in type",
    },
    {
        title: "a region of Buddy that does not exist",
        program: `new Provider("account", { region: "de" });`,
        says: `Type '"de"' is not assignable to type 'Input<"us" | "eu" | "as" | undefined>'.`,
    },
    {
        title: "a misspelt setting",
        program: `new Provider("account", { baseURL: "https://buddy.example.com/api" });`,
        says: "'baseURL' does not exist in type 'ProviderArgs'. Did you mean to write 'baseUrl'?",
    },
    {
        title: "getPipeline without a project",
        program: `void getPipeline({ name: "Build image" });`,
        says: "Property 'projectName' is missing in type",
    },
    {
        title: "a misspelt argument of a function",
        program: `void getPipeline({ project: "site", name: "Build image" });`,
        says: "'project' does not exist in type 'GetPipelineArgs'.",
    },
    {
        title: "an Output in the plain form of a function",
        program: `void getIntegration({ name: pulumi.output("Amazon ECR") });`,
        says: "is not assignable to type 'string'.",
    },
    {
        title: "another package's provider",
        program: `export const other = (provider: pulumi.ProviderResource) => getIntegration({ name: "Amazon ECR" }, { provider });`,
        says: "is missing in type 'ProviderResource' but required in type 'Provider'.",
    },
];
