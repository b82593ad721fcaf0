import { messages } from "../helpers/cliOutput";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { allFiles } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const TOKEN = "token-of-the-other-account";

/** An action in each of two accounts, whose tokens the environment has. */
const program = (baseUrl: string, dockerImageTag = "1") =>
    programOf(`
        const inputs = ${JSON.stringify({ ...MINIMAL_INPUTS, dockerImageTag })};
        const envVarMappings = { OTHER_BUDDY_TOKEN: "BUDDY_TOKEN" };
        const provider = new Provider("other", { baseUrl: ${JSON.stringify(baseUrl)} }, { envVarMappings });
        new DockerfileAction("mine", { ...inputs, name: "mine" });
        new DockerfileAction("theirs", { ...inputs, name: "theirs" }, { provider });
    `);

describeWithCli("a Provider with envVarMappings", () => {
    const mine = withOneSimulator();
    const theirs = withOneSimulator({ token: TOKEN });
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: program(theirs.url), simulator: mine });
        project.env["OTHER_BUDDY_TOKEN"] = TOKEN;
        await project.up("--skip-preview");
    });

    afterAll(() => project?.remove());

    const names = () => [mine, theirs].map(({ state }) => state.actions(LIVE_MIRROR).map(({ name }) => name));

    it("uses the token of a second account, which is recorded nowhere", async () => {
        expect(names()).toEqual([["mine"], ["theirs"]]);
        expect(await allFiles(project.folder)).not.toContain(TOKEN);
    });

    it("reads nothing but what the stack's configuration leaves out", async () => {
        await project.setConfig("buddyworks:token", mine.token, { secret: true });
        await project.writeProgram(program(theirs.url, "2"));

        const failed = await project.run("up", "--yes", "--skip-preview");

        await project.run("config", "rm", "buddyworks:token");
        expect(messages(failed)).toEqual([
            expect.stringContaining("update action 101 in buddy/company-website/2: 401 Unauthorized"),
        ]);
    });

    it("serves refresh and destroy, too, which do not run the program", async () => {
        await project.up("--skip-preview");
        await project.refresh("--skip-preview", "--expect-no-changes");
        await project.destroy("--skip-preview");

        expect(names()).toEqual([[], []]);
    });
});
