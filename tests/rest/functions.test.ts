import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../simulator";
import { messages, takeRequests } from "../helpers/cliOutput";
import { FUNCTIONS_HEAD, LISTS, PIPELINES, PROGRAMS } from "../helpers/functionPrograms";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { allFiles } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const TOKEN = "only-the-simulator-knows-this-token";
const AMAZON = "5ddb7c180fb38be67bd78a88a";

const simulator = withOneSimulator({ token: TOKEN });
let project: PulumiProject | undefined;

beforeEach(() => simulator.journal.clear());

afterEach(async () => {
    await project?.remove();
    project = undefined;
});

async function projectFor(program: string, manifest: object = {}): Promise<PulumiProject> {
    const created = await createPulumiProject({ program, simulator });
    project = created;
    await writeFile(join(created.folder, "project", "package.json"), JSON.stringify({ main: "index.js", ...manifest }));
    return created;
}

describeWithCli("a program finds pipeline and integration by name", () => {
    it.each(PROGRAMS)("as %s", async (_title, program, manifest) => {
        const { preview, up, outputs } = await projectFor(program, manifest);

        await preview();

        expect(takeRequests(simulator).sort()).toEqual(LISTS);

        await up("--skip-preview");

        const build = { type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
        expect(simulator.journal.writes().map(({ method, path, body }) => [method, path, body])).toEqual([
            ["POST", `${PIPELINES}/1/actions`, { ...build, integration: { hash_id: AMAZON } }],
        ]);
        expect(await outputs()).toEqual({ pipelineId: 1 });
        takeRequests(simulator);

        await preview("--expect-no-changes");

        expect(takeRequests(simulator).sort()).toEqual(LISTS);
    });
});

describeWithCli("a function that fails", () => {
    let shared: PulumiProject;
    let env: Record<string, string>;

    beforeAll(async () => {
        shared = await createPulumiProject({ program: "", simulator });
        env = { ...shared.env };
    });

    afterAll(() => shared?.remove());

    beforeEach(() => {
        delete shared.env["NODE_OPTIONS"];
        Object.assign(shared.env, env);
    });

    async function previewOf(body: string) {
        await shared.writeProgram(programOf(FUNCTIONS_HEAD + body));
        return shared.run("preview");
    }

    const DID_YOU_MEAN =
        'error: getPipeline: project buddy/company-website has no pipeline called "Bild image". Did you mean "Build image"? ' +
        'It has "Build image" (1), "Live mirror" (2).';

    it.each([
        [
            "in an async function",
            `module.exports = async () => { await getPipeline({ ...site, name: "Bild image" }); };`,
        ],
        [
            "in an Output, with resources that need it and one that does not",
            `
                const pipeline = getPipelineOutput({ ...site, name: "Bild image" });
                new DockerfileAction("image", { ...site, pipelineId: pipeline.pipelineId, dockerfilePath: "Dockerfile" });
                new DockerfileAction("another", { ...site, pipelineId: pipeline.pipelineId, dockerfilePath: "Dockerfile" });
                new DockerfileAction("other", { ...site, pipelineId: 2, dockerfilePath: "Dockerfile" });
                exports.pipelineId = pipeline.pipelineId;
            `,
        ],
        [
            "several times for the same reason",
            `exports.ids = [1, 2, 3].map(() => getPipelineOutput({ ...site, name: "Bild image" }).pipelineId);`,
        ],
        ["in an Output that nothing uses", `getPipelineOutput({ ...site, name: "Bild image" });`],
        ["in a promise that nobody waits for", `void getPipeline({ ...site, name: "Bild image" });`],
        [
            "in an Output and a promise that are used in every way once Pulumi has heard of the failure",
            `
                const heard = new Promise((resolve) => process.once("unhandledRejection", () => setImmediate(resolve)));
                const promise = getPipeline({ ...site, name: "Bild image" });
                const pipeline = getPipelineOutput({ ...site, name: "Bild image" });
                const { pipelineId } = pipeline;
                const page = pulumi.interpolate\`pipelines/\${pipelineId}\`;
                const both = pulumi.all([pipelineId, pulumi.secret(pipeline.name)]);
                module.exports = async () => {
                    await heard;
                    const args = { ...site, pipelineId, dockerfilePath: "Dockerfile" };
                    new DockerfileAction("image", { ...args, variables: [{ key: "PAGE", type: "VAR", value: page }] });
                    new DockerfileAction("another", { ...args, contextPath: both.apply(String) });
                    await promise.catch(() => undefined);
                    return { pipeline, pipelineId, page, both };
                };
            `,
        ],
    ])("%s ends a preview with one error and without a warning", async (_title, body) => {
        shared.env["NODE_OPTIONS"] = "--trace-warnings";

        const failed = await previewOf(body);

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([DID_YOU_MEAN]);
        expect(failed.all).not.toContain("Warning");
    });

    it("is no failure of the program that says what to take instead", async () => {
        const { up, outputs } = await projectFor(
            programOf(`
                ${FUNCTIONS_HEAD}
                const { pipelineId } = getPipelineOutput({ ...site, name: "Bild image" });
                exports.pipelineId = pulumi.recover(pipelineId, () => 2);
            `),
        );

        expect(messages(await up("--skip-preview"))).toEqual([]);

        expect(await outputs()).toEqual({ pipelineId: 2 });
    });

    it("for want of a token and a workspace says both", async () => {
        delete shared.env["BUDDY_TOKEN"];

        const failed = await previewOf(`exports.id = getIntegrationOutput({ name: "Amazon ECR" }).hashId;`);

        expect(messages(failed)).toEqual([
            "buddyworks:token: must be set (got nothing). Run `pulumi config set --secret buddyworks:token …`, " +
                "set BUDDY_TOKEN, or pass `token` to new Provider(…).",
            "error: getIntegration: workspace: must be set (got nothing). Give it as an input, run `pulumi " +
                "config set buddyworks:workspace …`, set BUDDY_WORKSPACE, or pass `workspace` to new Provider(…).",
        ]);
    });

    it("for a provider's wrong settings says what is wrong with them, and nothing of promises", async () => {
        const failed = await previewOf(`
                const provider = new Provider("account", { baseUrl: "buddy.example.com" });
                exports.id = getIntegrationOutput({ workspace: "buddy", name: "Amazon ECR" }, { provider }).hashId;
        `);

        expect(messages(failed)).toEqual([
            "error: getIntegration: buddyworks:baseUrl: must be an http or https address (got another text). " +
                "Give an address like https://buddy.example.com/api.",
        ]);
    });
});

describeWithCli("functions and configuration", () => {
    it("an encrypted token makes no secret of what is found, and is shown nowhere", async () => {
        const { env, setConfig, up, outputs, exportState, stateFolder } = await projectFor(
            programOf(`
                ${FUNCTIONS_HEAD}
                const explicit = new Provider("explicit", { token: config.requireSecret("token") });
                exports.byStack = getPipelineOutput({ ...site, name: "Build image" }).pipelineId;
                exports.byProvider = getPipelineOutput({ ...site, name: "Live mirror" }, { provider: explicit }).pipelineId;
                exports.secretName = getPipelineOutput({ ...site, name: pulumi.secret("Live mirror") }).pipelineId;
            `),
        );
        delete env["BUDDY_TOKEN"];
        await setConfig("buddyworks:token", TOKEN, { secret: true });
        await setConfig("token", TOKEN, { secret: true });

        const { all } = await up();

        expect(await outputs()).toEqual({ byStack: 1, byProvider: 2, secretName: "[secret]" });
        expect([all, await exportState(), await allFiles(stateFolder)].join("\n")).not.toContain(TOKEN);
    });

    it("two providers look up in their own accounts, and record nothing but their arguments", async () => {
        const other = await startSimulator({ token: "the-other-token" });
        const accounts = { one: simulator, two: other };
        simulator.state.addPipeline({ workspace: "acme", project: "site", id: 71, name: "Docker" });
        other.state.addPipeline({ workspace: "acme", project: "site", id: 72, name: "Docker" });
        const { env, setConfig, up, outputs, exportState } = await projectFor(
            programOf(`
                ${FUNCTIONS_HEAD}
                module.exports = async () => {
                    const ids = {};
                    for (const name of ["one", "two"]) {
                        const provider = new Provider(name, {
                            baseUrl: config.require(name + "Url"),
                            token: config.requireSecret(name + "Token"),
                            workspace: "acme",
                        });
                        const { pipelineId } = await getPipeline({ projectName: "site", name: "Docker" }, { provider });
                        new DockerfileAction(name, { projectName: "site", pipelineId, dockerfilePath: "Dockerfile" }, { provider });
                        ids[name] = pipelineId;
                    }
                    return ids;
                };
            `),
        );
        delete env["BUDDY_TOKEN"];
        delete env["BUDDY_BASE_URL"];
        for (const [name, { url, token }] of Object.entries(accounts)) {
            await setConfig(`${name}Url`, url);
            await setConfig(`${name}Token`, token, { secret: true });
        }

        await up("--skip-preview");

        expect(await outputs()).toEqual({ one: 71, two: 72 });
        const actions = ({ state }: Simulator, pipelineId: number) =>
            state.actions({ workspace: "acme", project: "site", pipelineId }).map(({ name }) => name);
        expect([actions(simulator, 71), actions(other, 72)]).toEqual([["one"], ["two"]]);
        const { deployment } = JSON.parse(await exportState()) as { deployment: { resources: ProviderState[] } };
        const providers = deployment.resources.filter(
            ({ urn }) => /::(one|two)$/.test(urn) && urn.includes("providers"),
        );
        expect(
            providers.map(({ inputs, outputs: recorded }) => [inputs, recorded].map((entry) => Object.keys(entry))),
        ).toEqual(
            [["buddyworks:baseUrl", "buddyworks:token", "buddyworks:workspace"]].flatMap((keys) => [
                [keys, keys],
                [keys, keys],
            ]),
        );
        await other.close();
    });
});

interface ProviderState {
    urn: string;
    inputs: object;
    outputs: object;
}
