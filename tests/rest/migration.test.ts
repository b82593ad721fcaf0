import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { providerText, typeToken } from "../../provider/stateContract";
import { takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject, type StateResource } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

// docs/migration.md promises what is proven here. The state is written by hand, as release 0.7.0 of the legacy package
// left it: its plugin is a download of another server, and the point is that nothing of it is needed.
const urnOf = (type: string, name: string) => `urn:pulumi:test::site-images::${type}::${name}`;
const STACK = urnOf("pulumi:pulumi:Stack", "site-images-test");
const LEGACY_PROVIDER = urnOf("pulumi:providers:buddy", "default_0_7_0");
const LEGACY_PROVIDER_ID = "6f0e3a2c-5b1d-4c8e-9f7a-2d4b6c8e0a1f";
const IMAGE = urnOf("buddy:action:BuildDockerImage", "image");
const MIRROR = urnOf("buddy:action:BuildDockerImage", "mirror");
const PASSWORD = "hunter22-of-2023";

interface LegacyAction {
    urn: string;
    id: number;
    inputs: Record<string, unknown>;
    more?: Partial<StateResource>;
}

/** An action as the legacy plugin recorded it: wire names, its bare number as id, no workspace, every value in clear. */
function legacyAction({ urn, id, inputs, more }: LegacyAction): StateResource {
    const place = { project_name: PLACE.projectName, pipeline_id: PLACE.pipelineId };
    const all = { ...inputs, ...place, type: "DOCKERFILE", trigger_time: "ON_EVERY_EXECUTION" };
    return {
        urn,
        custom: true,
        id: `${id}`,
        type: "buddy:action:BuildDockerImage",
        inputs: all,
        outputs: { ...all, action_id: id, last_execution_status: "SUCCESSFUL" },
        parent: STACK,
        provider: `${LEGACY_PROVIDER}::${LEGACY_PROVIDER_ID}`,
        ...more,
    };
}

function legacyState(imageId: number, mirrorId: number): string {
    const settings = { token: "legacy-token", workspace: PLACE.workspace, version: "0.7.0" };
    const login = { login: "robot", password: PASSWORD };
    const behind = { after_action_id: imageId };
    const resources = [
        { urn: STACK, custom: false, type: "pulumi:pulumi:Stack" },
        {
            urn: LEGACY_PROVIDER,
            custom: true,
            id: LEGACY_PROVIDER_ID,
            type: "pulumi:providers:buddy",
            inputs: settings,
            outputs: settings,
        },
        legacyAction({
            urn: IMAGE,
            id: imageId,
            inputs: { name: "Build image", dockerfile_path: "Dockerfile", ...login },
        }),
        legacyAction({
            urn: MIRROR,
            id: mirrorId,
            inputs: { name: "Mirror", dockerfile_path: "mirror/Dockerfile", ...behind },
            more: { protect: true, dependencies: [IMAGE], propertyDependencies: { after_action_id: [IMAGE] } },
        }),
    ];
    return JSON.stringify({ version: 3, deployment: { manifest: { time: "2023-11-06T12:00:00Z" }, resources } });
}

const simulator = withOneSimulator();
let project: PulumiProject;
let imageId: number;
let mirrorId: number;
let before: unknown;

const inBuddy = () => simulator.state.actions(LIVE_MIRROR);
const backup = () => join(project.folder, "backup.json");
// Sorted: the engine works side by side, so the order in the state is chance.
const ids = async () => (await project.resources()).map(({ id }) => id).sort();

beforeAll(async () => {
    const type = "DOCKERFILE";
    const login = { login: "robot", password: PASSWORD };
    const { addAction } = simulator.state;
    imageId = addAction(LIVE_MIRROR, { name: "Build image", type, dockerfile_path: "Dockerfile", ...login }).id;
    mirrorId = addAction(LIVE_MIRROR, { name: "Mirror", type, dockerfile_path: "mirror/Dockerfile" }).id;
    before = inBuddy();
});

afterAll(() => project?.remove());

beforeEach(() => simulator.journal.clear());

const image = (more = "") =>
    `new DockerfileAction("image", { ...${JSON.stringify(PLACE)}, name: "Build image", dockerfilePath: "Dockerfile",
        login: "robot", ${more} });`;
const mirror = (more = "") =>
    `new DockerfileAction("mirror", { ...${JSON.stringify(PLACE)}, name: "Mirror",
        dockerfilePath: "mirror/Dockerfile", ${more} });`;
const adopting = (id: number) => `adoptActionId: ${id}`;

describeWithCli("a stack made with the legacy package", () => {
    beforeAll(async () => {
        project = await createPulumiProject({ program: programOf(""), simulator });
        await writeFile(backup(), legacyState(imageId, mirrorId));
        await project.run("stack", "import", "--file", backup());
    });

    it("can't be previewed without the legacy plugin", async () => {
        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(failed.all).toContain("no resource plugin 'pulumi-resource-buddy' found");
        expect(await ids()).toEqual([`${imageId}`, `${mirrorId}`].sort());
    });

    it("forgets no action alone that another one depends on, and no protected one without force", async () => {
        const dependedOn = await project.run("state", "delete", IMAGE, "--yes");
        const isProtected = await project.run("state", "delete", IMAGE, MIRROR, "--yes");

        expect([dependedOn.code, isProtected.code]).toEqual([1, 1]);
        expect(dependedOn.all).toContain("--target-dependents");
        expect(isProtected.all).toContain("--force");
        expect(await ids()).toEqual([`${imageId}`, `${mirrorId}`].sort());
    });

    it("forgets its actions without the plugin and without a word to Buddy", async () => {
        const ran = await project.run("state", "delete", IMAGE, MIRROR, "--force", "--yes");

        expect(ran.code).toBe(0);
        expect(await ids()).toEqual([]);
        expect(takeRequests(simulator)).toEqual([]);
        expect(inBuddy()).toEqual(before);
    });

    it("takes the same actions over with a GET and a PATCH each, and nothing is left to do", async () => {
        await project.writeProgram(programOf(image(adopting(imageId)) + mirror(adopting(mirrorId))));

        await project.up("--skip-preview");

        expect(takeRequests(simulator).sort()).toEqual([
            `GET ${ACTIONS_PATH}/${imageId}`,
            `GET ${ACTIONS_PATH}/${mirrorId}`,
            `PATCH ${ACTIONS_PATH}/${imageId}`,
            `PATCH ${ACTIONS_PATH}/${mirrorId}`,
        ]);
        expect(inBuddy()).toEqual(before);
        expect(await ids()).toEqual([`buddy/company-website/2/${imageId}`, `buddy/company-website/2/${mirrorId}`]);
        await project.preview("--expect-no-changes");
        await project.writeProgram(programOf(image() + mirror()));
        await project.up("--skip-preview");
        await project.preview("--expect-no-changes");
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("is rid of the legacy provider's entry with its token, which needed no plugin either", async () => {
        expect(await project.exportState()).not.toMatch(/buddy:action|pulumi:providers:buddy|legacy-token/);
    });

    it("gives the password a new value from the stack's configuration, encrypted", async () => {
        await project.setConfig("imagePassword", "new-and-secret", { secret: true });
        await project.writeProgram(
            programOf(
                image('password: config.requireSecret("imagePassword"), dockerRegistry: "DOCKER_HUB"') + mirror(),
            ),
        );

        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/${imageId}`]);
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: imageId })?.["password"]).toBe("new-and-secret");
        expect(await project.exportState()).not.toMatch(new RegExp(`${PASSWORD}|new-and-secret`));
    });

    it("is as it was after `pulumi stack import` of the backup, and Buddy hears nothing of it", async () => {
        const ran = await project.run("stack", "import", "--file", backup());

        expect(ran.code).toBe(0);
        expect(await ids()).toEqual([`${imageId}`, `${mirrorId}`].sort());
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("can import once it has forgotten the legacy provider's entry, too", async () => {
        const action = {
            ...PLACE,
            name: "Mirror",
            dockerfilePath: "mirror/Dockerfile",
            __provider: providerText("DockerfileAction"),
        };
        const id = `buddy/company-website/2/${mirrorId}`;
        const entry = { type: typeToken("DockerfileAction"), name: "mirror", id, inputs: action };
        const file = join(project.folder, "import.json");
        await writeFile(
            file,
            JSON.stringify({ resources: [{ ...entry, outputs: { ...action, actionId: mirrorId } }] }),
        );
        const importing = ["import", "--file", file, "--generate-code=false", "--yes"];
        await project.run("state", "delete", IMAGE, MIRROR, "--force", "--yes");

        const failed = await project.run(...importing);
        const forgot = await project.run("state", "delete", LEGACY_PROVIDER, "--yes");
        const imported = await project.run(...importing);

        expect(failed.code).not.toBe(0);
        expect(failed.all).toContain("no resource plugin 'pulumi-resource-buddy' found");
        expect([forgot.code, imported.code]).toEqual([0, 0]);
        expect(takeRequests(simulator)).toEqual([]);
        await project.writeProgram(programOf(mirror()));
        await project.preview("--expect-no-changes");
        expect(await ids()).toEqual([id]);
    });
});
