import { diagnostics } from "../helpers/cliOutput";
import { LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

/** A team's own wrapper: a component, in it another one, and actions side by side below both. */
const PROGRAM = programOf(`
    class Site extends pulumi.ComponentResource {
        constructor(name, opts) {
            super("acme:index:Site", name, {}, opts);
            const inputs = ${JSON.stringify({ ...PLACE, dockerfilePath: "Dockerfile" })};
            new DockerfileAction(name + "-web", inputs, { parent: this });
            new DockerfileAction(name + "-api", { ...inputs, login: "robot" }, { parent: this });
        }
    }
    new Site("inner", { parent: new Site("outer") });
`);

describeWithCli("actions below components", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: PROGRAM, simulator });
    });

    afterAll(() => project?.remove());

    it("are created and found unchanged, however many lie below one: none waits for its siblings", async () => {
        await project.up("--skip-preview");
        await project.preview("--expect-no-changes");

        const names = ["inner-api", "inner-web", "outer-api", "outer-web"];
        const found = simulator.state.actions(LIVE_MIRROR);
        expect(found.map(({ name }) => name).sort()).toEqual(names);
        const urns = (await project.resources()).map(({ urn }) => urn);
        expect(urns).toContain(
            "urn:pulumi:test::site-images::acme:index:Site$acme:index:Site$pulumi-nodejs:dynamic/buddy:DockerfileAction::inner-web",
        );
    });

    it("depend on nothing but what the program says", async () => {
        const actions = (await project.resources()).filter(({ type }) => type.endsWith(":DockerfileAction"));
        expect(actions.map(({ dependencies }) => dependencies ?? [])).toEqual([[], [], [], []]);
    });

    it("show their warnings on their own rows", async () => {
        const lines = diagnostics(await project.preview());
        expect(lines.filter((line) => /DockerfileAction \(/.test(line)).sort()).toEqual([
            "pulumi-nodejs:dynamic/buddy:DockerfileAction (inner-api):",
            "pulumi-nodejs:dynamic/buddy:DockerfileAction (outer-api):",
        ]);
    });
});
