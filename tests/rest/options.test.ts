import { diagnostics, messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const inputs = { ...MINIMAL_INPUTS, buildArgs: ["a=1"], dockerImageTag: "1" };

describeWithCli("Pulumi's customary options", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: oneAction(inputs, { protect: true }), simulator });
        await project.up("--skip-preview");
        simulator.journal.clear();
    });

    afterAll(() => project?.remove());

    it("protect keeps the action from being destroyed", async () => {
        const refused = await project.run("destroy", "--yes", "--skip-preview");

        expect(refused.code).not.toBe(0);
        expect(diagnostics(refused).join(" ")).toContain("cannot be deleted because it is protected.");
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("ignoreChanges leaves the named input as it was and sends the others", async () => {
        const changed = { ...inputs, buildArgs: ["a=2"], dockerImageTag: "2" };
        await project.writeProgram(oneAction(changed, { ignoreChanges: ["buildArgs"] }));

        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/101`]);
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 101 })).toMatchObject({
            build_args: ["a=1"],
            docker_image_tag: "2",
        });
    });

    it("customTimeouts limits create and update, and a warning names what has no effect", async () => {
        const timeouts = { update: "1s", delete: "5m", read: "1m" };
        await project.writeProgram(oneAction({ ...inputs, dockerImageTag: "3" }, { customTimeouts: timeouts }));
        simulator.faults.add({ kind: "rateLimit", method: "PATCH", resetSeconds: 60 });

        const failed = await project.run("up", "--yes", "--skip-preview");

        expect(messages(failed)).toEqual([
            expect.stringContaining("update action 101 in buddy/company-website/2: 429 Too Many Requests"),
            "warning: customTimeouts.delete: must be left out (Pulumi does not pass it to dynamic providers when they delete, " +
                "so it has no effect). A delete gives up after ten minutes.",
            "warning: customTimeouts.read: must be left out (Pulumi does not pass it to dynamic providers when they read, " +
                "so it has no effect). A read gives up after ten minutes.",
        ]);
        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/101`]);
    });

    it("an alias renames the resource without touching the action", async () => {
        await project.writeProgram(
            programOf(`
                new DockerfileAction("website", ${JSON.stringify({ ...inputs, dockerImageTag: "2" })}, {
                    aliases: [{ name: "image" }],
                });
            `),
        );

        await project.up("--skip-preview");

        expect((await project.resources()).map(({ urn, id }) => [urn.split("::").at(-1), id])).toEqual([
            ["website", "buddy/company-website/2/101"],
        ]);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("a name left out is the resource's own", async () => {
        const { name: _name, ...unnamed } = inputs;
        await project.writeProgram(oneAction({ ...unnamed, dockerImageTag: "2" }, { aliases: [{ name: "website" }] }));

        await project.up("--skip-preview");

        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual(["image"]);
        simulator.journal.clear();
    });

    it("retainOnDelete leaves the action at Buddy", async () => {
        const { name: _name, ...unnamed } = inputs;
        const options = { retainOnDelete: true };
        await project.writeProgram(oneAction({ ...unnamed, dockerImageTag: "2" }, options));
        await project.up("--skip-preview");

        const destroyed = await project.destroy("--skip-preview");

        expect(messages(destroyed)).toEqual([]);
        expect(await project.resources()).toEqual([]);
        expect(takeRequests(simulator)).toEqual([]);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ id }) => id)).toEqual([101]);
    });
});
