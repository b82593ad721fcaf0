import { join } from "node:path";
import { messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { isSealed } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const TYPE = "pulumi-nodejs:dynamic/buddy:DockerfileAction";
const CREDENTIALS = { login: "robot", password: "of-the-registry" };
const INPUTS = { ...PLACE, dockerfilePath: "Dockerfile", repository: "website", ...CREDENTIALS };

const program = ({ tag = "1", trigger = "a", imported = "" } = {}) =>
    programOf(`
        const inputs = ${JSON.stringify({ ...INPUTS, dockerImageTag: tag, buildArgs: [`version=${tag}`] })};
        const web = new DockerfileAction("web", inputs, {
            additionalSecretOutputs: ["htmlUrl"],
            hideDiffs: ["buildArgs"],
            ignoreChanges: ["repository"],
            transformations: [({ props, opts }) => ({ props: { ...props, timeout: 60 }, opts })],
            replacementTrigger: ${JSON.stringify(trigger)},
        });
        new DockerfileAction("api", inputs, { dependsOn: [web]${trigger === "a" ? "" : ", replaceWith: [web]"} });
        ${imported && `new DockerfileAction("imported", inputs, { import: ${JSON.stringify(imported)} });`}
    `);

interface Preview {
    steps: { op: string; urn: string; newState: { inputs?: Record<string, unknown> } }[];
    changeSummary: Record<string, number>;
}

describeWithCli("Pulumi's features", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: program(), simulator });
    });

    afterAll(() => project?.remove());

    const tags = () => simulator.state.actions(LIVE_MIRROR).map(({ id, docker_image_tag }) => [id, docker_image_tag]);

    it("dependsOn: an action waits for another one, and is not sent if that fails", async () => {
        simulator.faults.add({ kind: "status", status: 400, method: "POST" });

        const failed = await project.run("up", "--yes", "--skip-preview");
        expect(failed.code).not.toBe(0);
        expect(takeRequests(simulator)).toEqual([`GET ${ACTIONS_PATH}`, `POST ${ACTIONS_PATH}`]);

        await project.up("--skip-preview");
        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual(["web", "api"]);
    });

    it("transformations change inputs, as transforms do", () => {
        expect(simulator.state.actions(LIVE_MIRROR).map(({ timeout }) => timeout)).toEqual([60, undefined]);
    });

    it("additionalSecretOutputs encrypts the outputs that it names, and password is one always", async () => {
        const [web] = await project.resources();
        const isEncrypted = ["htmlUrl", "password", "url"].map((name) => isSealed(web?.outputs, [name]));
        expect(isEncrypted).toEqual([true, true, false]);
    });

    it("hideDiffs hides a change, which is made nevertheless", async () => {
        await project.writeProgram(program({ tag: "2" }));

        const { stdout } = await project.preview("--diff", "--target", "**web");

        expect(stdout).toContain('~ dockerImageTag: "1" => "2"');
        expect(stdout).toContain("~ buildArgs (hidden)");
        expect(stdout).not.toContain("version=2");
    });

    it("preview --json tells each step with its inputs, secrets left out", async () => {
        const { stdout } = await project.preview("--json");

        const { steps, changeSummary } = JSON.parse(stdout) as Preview;
        expect(changeSummary).toEqual({ same: 1, update: 2 });
        const api = steps.find(({ urn }) => urn.endsWith("::api"));
        expect([api?.op, api?.newState.inputs?.["dockerImageTag"], api?.newState.inputs?.["password"]]).toEqual([
            "update",
            "2",
            "[secret]",
        ]);
        expect(stdout).not.toContain(INPUTS.password);
    });

    it("--target updates the actions that it names, and --exclude all others", async () => {
        simulator.journal.clear();
        await project.up("--skip-preview", "--target", "**web");
        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/101`]);

        await project.writeProgram(program({ tag: "3" }));
        await project.up("--skip-preview", "--exclude", "**web");
        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/102`]);
        expect(tags()).toEqual([
            [101, "2"],
            [102, "3"],
        ]);
    });

    it("up --refresh sets back what somebody edited in Buddy, except for ignoreChanges", async () => {
        const clicked = { docker_image_tag: "clicked", repository: "clicked" };
        for (const actionId of [101, 102]) {
            simulator.state.editAction({ ...LIVE_MIRROR, actionId }, clicked);
        }

        await project.up("--skip-preview", "--refresh");

        const found = simulator.state.actions(LIVE_MIRROR);
        expect(found.map(({ docker_image_tag, repository }) => [docker_image_tag, repository])).toEqual([
            ["3", "clicked"],
            ["3", "website"],
        ]);
    });

    it("a saved plan stops an up that would do something else", async () => {
        const plan = join(project.folder, "plan.json");
        await project.preview("--save-plan", plan);
        await project.writeProgram(program({ tag: "4" }));
        simulator.journal.clear();

        const refused = await project.run("up", "--yes", "--skip-preview", "--plan", plan);

        expect(messages(refused).join(" ")).toContain("violates plan: properties changed: ");
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("replacementTrigger replaces an action, and replaceWith another one along with it", async () => {
        await project.writeProgram(program({ tag: "3", trigger: "b" }));
        expect((await project.plan()).sort()).toEqual(["replace api", "replace web"]);
    });

    it("pulumi import of a type and an id, and the option import, find no provider", async () => {
        const error = expect.stringContaining("code must be a string, not undefined");
        await project.writeProgram(program({ tag: "3", imported: "buddy/company-website/2/102" }));

        const byOption = await project.run("preview");
        const byCommand = await project.run("import", TYPE, "imported", "buddy/company-website/2/102", "--yes");

        expect([byOption.code, byCommand.code].map((code) => code !== 0)).toEqual([true, true]);
        expect([byOption.all, byCommand.all]).toEqual([error, error]);
        expect(await project.resources()).toHaveLength(2);
    });
});
