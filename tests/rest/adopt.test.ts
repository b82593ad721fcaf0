import { messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, BORROWED, BUILD_IMAGE, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import type { Ran } from "../helpers/runProcess";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const simulator = withOneSimulator();
let project: PulumiProject;

beforeAll(async () => {
    simulator.state.addAction(LIVE_MIRROR, { id: 101, name: "Theirs", type: "DOCKERFILE", dockerfile_path: "old" });
    simulator.state.addAction(LIVE_MIRROR, { id: 102, name: "Shell", type: "BUILD" });
    simulator.state.addAction(BUILD_IMAGE, { id: 103, name: "Elsewhere", type: "DOCKERFILE", dockerfile_path: "old" });
});

afterAll(() => project?.remove());

beforeEach(() => simulator.journal.clear());

const actionOf = (id: number) => simulator.state.action({ ...LIVE_MIRROR, actionId: id });
const idsOnServer = () => simulator.state.actions(LIVE_MIRROR).map(({ id }) => id);
const byHand = () =>
    simulator.state.addAction(LIVE_MIRROR, { name: "By hand", type: "DOCKERFILE", dockerfile_path: "old", timeout: 60 })
        .id;
const GONE = (id: number) =>
    `adoptActionId: must be the id of an existing action (buddy/company-website/2 has no action ${id}). Check it and where ` +
    "the action is, or remove adoptActionId to create one.";

describeWithCli("adoptActionId", () => {
    let adopted: number;

    beforeAll(async () => {
        adopted = byHand();
        project = await createPulumiProject({ program: programOf(""), simulator });
    });

    it.each([
        ["does not exist", 999, GONE(999)],
        ["lies in another pipeline of the project", 103, GONE(103)],
        [
            "is of another type",
            102,
            "type: must be DOCKERFILE (action 102 in buddy/company-website/2 is of type BUILD). " +
                "DockerfileAction manages only this type.",
        ],
    ])("fails for an action that %s, and nothing is made or changed", async (_what, id, reason) => {
        const before = simulator.state.actions(LIVE_MIRROR);
        await project.writeProgram(oneAction({ ...MINIMAL_INPUTS, adoptActionId: id }));

        const failed = await project.run("up", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([`error: ${reason}`]);
        expect(takeRequests(simulator)).toEqual([`GET ${ACTIONS_PATH}/${id}`]);
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

    it("leaves the action at Buddy while it stands, and says how to own it", async () => {
        const { all } = await project.destroy("--skip-preview");

        expect(messages({ all })).toEqual([BORROWED(adopted)]);
        expect(takeRequests(simulator)).toEqual([]);
        expect(idsOnServer()).toEqual([101, 102, adopted]);
        await project.up("--skip-preview");
        simulator.journal.clear();
    });

    it("is removed by an update of the state alone", async () => {
        await project.writeProgram(oneAction(MINIMAL_INPUTS));

        expect(await project.plan()).toEqual(["update image"]);
        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([]);
        expect((await project.resources())[0]?.outputs).not.toHaveProperty("adoptActionId");
        await project.preview("--expect-no-changes");
    });

    it("gone, makes the action one's own: destroy deletes it, and only it", async () => {
        await project.destroy("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`DELETE ${ACTIONS_PATH}/${adopted}`]);
        expect(actionOf(adopted)).toBeUndefined();
        expect(idsOnServer()).toEqual([101, 102]);
    });
});

/** Programs of one or two actions that name the same one of Buddy's. */
const taking = (names: readonly string[], id: number, options: object = {}) =>
    programOf(
        names
            .map((name) => {
                const inputs = { ...MINIMAL_INPUTS, name, adoptActionId: id };
                return `new DockerfileAction(${JSON.stringify(name)}, ${JSON.stringify(inputs)}, ${JSON.stringify(options)});`;
            })
            .join("\n"),
    );

const named = async () => (await project.resources()).map(({ urn, id }) => [urn.split("::").at(-1), id]);
// Which of the two is heard of first is chance.
const REFUSED = new RegExp(
    "^(two|one|error): adoptActionId: must name an action that no other resource has \\((one|two) " +
        "(has action \\d+|wants to adopt action \\d+, which this resource has)\\)\\. " +
        "Remove adoptActionId, or one of the two resources\\.$",
);

async function expectRefusedPreview(): Promise<void> {
    const failed = await project.run("preview");
    expect(failed.code).not.toBe(0);
    expect(messages(failed)).toEqual([expect.stringMatching(REFUSED)]);
    expect(takeRequests(simulator)).toEqual([]);
}

describeWithCli("an action that is taken over", () => {
    let id: number;

    beforeAll(async () => {
        project ??= await createPulumiProject({ program: programOf(""), simulator });
        id = byHand();
    });

    /** Read and updated under its new entry, and not deleted with the old one. */
    async function expectKept(ran: Ran): Promise<void> {
        const path = `${ACTIONS_PATH}/${id}`;
        expect(takeRequests(simulator)).toEqual([`GET ${path}`, `PATCH ${path}`]);
        expect(messages(ran)).toEqual([BORROWED(id)]);
        expect(actionOf(id)?.name).toBe("renamed");
        expect(await named()).toEqual([["renamed", `buddy/company-website/2/${id}`]]);
        await project.preview("--expect-no-changes");
    }

    it("cannot be shared: two resources that name it are refused at preview", async () => {
        await project.writeProgram(taking(["one", "two"], id));

        await expectRefusedPreview();
    });

    it("stays with the resource that has it when another one names it", async () => {
        await project.writeProgram(taking(["one"], id));
        await project.up("--skip-preview");
        simulator.journal.clear();
        await project.writeProgram(taking(["one", "two"], id));

        await expectRefusedPreview();
    });

    it("stays with it even where preview is skipped, whichever of the two is heard of first", async () => {
        simulator.faults.add({ kind: "slow", method: "GET", ms: 1500 });

        const failed = await project.run("up", "--yes", "--skip-preview");

        simulator.faults.clear();
        expect(failed.code).not.toBe(0);
        expect(messages(failed).filter((message) => !REFUSED.test(message))).toEqual([]);
        expect(await named()).toEqual([["one", `buddy/company-website/2/${id}`]]);
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("survives when its resource gets another name", async () => {
        await project.writeProgram(taking(["renamed"], id));

        await expectKept(await project.up("--skip-preview"));
    });

    it("survives when its resource is replaced", async () => {
        const [resource] = await project.resources();

        await expectKept(await project.up("--skip-preview", "--replace", resource?.urn ?? ""));
    });

    it("stays in Buddy with retainOnDelete", async () => {
        await project.writeProgram(taking(["renamed"], id, { retainOnDelete: true }));
        await project.up("--skip-preview");
        simulator.journal.clear();

        await project.destroy("--skip-preview");

        expect(takeRequests(simulator)).toEqual([]);
        expect(await named()).toEqual([]);
        expect(actionOf(id)?.name).toBe("renamed");
    });

    it("survives, too, where the replacement deletes first", async () => {
        const options = { replaceOnChanges: ["name"], deleteBeforeReplace: true };
        const inputs = { ...MINIMAL_INPUTS, adoptActionId: id };
        await project.writeProgram(oneAction(inputs, options));
        await project.up("--skip-preview");
        simulator.journal.clear();
        await project.writeProgram(oneAction({ ...inputs, name: "New" }, options));

        const ran = await project.up("--skip-preview");

        const path = `${ACTIONS_PATH}/${id}`;
        expect(takeRequests(simulator)).toEqual([`GET ${path}`, `PATCH ${path}`]);
        expect(messages(ran)).toEqual([BORROWED(id)]);
        expect(actionOf(id)?.name).toBe("New");
        expect(await named()).toEqual([["image", `buddy/company-website/2/${id}`]]);
    });

    it("stays where adoptActionId is removed together with a replacement: the state says borrowed", async () => {
        await project.writeProgram(oneAction({ ...MINIMAL_INPUTS, name: "Newer" }, { replaceOnChanges: ["name"] }));

        const ran = await project.up("--skip-preview");

        expect(messages(ran)).toEqual([BORROWED(id)]);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual([
            "Theirs",
            "Shell",
            "New",
            "Newer",
        ]);
        expect(await named()).toEqual([["image", `buddy/company-website/2/${idsOnServer().at(-1)}`]]);
    });
});
