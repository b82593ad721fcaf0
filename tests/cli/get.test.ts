import { type Simulator, startSimulator } from "../../simulator";
import { messages, takeRequests } from "../helpers/cliOutput";
import {
    ACTIONS_PATH,
    DOCUMENTED_INPUTS,
    DOCUMENTED_REQUEST,
    LIVE_MIRROR,
    MINIMAL_INPUTS,
    PLACE,
} from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";

const ID = "buddy/company-website/2/101";
const NAMES = [...Object.keys({ ...PLACE, ...DOCUMENTED_INPUTS }), "dockerRegistry", "actionId", "htmlUrl", "url"];

let simulator: Simulator;
let project: PulumiProject;

beforeAll(async () => {
    simulator = await startSimulator();
});

afterAll(async () => {
    await project?.remove();
    await simulator.close();
});

beforeEach(() => simulator.journal.clear());

const getter = (id: string) =>
    programOf(`
        const found = DockerfileAction.get("found", ${JSON.stringify(id)});
        for (const name of ${JSON.stringify(NAMES)}) exports[name] = found[name];
        exports.id = found.id;
    `);

describeWithCli("DockerfileAction.get", () => {
    beforeAll(async () => {
        simulator.state.addAction(LIVE_MIRROR, { ...DOCUMENTED_REQUEST, name: "Build dockerfile", type: "DOCKERFILE" });
        project = await createPulumiProject({ program: getter(ID), simulator });
    });

    it("shows everything readable of an action that somebody else made", async () => {
        await project.up("--skip-preview");

        expect(await project.outputs()).toEqual({
            id: ID,
            ...PLACE,
            ...DOCUMENTED_INPUTS,
            dockerRegistry: "AMAZON_ECR",
            actionId: 101,
            url: `${simulator.url}${ACTIONS_PATH}/101`,
            htmlUrl: `${simulator.url}/buddy/company-website/pipelines/action/101/edit`,
        });
        expect(takeRequests(simulator)).toEqual([`GET ${ACTIONS_PATH}/101`]);
    });

    it("sees what has changed since at the next up", async () => {
        simulator.state.editAction({ ...LIVE_MIRROR, actionId: 101 }, { docker_image_tag: "15.01" });

        await project.up("--skip-preview");

        expect((await project.outputs())["dockerImageTag"]).toBe("15.01");
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("manages nothing: destroy leaves the action alone", async () => {
        await project.destroy("--skip-preview");

        expect(simulator.journal.writes()).toEqual([]);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ id }) => id)).toEqual([101]);
        expect(await project.resources()).toEqual([]);
    });

    it.each([
        [
            "company-website/2/101",
            'id: "company-website/2/101" is not an action\'s id; write workspace/project/pipelineId/actionId, e.g. ' +
                '"acme/website/12/34", with the numbers from the action\'s URL and API address',
        ],
        [
            "buddy/company-website/2/999",
            "get buddy/company-website/2/999: read action 999 in buddy/company-website/2: 404 Not Found: Not found. — " +
                "check workspace, projectName (its name id) and pipelineId, and that the region is right",
        ],
        [
            "buddy/company-website/2/102",
            "action 102 in buddy/company-website/2 is of type BUILD, not DOCKERFILE; " +
                'only "Build Docker Image" actions can be managed here',
        ],
    ])("says at preview what is wrong with %s", async (id, reason) => {
        if (id.endsWith("102")) {
            simulator.state.addAction(LIVE_MIRROR, { name: "Shell", type: "BUILD" });
        }
        await project.writeProgram(getter(id));

        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([`error: ${reason}`]);
    });
});

describeWithCli("adoptActionId", () => {
    let adopted: number;

    beforeAll(async () => {
        const fields = { name: "By hand", type: "DOCKERFILE", dockerfile_path: "old", timeout: 60 };
        adopted = simulator.state.addAction(LIVE_MIRROR, fields).id;
    });

    const actionOf = (id: number) => simulator.state.action({ ...LIVE_MIRROR, actionId: id });

    it.each([
        [
            "does not exist",
            () => 999,
            "adoptActionId: there is no action 999 in buddy/company-website/2; check the id, projectName and " +
                "pipelineId, or remove adoptActionId to create one",
        ],
        [
            "is of another type",
            () => 102,
            "action 102 in buddy/company-website/2 is of type BUILD, not DOCKERFILE; " +
                'only "Build Docker Image" actions can be managed here',
        ],
    ])("fails for an action that %s, and nothing is made or changed", async (_what, id, reason) => {
        const before = simulator.state.actions(LIVE_MIRROR);
        await project.writeProgram(oneAction({ ...MINIMAL_INPUTS, adoptActionId: id() }));

        const failed = await project.run("up", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([`error: ${reason}`]);
        expect(takeRequests(simulator)).toEqual([`GET ${ACTIONS_PATH}/${id()}`]);
        expect(simulator.state.actions(LIVE_MIRROR)).toEqual(before);
        expect(await project.resources()).toEqual([]);
    });

    it("takes an action over with one PATCH and no POST, and leaves what the program does not name", async () => {
        await project.writeProgram(oneAction({ ...MINIMAL_INPUTS, adoptActionId: adopted }));

        await project.up("--skip-preview");

        const path = `${ACTIONS_PATH}/${adopted}`;
        expect(takeRequests(simulator)).toEqual([`GET ${path}`, `PATCH ${path}`]);
        expect(actionOf(adopted)).toEqual({
            id: adopted,
            name: "Build",
            type: "DOCKERFILE",
            dockerfile_path: "Dockerfile",
            timeout: 60,
        });
        expect((await project.outputs())["id"]).toBe(`buddy/company-website/2/${adopted}`);
        await project.preview("--expect-no-changes");
    });

    it("is no change when it is removed later", async () => {
        await project.writeProgram(oneAction(MINIMAL_INPUTS));

        await project.preview("--expect-no-changes");
        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([]);
    });

    it("makes the action one's own: destroy deletes it, and only it", async () => {
        await project.destroy("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`DELETE ${ACTIONS_PATH}/${adopted}`]);
        expect(actionOf(adopted)).toBeUndefined();
        expect(simulator.state.actions(LIVE_MIRROR).map(({ id }) => id)).toEqual([101, 102]);
    });
});
