import { messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, DOCUMENTED_INPUTS, DOCUMENTED_REQUEST, LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";
import { BODY_ROWS, FIELD_ROWS } from "../provider/fieldRows";

const ID = "buddy/company-website/2/101";
const NAMES = [...Object.keys({ ...PLACE, ...DOCUMENTED_INPUTS }), "dockerRegistry", "actionId", "htmlUrl", "url"];

const simulator = withOneSimulator({ behaviour: { computedRegistry: true } });
let project: PulumiProject;

afterAll(() => project?.remove());

beforeEach(() => simulator.journal.clear());

const getter = (id: string, names: readonly string[] = NAMES) =>
    programOf(`
        const found = DockerfileAction.get("found", ${JSON.stringify(id)});
        for (const name of ${JSON.stringify(names)}) exports[name] = found[name];
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

    it("shows every field there is, of an action that has them all", async () => {
        const readable = BODY_ROWS.filter(({ name }) => name !== "password" && name !== "afterActionId");
        const wire = Object.fromEntries(readable.map((row) => row.wire));
        const fields = { ...wire, password: "hidden-1", name: "Everything", type: "DOCKERFILE" };
        const { id } = simulator.state.addAction(LIVE_MIRROR, fields);
        await project.writeProgram(getter(`buddy/company-website/2/${id}`, Object.keys(FIELD_ROWS)));

        await project.up("--skip-preview");

        const values = Object.fromEntries(readable.map(({ name, value }) => [name, value]));
        const { id: _id, ...outputs } = await project.outputs({ showSecrets: true });
        expect(outputs).toEqual({ ...PLACE, ...values, name: "Everything" });
        expect(await project.exportState()).not.toContain("hidden-1");
        simulator.state.removeAction({ ...LIVE_MIRROR, actionId: id });
        await project.writeProgram(getter(ID));
    });

    it("sees what has changed since at the next up", async () => {
        simulator.state.editAction({ ...LIVE_MIRROR, actionId: 101 }, { docker_image_tag: "15.01" });

        await project.up("--skip-preview");

        expect((await project.outputs())["dockerImageTag"]).toBe("15.01");
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("shows no inputs as removed after a refresh", async () => {
        await project.refresh("--skip-preview");

        const { all } = await project.preview("--diff", "--expect-no-changes");

        expect(all).not.toMatch(/^\s*[-+~] /m);
        expect((await project.outputs())["dockerImageTag"]).toBe("15.01");
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
            'id: must be workspace/project/pipelineId/actionId (got "company-website/2/101"). Take the names and numbers from ' +
                'the action\'s URL, e.g. "acme/website/12/34".',
        ],
        [
            "buddy/company-website/2/999",
            "get buddy/company-website/2/999: read action 999 in buddy/company-website/2: 404 Not Found: Not " +
                "found. Check workspace, projectName (its name id), pipelineId and the region.",
        ],
        [
            "buddy/company-website/2/102",
            "type: must be DOCKERFILE (action 102 in buddy/company-website/2 is of type BUILD). " +
                "DockerfileAction manages only this type.",
        ],
    ])("says at preview what is wrong with %s", async (id, reason) => {
        if (id.endsWith("102")) {
            simulator.state.addAction(LIVE_MIRROR, { id: 102, name: "Shell", type: "BUILD" });
        }
        await project.writeProgram(getter(id));

        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([`error: ${reason}`]);
    });
});
