import { messages } from "../helpers/cliOutput";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const simulator = withSimulator();
let project: PulumiProject;

afterEach(() => project?.remove());

const PROJECT = { workspace: "buddy", project: "company-website" };

const programIn = (body: string) =>
    programOf(`const place = { workspace: "buddy", projectName: "company-website" };\n${body}`);

async function projectWith(body: string): Promise<void> {
    project = await createPulumiProject({ program: programIn(body), simulator });
}

async function failureOf(...args: string[]): Promise<string[]> {
    const ran = await project.run(...args);
    expect(ran.code).not.toBe(0);
    return messages(ran);
}

const NOT_FOUND = "404 Not Found: Not found. Check workspace, projectName (its name id)";
const REPOSITORY_DEFINES =
    "pipelineId: must be that of a pipeline that Buddy itself defines (a file in a repository defines this one, so Buddy may " +
    'refuse or overwrite the action). Write the action into that file, or use a pipeline with definitionSource "LOCAL".';

describeWithCli("a program with mistakes in its pipelines", () => {
    it.each([
        [
            "a pipeline",
            `new Pipeline("release", {
                ...place,
                events: [{ type: "SCHEDULE", cron: "0 4 * * *", delay: 5 }, { type: "PUSH", ref: ["main"] }],
                gitConfigRef: "FIXED",
                remotePath: "buddy.yml",
                cacheScop: "PROJECT",
                cloneDepth: -1,
                priority: "URGENT",
            });`,
            [
                "release: cacheScop: must be the name of an input (there is no input of this name). Did you mean cacheScope?",
                "release: cloneDepth: must be an integer of at least 0 (got -1). Give a number of commits.",
                "release: events[0]: must have either cron, or startDate and delay (got cron, delay). A SCHEDULE runs by one " +
                    "of them.",
                "release: events[1].ref: must be the name of an input (there is no input of this name). Did you mean refs?",
                "release: gitConfig: must be set (got nothing). gitConfigRef FIXED requires it.",
                'release: remotePath: must be left out unless definitionSource is "REMOTE" (definitionSource is not set). ' +
                    'Set definitionSource to "REMOTE", or remove it.',
                'warning: priority: must be one of LOW, NORMAL, HIGH (got "URGENT"). It is sent all the same, because Buddy ' +
                    "may know it.",
            ],
        ],
        [
            "an action",
            `new Action("wait", {
                ...place,
                pipelineId: 1,
                type: "SLEP",
                retryCount: "2",
                properties: { trigger_time: "ON_FAILURE", id: 5 },
            });`,
            [
                "wait: properties.id: must be a field that Buddy takes (Buddy only returns it). Remove it.",
                "wait: properties.trigger_time: must be a field without an input of its own (triggerTime is its input). Set " +
                    "the input triggerTime instead.",
                "wait: retryCount: must be an integer of at least 0 (got a string). Write it without quotes.",
                'warning: type: must be the type of an action (got "SLEP"). Did you mean SLEEP? It is sent all the same, ' +
                    "because Buddy may know it.",
            ],
        ],
        [
            "an action that is a Docker build",
            `new Action("image", { ...place, pipelineId: 1, type: "DOCKERFILE", dockerfilePath: "Dockerfile" });`,
            [
                "image: dockerfilePath: must be the name of an input (there is no input of this name). Remove it.",
                'image: type: must be another type than DOCKERFILE (got "DOCKERFILE"). Use DockerfileAction.',
            ],
        ],
    ])("hears of all mistakes in %s at once in a preview, and nothing is sent", async (_what, body, expected) => {
        await projectWith(body);

        expect(await failureOf("preview")).toEqual(expected);
        expect(simulator.journal.all()).toEqual([]);
    });

    it.each([
        ["that is gone", "company-website", 99],
        ["of another project", "other", 2],
    ])("hears of a pipeline %s when an action is created in it", async (_which, projectName, pipelineId) => {
        simulator.state.addProject({ workspace: "buddy", name: "other" });
        await projectWith(
            `new Action("wait", { ...place, projectName: "${projectName}", pipelineId: ${pipelineId}, type: "SLEEP" });`,
        );

        expect(await failureOf("up", "--yes", "--skip-preview")).toEqual([
            `error: create action in buddy/${projectName}/${pipelineId}: ${NOT_FOUND}, pipelineId and the region.`,
        ]);
        expect(await project.resources()).toEqual([]);
        expect(simulator.state.actions({ ...PROJECT, pipelineId: 2 })).toEqual([]);
    });

    it("hears of a project that is not there when a pipeline is created in it", async () => {
        await projectWith(`new Pipeline("release", { ...place, projectName: "none" });`);

        expect(await failureOf("up", "--yes", "--skip-preview")).toEqual([
            `error: create pipeline in buddy/none: ${NOT_FOUND} and the region.`,
        ]);
        expect(await project.resources()).toEqual([]);
    });

    it("hears what to do when its pipeline was deleted in Buddy, and that makes all of it again", async () => {
        const body = (priority: string) => `
            const { pipelineId } = new Pipeline("release", { ...place, priority: "${priority}" });
            new Action("wait", { ...place, pipelineId, type: "SLEEP", properties: { sleep_in_sec: 5 } });
        `;
        await projectWith(body("LOW"));
        await project.up("--skip-preview");
        simulator.state.removePipeline({ ...PROJECT, pipelineId: 13 });
        await project.writeProgram(programIn(body("HIGH")));

        expect(await failureOf("up", "--yes", "--skip-preview")).toEqual([
            `error: update pipeline 13 in buddy/company-website: ${NOT_FOUND} and the region. If it was deleted in ` +
                "Buddy, run `pulumi refresh` and `pulumi up` to create it again.",
        ]);
        expect((await project.resources()).map(({ outputs }) => outputs?.["priority"])).toEqual(["LOW", undefined]);

        await project.refresh();
        await project.up("--skip-preview");

        const [, , release, ...others] = simulator.state.pipelines(PROJECT);
        expect(release).toMatchObject({ name: "release", priority: "HIGH" });
        expect(others).toEqual([]);
        expect(simulator.state.actions({ ...PROJECT, pipelineId: Number(release?.id) })).toMatchObject([
            { name: "wait", sleep_in_sec: 5 },
        ]);
    });
});

describeWithCli("an action in a pipeline that a file in a repository defines", () => {
    const REMOTE = 'definitionSource: "REMOTE", remoteProjectName: "company-website", remotePath: "buddy.yml"';

    it("is warned of in the first preview, and in an up that Buddy refuses", async () => {
        await projectWith(`
            const { pipelineId } = new Pipeline("release", { ...place, ${REMOTE} });
            new Action("wait", { ...place, pipelineId, type: "SLEEP" });
        `);
        expect(messages(await project.preview())).toEqual([`warning: ${REPOSITORY_DEFINES}`]);
        const body = { errors: [{ message: "The pipeline is defined in a YAML file" }] };
        simulator.faults.add({ kind: "status", method: "POST", path: /actions$/, status: 400, body });

        expect(await failureOf("up", "--yes", "--skip-preview")).toEqual([
            "error: create action in buddy/company-website/13: 400 Bad Request: The pipeline is defined in a YAML file. Write " +
                "the action into that file, or give the pipelineId of a pipeline that Buddy itself defines.",
            `warning: ${REPOSITORY_DEFINES}`,
        ]);
        expect((await project.resources()).map(({ id }) => id)).toEqual(["buddy/company-website/13"]);
    });

    it("is warned of when the pipeline is only read", async () => {
        simulator.state.editPipeline({ ...PROJECT, pipelineId: 2 }, { definition_source: "REMOTE" });
        await projectWith(`
            const { pipelineId } = Pipeline.get("release", "buddy/company-website/2");
            new Action("wait", { ...place, pipelineId, type: "SLEEP" });
        `);

        expect(messages(await project.preview())).toEqual([`warning: ${REPOSITORY_DEFINES}`]);
    });
});
