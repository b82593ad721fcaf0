import { takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

// The look at a pipeline before its first create.
const LOOK = `GET ${ACTIONS_PATH}`;
const inputs = { ...MINIMAL_INPUTS, dockerImageTag: "1" };

describeWithCli("Pulumi's options about replacement, and its transforms", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: oneAction(inputs), simulator });
        await project.up("--skip-preview");
        simulator.journal.clear();
    });

    afterAll(() => project?.remove());

    const tags = () => simulator.state.actions(LIVE_MIRROR).map(({ id, docker_image_tag }) => [id, docker_image_tag]);

    it("replaceOnChanges replaces where we would update in place, creating before deleting", async () => {
        await project.writeProgram(
            oneAction({ ...inputs, dockerImageTag: "2" }, { replaceOnChanges: ["dockerImageTag"] }),
        );

        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([LOOK, `POST ${ACTIONS_PATH}`, `DELETE ${ACTIONS_PATH}/101`]);
        expect(tags()).toEqual([[102, "2"]]);
    });

    it("deleteBeforeReplace turns that order round", async () => {
        const options = { replaceOnChanges: ["dockerImageTag"], deleteBeforeReplace: true };
        await project.writeProgram(oneAction({ ...inputs, dockerImageTag: "3" }, options));

        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`DELETE ${ACTIONS_PATH}/102`, LOOK, `POST ${ACTIONS_PATH}`]);
        expect(tags()).toEqual([[103, "3"]]);
    });

    it("a transform changes inputs as it would any resource's", async () => {
        await project.writeProgram(
            programOf(`
                new DockerfileAction("image", ${JSON.stringify({ ...inputs, dockerImageTag: "3" })}, {
                    transforms: [({ props, opts }) => ({ props: { ...props, dockerImageTag: "4" }, opts })],
                });
            `),
        );

        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/103`]);
        expect(tags()).toEqual([[103, "4"]]);
    });

    it("replaceOnChanges that a transform sets does nothing: the action is updated in place", async () => {
        await project.writeProgram(
            programOf(`
                new DockerfileAction("image", ${JSON.stringify({ ...inputs, dockerImageTag: "5" })}, {
                    transforms: [({ props, opts }) => ({ props, opts: { ...opts, replaceOnChanges: ["dockerImageTag"] } })],
                });
            `),
        );

        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/103`]);
    });
});
