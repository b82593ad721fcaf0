import { programOf } from "./programs";

export const FUNCTIONS_HEAD = `
    const { getIntegration, getIntegrationOutput, getPipeline, getPipelineOutput } = require("pulumi-buddyworks");
    const site = { workspace: "buddy", projectName: "company-website" };
`;

const ACTION = `{
    ...site,
    pipelineId: pipeline.pipelineId,
    name: "Build",
    dockerfilePath: "Dockerfile",
    integration: { hashId: registry.hashId },
}`;

/** Title, program, and what its package.json says: the same functions, waited for in each way there is. */
export const PROGRAMS: [string, string, object][] = [
    [
        "an exported async function",
        programOf(`
            ${FUNCTIONS_HEAD}
            module.exports = async () => {
                const pipeline = await getPipeline({ ...site, name: "Build image" });
                const registry = await getIntegration({ workspace: "buddy", name: "Amazon ECR" });
                new DockerfileAction("image", ${ACTION});
                return { pipelineId: pipeline.pipelineId };
            };
        `),
        {},
    ],
    [
        "an async function that nobody waits for",
        programOf(`
            ${FUNCTIONS_HEAD}
            exports.pipelineId = getPipelineOutput({ ...site, name: "Build image" }).pipelineId;
            async function main() {
                const pipeline = await getPipeline({ ...site, name: "Build image" });
                const registry = await getIntegration({ workspace: "buddy", name: "Amazon ECR" });
                new DockerfileAction("image", ${ACTION});
            }
            void main();
        `),
        {},
    ],
    [
        "Outputs",
        programOf(`
            ${FUNCTIONS_HEAD}
            const pipeline = getPipelineOutput({ ...site, name: pulumi.output("Build image") });
            const registry = getIntegrationOutput({ workspace: "buddy", name: "Amazon ECR" });
            new DockerfileAction("image", ${ACTION});
            exports.pipelineId = pipeline.pipelineId;
        `),
        {},
    ],
    [
        "an ES module",
        `
            import { DockerfileAction, getIntegration, getPipeline } from "pulumi-buddyworks";
            const site = { workspace: "buddy", projectName: "company-website" };
            const [pipeline, registry] = await Promise.all([
                getPipeline({ ...site, name: "Build image" }),
                getIntegration({ workspace: "buddy", name: "Amazon ECR" }),
            ]);
            new DockerfileAction("image", ${ACTION});
            export const { pipelineId } = pipeline;
        `,
        { type: "module" },
    ],
];

export const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";
/** What the functions of one run request. */
export const LISTS = [
    "GET /workspaces/buddy/integrations",
    ...[1, 2].map((number) => `GET ${PIPELINES}?page=${number}&per_page=30&sort_by=id&sort_direction=ASC`),
];
