import { diagnostics, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { isSealed } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const URN = "urn:pulumi:test::site-images::pulumi-nodejs:dynamic/buddy:DockerfileAction";
const INPUTS = { ...PLACE, dockerfilePath: "Dockerfile" };
const CREDENTIALS = { name: "web", login: "robot", password: "of-the-registry" };

const program = (web: string, rest = "") =>
    programOf(`
        const web = new DockerfileAction("${web}", ${JSON.stringify({ ...INPUTS, ...CREDENTIALS })});
        ${rest}
    `);
const api = `new DockerfileAction("api", ${JSON.stringify(INPUTS)}, { dependsOn: [web] });`;

describeWithCli("pulumi state", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;
    let other: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: program("web", api), simulator });
        other = await createPulumiProject({ program: program("site"), simulator, name: "others", beside: project });
        await project.up("--skip-preview");
        simulator.journal.clear();
    });

    afterAll(async () => {
        await other?.remove();
        await project?.remove();
    });

    const names = (resources: { urn: string }[]) => resources.map(({ urn }) => urn.split("::").at(-1));

    async function state(...args: string[]): Promise<void> {
        const { code, all } = await project.run("state", ...args, "--yes");
        expect([code, code === 0 ? "" : all]).toEqual([0, ""]);
    }

    it("protect and unprotect hold for an action", async () => {
        await state("protect", `${URN}::api`);
        const refused = await project.run("destroy", "--yes", "--skip-preview", "--target", `${URN}::api`);
        await state("unprotect", `${URN}::api`);

        expect(diagnostics(refused).join(" ")).toContain("cannot be deleted because it is protected.");
        expect((await project.resources()).map(({ protect }) => protect)).toEqual([undefined, undefined]);
    });

    it("taint has the next up replace an action, and untaint takes that back", async () => {
        await state("taint", `${URN}::api`);
        const tainted = await project.plan();
        await state("untaint", `${URN}::api`);

        expect(tainted).toEqual(["replace api"]);
        await project.preview("--expect-no-changes");
    });

    it("rename takes a new logical name without a change in Buddy", async () => {
        await state("rename", `${URN}::web`, "site");
        await project.writeProgram(program("site", api));

        await project.up("--skip-preview", "--expect-no-changes");

        expect(names(await project.resources())).toEqual(["site", "api"]);
    });

    it("delete forgets an action, which stays at Buddy", async () => {
        await state("delete", `${URN}::api`);

        expect(names(await project.resources())).toEqual(["site"]);
        expect(await project.plan()).toEqual(["create api"]);
    });

    it("move hands an action to another stack, its secrets encrypted", async () => {
        await state(
            "move",
            ...["--source", "organization/site-images/test", "--dest", "organization/others/test"],
            `${URN}::site`,
        );

        await other.up("--skip-preview", "--expect-no-changes");

        expect(await project.resources()).toEqual([]);
        const [moved] = await other.resources();
        expect([moved?.id, isSealed(moved?.inputs, ["password"]), isSealed(moved?.outputs, ["password"])]).toEqual([
            "buddy/company-website/2/101",
            true,
            true,
        ]);
        expect(takeRequests(simulator)).toEqual([]);

        await other.destroy("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`DELETE ${ACTIONS_PATH}/101`]);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual(["api"]);
    });
});
