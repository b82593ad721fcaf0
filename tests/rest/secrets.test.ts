import { messages } from "../helpers/cliOutput";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { PINNED_TEXT } from "../helpers/providerHost";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import type { Ran } from "../helpers/runProcess";
import { allFiles, isSealed } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const TOKEN = "only-the-simulator-knows-this-token";
const PASSWORD = "correct horse battery";
const NEXT_PASSWORD = "staple, said the horse";
const VARIABLE = "an encrypted variable's value";
const BUILD_ARG = "a build argument that the program marked";
const KEY = "a private key that nobody asked to encrypt";
const SECRETS = [TOKEN, PASSWORD, NEXT_PASSWORD, VARIABLE, KEY, BUILD_ARG];

const ACTION = { ...LIVE_MIRROR, actionId: 101 };
const SEALED = [["password"], ["variables", 0, "value"], ["variables", 1, "value"], ["buildArgs", "TOKEN"]];

function program(password: string, tag = "1"): string {
    return programOf(`
        const image = new DockerfileAction("image", {
            ...${JSON.stringify({ ...MINIMAL_INPUTS, dockerImageTag: tag, login: "ann", password })},
            variables: [
                { key: "API_KEY", type: "VAR", value: ${JSON.stringify(VARIABLE)}, encrypted: true },
                { key: "DEPLOY", type: "SSH_KEY", value: ${JSON.stringify(KEY)} },
            ],
            buildArgs: { TOKEN: pulumi.secret(${JSON.stringify(BUILD_ARG)}), PLAIN: "seen" },
        });
        exports.password = image.password;
    `);
}

describeWithCli("secrets", () => {
    const simulator = withOneSimulator({ token: TOKEN });
    let project: PulumiProject;
    let printed = "";

    beforeAll(async () => {
        project = await createPulumiProject({ program: program(PASSWORD), simulator });
    });

    afterAll(() => project?.remove());

    async function print(running: Promise<Ran>): Promise<void> {
        printed += (await running).all;
    }

    /** Nothing readable anywhere, and every secret sealed in inputs and outputs alike. */
    async function expectAllSealed(): Promise<void> {
        const everything = [printed, await project.exportState(), await allFiles(project.stateFolder)].join("\n");
        expect(SECRETS.filter((secret) => everything.includes(secret))).toEqual([]);
        const [resource] = await project.resources();
        expect(SEALED.filter((path) => !isSealed(resource?.inputs, path))).toEqual([]);
        expect(SEALED.filter((path) => !isSealed(resource?.outputs, path))).toEqual([]);
        expect([resource?.inputs?.["__provider"], resource?.outputs?.["__provider"]]).toEqual([
            PINNED_TEXT,
            PINNED_TEXT,
        ]);
    }

    it("reach Buddy in clear and the state encrypted, with the token from the environment", async () => {
        await print(project.preview("--diff"));
        await print(project.up("--skip-preview", "--diff"));

        expect(simulator.state.action(ACTION)).toMatchObject({
            password: PASSWORD,
            variables: [
                { key: "API_KEY", value: VARIABLE },
                { key: "DEPLOY", value: KEY },
            ],
            build_args: expect.arrayContaining([`TOKEN=${BUILD_ARG}`]),
        });
        await expectAllSealed();
        expect((await project.outputs({ showSecrets: true }))["password"]).toBe(PASSWORD);
        expect((await project.outputs())["password"]).toBe("[secret]");
    });

    it("stay encrypted after a refresh, and one that finds changes does not show them", async () => {
        const buildArgs = ["TOKEN=changed", "PLAIN=seen", "HTTP_PROXY"];
        simulator.state.editAction(ACTION, { build_args: buildArgs, name: "Renamed" });

        await print(project.refresh("--diff"));

        expect(printed).toMatch(/~ name *: "Build" => "Renamed"/);
        expect(printed).not.toContain("TOKEN=changed");
        await expectAllSealed();
        const [resource] = await project.resources();
        expect(resource?.inputs?.["buildArgs"]).toMatchObject({ PLAIN: "seen", HTTP_PROXY: null });
        await print(project.up("--skip-preview", "--diff"));
        await expectAllSealed();
    });

    it("unchanged are no change, and a changed password is one PATCH", async () => {
        simulator.journal.clear();
        await print(project.preview("--expect-no-changes"));
        await project.writeProgram(program(NEXT_PASSWORD));

        await print(project.up("--diff"));

        expect(simulator.journal.all().map(({ method }) => method)).toEqual(["PATCH"]);
        expect(simulator.state.action(ACTION)?.password).toBe(NEXT_PASSWORD);
        await expectAllSealed();
    });

    it("stay encrypted when something else changes, and when Buddy refuses it", async () => {
        simulator.faults.add({
            kind: "status",
            status: 400,
            method: "PATCH",
            body: { errors: [{ message: `${NEXT_PASSWORD}, ${VARIABLE}, ${BUILD_ARG} and ${TOKEN} are refused.` }] },
        });
        await project.writeProgram(program(NEXT_PASSWORD, "2"));

        const refused = await project.run("up", "--yes", "--skip-preview");

        printed += refused.all;
        expect(messages(refused)).toEqual([
            "error: update action 101 in buddy/company-website/2: 400 Bad Request: " +
                "[secret], [secret], [secret] and [secret] are refused.",
        ]);
        await expectAllSealed();
        await print(project.up("--skip-preview", "--diff"));
        await expectAllSealed();
    });

    it("include a token from the stack's configuration, set with --secret", async () => {
        delete project.env["BUDDY_TOKEN"];
        await project.setConfig("buddyworks:token", TOKEN, { secret: true });
        await project.writeProgram(program(NEXT_PASSWORD, "3"));

        const upped = await project.up("--diff");

        printed += upped.all;
        expect(messages(upped)).toEqual([]);
        expect(simulator.state.action(ACTION)?.docker_image_tag).toBe("3");
        await expectAllSealed();
    });

    it("do not include a token set without --secret: a warning names the command that mends it", async () => {
        await project.setConfig("buddyworks:token", TOKEN);

        const warned = await project.preview();

        expect(messages(warned)).toEqual([
            "warning: buddyworks:token: must be a secret (it is in plain text in the stack's configuration and state). " +
                "Run `pulumi config set --secret buddyworks:token` and enter it again.",
        ]);
        expect(warned.all).not.toContain(TOKEN);
        await project.writeProgram(oneAction(MINIMAL_INPUTS));
    });
});

describeWithCli("variables with outputs of another action", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    /** The second action's variables; `first` is the first action. */
    const variables = (list: string) =>
        programOf(`
            const first = new DockerfileAction("first", ${JSON.stringify(MINIMAL_INPUTS)});
            new DockerfileAction("second", { ...${JSON.stringify({ ...MINIMAL_INPUTS, name: "Second" })}, variables: ${list} });
        `);

    beforeAll(async () => {
        project = await createPulumiProject({ program: "", simulator });
    });

    afterAll(() => project?.remove());

    it("show the parts that are known in a preview", async () => {
        await project.writeProgram(
            variables(
                `[{ key: "PAGE", type: "VAR", value: first.htmlUrl }, { key: "SHOWN", type: "VAR", value: "seen" }]`,
            ),
        );

        const { all } = await project.preview("--diff");

        expect(all.replace(/\s+/g, " ").replaceAll(" :", ":")).toContain(
            'variables: [ [0]: { key: "PAGE" type: "VAR" value: [unknown] } [1]: { key: "SHOWN" type: "VAR" value: "seen" } ]',
        );
    });

    it("are secret where one may be encrypted, from the preview on, and reach Buddy in clear", async () => {
        await project.writeProgram(
            variables(`[
                { key: "LATER", type: "VAR", value: ${JSON.stringify(VARIABLE)}, encrypted: first.actionId.apply((id) => id > 0) },
                pulumi.output({ key: "PLAIN", type: "VAR", value: "seen" }),
            ]`),
        );

        const previewed = await project.preview("--diff");
        const upped = await project.up("--skip-preview", "--diff");

        const [, second] = await project.resources();
        expect(previewed.all).toMatch(/variables +: \[secret\]/);
        expect([isSealed(second?.inputs, ["variables"]), isSealed(second?.outputs, ["variables"])]).toEqual([
            true,
            true,
        ]);
        expect([previewed.all, upped.all, await project.exportState()].join("\n")).not.toContain(VARIABLE);
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 102 })?.["variables"]).toEqual([
            expect.objectContaining({ key: "LATER", value: VARIABLE, encrypted: true }),
            expect.objectContaining({ key: "PLAIN", value: "seen" }),
        ]);
        await project.preview("--expect-no-changes");
    });
});
