import { messages, takeRequests } from "../helpers/cliOutput";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const PROJECT = { workspace: "buddy", project: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";
const RELEASE = { ...PROJECT, pipelineId: 13 };

const simulator = withSimulator();
let project: PulumiProject;

afterEach(() => project?.remove());

/** A pipeline with an action of each class in it, which have these options. */
function program(pipeline: object, options = "{}"): string {
    return programOf(`
        const place = { workspace: "buddy", projectName: "company-website" };
        const pipeline = new Pipeline("release", { ...place, ...${JSON.stringify(pipeline)} });
        const inPipeline = { ...place, pipelineId: pipeline.pipelineId };
        new DockerfileAction("build", { ...inPipeline, dockerfilePath: "Dockerfile" }, ${options});
        new Action("wait", { ...inPipeline, type: "SLEEP", properties: { sleep_in_sec: 5 } }, ${options});
        exports.pipelineId = pipeline.pipelineId;
    `);
}

async function projectWith(text: string): Promise<void> {
    project = await createPulumiProject({ program: text, simulator });
}

async function change(text: string, ...args: string[]): Promise<void> {
    await project.writeProgram(text);
    await project.up("--skip-preview", ...args);
}

const pipelineIds = () => simulator.state.pipelines(PROJECT).map(({ id }) => id);
const actionNames = (pipelineId: number) =>
    simulator.state
        .actions({ ...PROJECT, pipelineId })
        .map(({ name }) => name)
        .sort();
const entries = (pipelineId: number, ...actionIds: number[]) => {
    const id = `buddy/company-website/${pipelineId}`;
    return [id, ...actionIds.map((actionId) => `${id}/${actionId}`)];
};
const stillHas = (names: string) =>
    `forceDestroy: must be true to delete a pipeline with actions (buddy/company-website/13 still has ${names}). Delete them in ` +
    "Buddy, or set forceDestroy and run `pulumi up` before you remove the pipeline.";
const stateIds = async () => (await project.resources()).map(({ id }) => id).sort();

describeWithCli("a pipeline whose definitionSource changes under its actions", () => {
    const REMOTE = { definitionSource: "REMOTE", remoteProjectName: "company-website", remotePath: "buddy.yml" };

    const REMOTE_WARNING = /^warning: pipelineId: must be that of a pipeline that Buddy itself defines /;
    const MADE = [`POST ${PIPELINES}`, `POST ${PIPELINES}/14/actions`, `POST ${PIPELINES}/14/actions`];
    const DELETED = [`DELETE ${PIPELINES}/13/actions/*`, `DELETE ${PIPELINES}/13/actions/*`, `DELETE ${PIPELINES}/13`];

    it.each([
        ["made anew before the old one is deleted", {}, [...MADE, ...DELETED]],
        ["deleted before it is made anew if its identifier stays", { identifier: "release" }, [...DELETED, ...MADE]],
    ])("is %s, and so are its actions", async (_order, inputs, requests) => {
        await projectWith(program(inputs));
        await project.up("--skip-preview");
        await project.writeProgram(program({ ...inputs, ...REMOTE }));
        expect((await project.plan()).sort()).toEqual(["replace build", "replace release", "replace wait"]);
        simulator.journal.clear();

        const ran = await project.up("--skip-preview");

        // One for each action.
        expect(messages(ran)).toEqual([expect.stringMatching(REMOTE_WARNING), expect.stringMatching(REMOTE_WARNING)]);
        const writes = simulator.journal.writes().map(({ method, path }) => `${method} ${path}`);
        expect(writes.map((write) => write.replace(/actions\/\d+$/, "actions/*"))).toEqual(requests);
        expect(pipelineIds()).toEqual([1, 2, 14]);
        expect(simulator.state.pipeline({ ...PROJECT, pipelineId: 14 })).toMatchObject({ definition_source: "REMOTE" });
        expect(actionNames(14)).toEqual(["build", "wait"]);
        expect(await stateIds()).toEqual(entries(14, 103, 104));
    });

    it("is kept with its actions while Buddy refuses actions in the new one", async () => {
        await projectWith(program({}));
        await project.up("--skip-preview");
        await project.writeProgram(program(REMOTE));
        simulator.faults.add({ kind: "status", method: "POST", path: /14\/actions$/, status: 400, times: Infinity });

        const failed = await project.run("up", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(pipelineIds()).toEqual([1, 2, 13, 14]);
        expect(actionNames(13)).toEqual(["build", "wait"]);
        expect(await stateIds()).toEqual([...entries(13, 101, 102), ...entries(14)]);

        await change(program({}));

        expect(pipelineIds()).toEqual([1, 2, 15]);
        expect(actionNames(15)).toEqual(["build", "wait"]);
        expect(await stateIds()).toEqual(entries(15, 103, 104));
    });

    it("is kept while it has an action that somebody clicked, and goes once that is deleted", async () => {
        await projectWith(program({}));
        await project.up("--skip-preview");
        const { id: actionId } = simulator.state.addAction(RELEASE, { name: "By hand", type: "BUILD" });
        await project.writeProgram(program(REMOTE));

        const failed = await project.run("up", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toContain(`error: ${stillHas('"By hand" (103)')}`);
        expect([actionNames(13), actionNames(14)]).toEqual([["By hand"], ["build", "wait"]]);
        expect(await stateIds()).toEqual([...entries(13), ...entries(14, 104, 105)]);

        simulator.state.removeAction({ ...RELEASE, actionId });
        await project.up("--skip-preview");

        expect(pipelineIds()).toEqual([1, 2, 14]);
        expect(await stateIds()).toEqual(entries(14, 104, 105));
    });
});

describeWithCli("an adopted pipeline", () => {
    it("takes actions, is left at Buddy while it is borrowed, and is deleted once it is owned", async () => {
        await projectWith(program({ adoptPipelineId: 2, name: "Release" }));
        await project.up("--skip-preview");
        expect(simulator.state.pipeline({ ...PROJECT, pipelineId: 2 })).toMatchObject({ name: "Release" });
        expect(actionNames(2)).toEqual(["build", "wait"]);

        expect(messages(await project.destroy("--skip-preview"))).toEqual([
            "warning: adoptPipelineId: pipeline 2 of buddy/company-website stays at Buddy, because the deleted entry only " +
                "borrowed it. To let Pulumi delete an adopted pipeline, remove adoptPipelineId and run `pulumi up` before you " +
                "remove the resource.",
        ]);
        expect([pipelineIds(), actionNames(2)]).toEqual([[1, 2], []]);

        await project.up("--skip-preview");
        simulator.journal.clear();
        await change(program({ name: "Release" }));
        expect(takeRequests(simulator)).toEqual([]);
        await project.destroy("--skip-preview");
        expect(pipelineIds()).toEqual([1]);
    });
});

describeWithCli("Pipeline.get", () => {
    it("lets a program put actions into a pipeline that it does not manage", async () => {
        await projectWith(
            programOf(`
                const { workspace, projectName, pipelineId, name } = Pipeline.get("live", "buddy/company-website/2");
                new Action("wait", { workspace, projectName, pipelineId, type: "SLEEP" });
                exports.name = name;
            `),
        );
        await project.preview();
        expect(takeRequests(simulator)).toEqual([`GET ${PIPELINES}/2`]);

        await project.up("--skip-preview");
        expect(await project.outputs()).toEqual({ name: "Live mirror" });
        expect(actionNames(2)).toEqual(["wait"]);

        await project.destroy("--skip-preview");
        expect([pipelineIds(), actionNames(2)]).toEqual([[1, 2], []]);
    });
});

describeWithCli("the destroy of a pipeline", () => {
    it("names an action that somebody clicked, and deletes it only by forceDestroy", async () => {
        await projectWith(program({}));
        await project.up("--skip-preview");
        simulator.state.addAction(RELEASE, { name: "By hand", type: "BUILD" });

        const failed = await project.run("destroy", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([`error: ${stillHas('"By hand" (103)')}`]);
        expect(actionNames(13)).toEqual(["By hand"]);
        expect(await stateIds()).toEqual(entries(13));

        await change(program({ forceDestroy: true }));
        expect(actionNames(13)).toEqual(["By hand", "build", "wait"]);
        await project.destroy("--skip-preview");
        expect(pipelineIds()).toEqual([1, 2]);
        expect(await stateIds()).toEqual([]);
    });

    it("takes actions with deletedWith along, if forceDestroy is set", async () => {
        const deletedWith = "{ deletedWith: pipeline }";
        await projectWith(program({}, deletedWith));
        await project.up("--skip-preview");

        const failed = await project.run("destroy", "--yes", "--skip-preview");
        expect(failed.code).not.toBe(0);
        const [both, ...others] = messages(failed);
        expect(both).toMatch(/ still has "(build|wait)" \(101\), "(build|wait)" \(102\)\)/);
        expect(others).toEqual([]);
        expect(actionNames(13)).toEqual(["build", "wait"]);
        expect(await stateIds()).toEqual(entries(13));

        await change(program({ forceDestroy: true }, deletedWith));
        simulator.journal.clear();
        await project.destroy("--skip-preview");
        expect(takeRequests(simulator)).toEqual([`DELETE ${PIPELINES}/13`]);
        expect(pipelineIds()).toEqual([1, 2]);
        expect(await stateIds()).toEqual([]);
    });
});

describeWithCli("the create of a pipeline whose response is lost", () => {
    it("is found again, and its actions are put into it", async () => {
        await projectWith(program({ priority: "HIGH" }));
        simulator.faults.add({ kind: "cutAfter", method: "POST", path: /pipelines$/ });

        await project.up("--skip-preview");

        expect(simulator.journal.writes()).toHaveLength(3);
        expect(pipelineIds()).toEqual([1, 2, 13]);
        expect(actionNames(13)).toEqual(["build", "wait"]);
        expect(await project.outputs()).toEqual({ pipelineId: 13 });
        await project.preview("--expect-no-changes");
    });
});
