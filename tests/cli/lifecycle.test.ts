import { createServer, type Server } from "node:net";
import { takeRequests } from "../helpers/cliOutput";
import {
    ACTIONS_PATH,
    BUILD_IMAGE,
    DOCUMENTED_INPUTS,
    DOCUMENTED_REQUEST,
    LIVE_MIRROR,
    PLACE,
} from "../helpers/exampleAction";
import { listening } from "../helpers/listening";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";
import { call } from "../simulator/client";

const PIPELINE_1 = ACTIONS_PATH.replace("/2/", "/1/");

/** As a person writes it, from Buddy's documentation example, in TypeScript. */
function program(changes: object = {}): string {
    return `
        import { DockerfileAction } from "pulumi-buddyworks";

        const image = new DockerfileAction("image", ${JSON.stringify({ ...PLACE, ...DOCUMENTED_INPUTS, ...changes })});

        export const id = image.id;
        export const actionId = image.actionId;
        export const htmlUrl = image.htmlUrl;
        export const tag = image.dockerImageTag;
    `;
}

describeWithCli("an action's lifecycle, from a TypeScript program", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: program(), language: "ts", simulator });
    });

    afterAll(() => project?.remove());

    it("begins with a preview that compiles with all type checks and opens no connection to Buddy", async () => {
        const { env } = project;
        const before = { ...env };
        let connections = 0;
        const counter: Server = createServer((socket) => {
            connections += 1;
            socket.destroy();
        });
        Object.assign(env, {
            BUDDY_BASE_URL: `http://${await listening(counter)}`,
            PULUMI_NODEJS_TRANSPILE_ONLY: "false",
        });

        const plan = await project.plan();
        Object.assign(env, before);
        await new Promise((resolve) => counter.close(resolve));

        expect(plan).toEqual(["create image"]);
        expect(connections).toBe(0);
    });

    it("is created by one POST with the documented body, and the outputs are Buddy's response", async () => {
        await project.up("--skip-preview");

        const [look, post, ...others] = simulator.journal.all();
        expect([look?.method, look?.path]).toEqual(["GET", ACTIONS_PATH]);
        expect([post?.method, post?.path, post?.body]).toEqual(["POST", ACTIONS_PATH, DOCUMENTED_REQUEST]);
        expect(others).toEqual([]);
        const { body: answer } = await call(simulator, { path: `${ACTIONS_PATH}/101` });
        expect(await project.outputs()).toEqual({
            id: "buddy/company-website/2/101",
            actionId: answer["id"],
            htmlUrl: answer["html_url"],
            tag: "14.06",
        });
        const [resource] = await project.resources();
        expect(resource?.["sourcePosition"]).toMatch(/^project:\/\/\/index\.ts#\d+,\d+$/);
    });

    it("stays as it is at a second up, which sends no request at all", async () => {
        simulator.journal.clear();

        const { stdout } = await project.up("--skip-preview");

        expect(stdout).toMatch(/\nResources:\n {4}2 unchanged\n/);
        expect(takeRequests(simulator)).toEqual([]);
        await project.preview("--expect-no-changes");
    });

    it("shows a changed build argument in the preview and sends it as one PATCH, in place", async () => {
        await project.writeProgram(program({ buildArgs: ["key=other"] }));

        const { stdout } = await project.up("--diff");

        expect(stdout).toMatch(/\n {6}~ buildArgs *: \[\n {10}~ \[0\]: "key=value" => "key=other"\n {8}\]\n/);
        expect(stdout).toMatch(/\nResources:\n {4}~ 1 updated\n {4}1 unchanged\n/);
        const [patch, ...others] = simulator.journal.all();
        expect([patch?.method, patch?.path, patch?.body]).toEqual([
            "PATCH",
            `${ACTIONS_PATH}/101`,
            { ...DOCUMENTED_REQUEST, build_args: ["key=other"] },
        ]);
        expect(others).toEqual([]);
        expect((await call(simulator, { path: `${ACTIONS_PATH}/101` })).body["build_args"]).toEqual(["key=other"]);
    });

    it("clears removed inputs at Buddy with their clear values", async () => {
        simulator.journal.clear();
        await project.writeProgram(
            program({
                buildArgs: undefined,
                dockerImageTag: undefined,
                insecureRegistry: undefined,
            }),
        );

        await project.up("--skip-preview");

        expect(simulator.journal.writes().map(({ body }) => body)).toEqual([
            {
                ...DOCUMENTED_REQUEST,
                build_args: [],
                docker_image_tag: "",
                insecure_registry: false,
            },
        ]);
        const { body: answer } = await call(simulator, { path: `${ACTIONS_PATH}/101` });
        expect([answer["build_args"], answer["docker_image_tag"], answer["insecure_registry"]]).toEqual([
            undefined,
            undefined,
            false,
        ]);
        expect((await project.outputs())["tag"]).toBeUndefined();
    });

    it("is replaced in another pipeline: first the new one is made, then the old one deleted", async () => {
        simulator.journal.clear();
        await project.writeProgram(program({ pipelineId: 1 }));

        expect(await project.plan()).toEqual(["replace image"]);
        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([
            `GET ${PIPELINE_1}`,
            `POST ${PIPELINE_1}`,
            `DELETE ${ACTIONS_PATH}/101`,
        ]);
        expect(simulator.state.actions(LIVE_MIRROR)).toEqual([]);
        expect(simulator.state.actions(BUILD_IMAGE)).toEqual([{ id: 102, ...DOCUMENTED_REQUEST }]);
        expect((await project.outputs())["id"]).toBe("buddy/company-website/1/102");
    });

    it("ends with destroy: one DELETE, and Buddy knows it no more", async () => {
        simulator.journal.clear();

        await project.destroy("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`DELETE ${PIPELINE_1}/102`]);
        const { body } = await call(simulator, { path: PIPELINE_1 });
        expect(body["actions"]).toEqual([]);
        expect((await call(simulator, { path: `${PIPELINE_1}/102` })).status).toBe(404);
        expect(await project.resources()).toEqual([]);
    });
});
