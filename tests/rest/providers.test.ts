import { type Simulator, startSimulator } from "../../simulator";
import { messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { allFiles } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";

// The look at a pipeline before its first create.
const LOOK = `GET ${ACTIONS_PATH}`;
const POST = `POST ${ACTIONS_PATH}`;

let simulators: Simulator[];
let projects: PulumiProject[];

beforeEach(async () => {
    projects = [];
    simulators = await Promise.all(["one", "two", "three"].map((name) => startSimulator({ token: `token-${name}` })));
});

afterEach(async () => {
    await Promise.all(projects.map((project) => project.remove()));
    await Promise.all(simulators.map((simulator) => simulator.close()));
});

async function projectFor(options: Parameters<typeof createPulumiProject>[0]): Promise<PulumiProject> {
    const project = await createPulumiProject(options);
    projects.push(project);
    return project;
}

const [one, two, three] = [0, 1, 2].map((index) => () => simulators[index] as Simulator) as [
    () => Simulator,
    () => Simulator,
    () => Simulator,
];

const actionNames = ({ state }: Simulator) => state.actions(LIVE_MIRROR).map(({ name }) => name);

describeWithCli("explicit providers", () => {
    it("manage two accounts in one program, each with its own address and token", async () => {
        const project = await projectFor({
            program: programOf(`
                const inputs = ${JSON.stringify(MINIMAL_INPUTS)};
                for (const name of ["one", "two"]) {
                    const provider = new Provider(name, {
                        baseUrl: config.require(name + "Url"),
                        token: config.require(name + "Token"),
                    });
                    new DockerfileAction(name, { ...inputs, name }, { provider });
                }
            `),
        });
        for (const [name, { url, token }] of Object.entries({ one: one(), two: two() })) {
            await project.setConfig(`${name}Url`, url);
            await project.setConfig(`${name}Token`, token);
        }

        await project.up("--skip-preview");

        expect([takeRequests(one()), takeRequests(two()), takeRequests(three())]).toEqual([
            [LOOK, POST],
            [LOOK, POST],
            [],
        ]);
        expect(actionNames(one())).toEqual(["one"]);
        expect(actionNames(two())).toEqual(["two"]);

        await project.destroy("--skip-preview");

        const deleted = [`DELETE ${ACTIONS_PATH}/101`];
        expect([takeRequests(one()), takeRequests(two()), takeRequests(three())]).toEqual([deleted, deleted, []]);
    });

    it("take what they leave out from the stack's configuration, then from the environment", async () => {
        const project = await projectFor({
            program: programOf(`
                const inputs = { projectName: "company-website", pipelineId: 2, dockerfilePath: "Dockerfile" };
                const explicit = new Provider("explicit", { baseUrl: config.require("url"), token: config.require("token") });
                new DockerfileAction("byArgument", inputs, { provider: explicit });
                new DockerfileAction("byStack", inputs);
            `),
            simulator: three(),
            env: { BUDDY_WORKSPACE: "acme", BUDDY_TIMEOUT: "7" },
        });
        await project.setConfig("url", one().url);
        await project.setConfig("token", one().token, { secret: true });
        await project.setConfig("buddyworks:baseUrl", two().url);
        await project.setConfig("buddyworks:token", two().token, { secret: true });
        await project.setConfig("buddyworks:workspace", "buddy");

        await project.up("--skip-preview");

        expect([takeRequests(one()), takeRequests(two()), takeRequests(three())]).toEqual([
            [LOOK, POST],
            [LOOK, POST],
            [],
        ]);
        expect(actionNames(one())).toEqual(["byArgument"]);
        expect(actionNames(two())).toEqual(["byStack"]);
    });

    it("share token and address with Buddy's own provider under buddy:, and name our other keys", async () => {
        const project = await projectFor({
            program: programOf(`
                const inputs = { projectName: "company-website", pipelineId: 2, dockerfilePath: "Dockerfile" };
                new DockerfileAction("byStack", inputs);
                const explicit = new Provider("explicit", { token: ${JSON.stringify(two().token)} });
                new DockerfileAction("byArgument", inputs, { provider: explicit });
            `),
            simulator: three(),
        });
        await project.setConfig("buddy:token", one().token, { secret: true });
        await project.setConfig("buddy:baseUrl", one().url);
        await project.setConfig("buddy:timeout", "7");
        await project.setConfig("buddy:workspace", "acme");
        await project.setConfig("buddyworks:workspace", "buddy");

        const failed = await project.run("up", "--yes", "--skip-preview");
        expect(messages(failed)).toEqual([
            expect.stringContaining("401 Unauthorized"),
            "warning: buddy:workspace: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:workspace?",
        ]);
        expect(actionNames(one())).toEqual(["byStack"]);

        await project.setConfig("buddyworks:baseUrl", two().url);
        await project.setConfig("buddyworks:token", two().token, { secret: true });
        simulators.forEach(takeRequests);
        await project.up("--skip-preview", "--target", "**byArgument");
        expect([takeRequests(one()), takeRequests(two()), takeRequests(three())]).toEqual([[], [LOOK, POST], []]);
    });

    it("keep a token secret in their own state entry even when the program hands it over in clear", async () => {
        const { url, token } = one();
        const project = await projectFor({
            program: programOf(`
                const provider = new Provider("clear", ${JSON.stringify({ baseUrl: url, token })});
                new DockerfileAction("image", ${JSON.stringify(MINIMAL_INPUTS)}, { provider });
            `),
        });

        const { all } = await project.up("--skip-preview", "--diff");

        expect(one().state.actions(LIVE_MIRROR)).toHaveLength(1);
        expect(all).not.toContain(token);
        expect(await allFiles(project.stateFolder)).not.toContain(token);
    });
});

describeWithCli("two stacks composed through a StackReference", () => {
    it("work, with registry, repository and integration known from the first one only", async () => {
        const infrastructure = await projectFor({
            name: "infrastructure",
            program: `
                exports.region = "eu-central-1";
                exports.repository = "website";
                exports.integration = { identifier: "amazon_ecr" };
            `,
        });
        await infrastructure.up("--skip-preview");
        const application = await projectFor({
            name: "application",
            beside: infrastructure,
            simulator: one(),
            program: programOf(`
                const stack = new pulumi.StackReference("organization/infrastructure/test");
                new DockerfileAction("image", {
                    ...${JSON.stringify(MINIMAL_INPUTS)},
                    dockerRegistry: "AMAZON_ECR",
                    region: stack.requireOutput("region"),
                    repository: stack.requireOutput("repository"),
                    integration: stack.requireOutput("integration"),
                });
            `),
        });

        await application.up();

        expect(
            one()
                .journal.writes()
                .map(({ method, body }) => [method, body]),
        ).toEqual([
            [
                "POST",
                {
                    type: "DOCKERFILE",
                    name: "Build",
                    dockerfile_path: "Dockerfile",
                    docker_registry: "AMAZON_ECR",
                    region: "eu-central-1",
                    repository: "website",
                    integration: { identifier: "amazon_ecr" },
                },
            ],
        ]);
        await application.preview("--expect-no-changes");
    });
});
