import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importedText, runBuddyCommand, useImportedProgram } from "../helpers/buddyCommand";
import { takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { createPulumiProject, type PulumiProject, type StateResource } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

// docs/migration-legacy.md promises what is proven here. The state is written by hand, as release 0.7.0 of the legacy
// package left it: its plugin is a download of another server, and the point is that nothing of it is needed.
const urnOf = (type: string, name: string) => `urn:pulumi:test::site-images::${type}::${name}`;
const STACK = urnOf("pulumi:pulumi:Stack", "site-images-test");
const LEGACY_PROVIDER = urnOf("pulumi:providers:buddy", "default_0_7_0");
const LEGACY_PROVIDER_ID = "6f0e3a2c-5b1d-4c8e-9f7a-2d4b6c8e0a1f";
const PIPELINE = urnOf("buddy:pipeline:Pipeline", "live-mirror");
const IMAGE = urnOf("buddy:action:BuildDockerImage", "image");
const NEWS = urnOf("buddy:action:SlackNotification", "news");
const TARGET = "buddy/company-website/2";
const PASSWORD = "hunter22-of-2023";

/** A resource as the legacy plugin recorded it: wire names, its bare number as id, no workspace, every value in clear. */
function legacyResource(urn: string, id: number, inputs: object, more?: Partial<StateResource>): StateResource {
    const all = { ...inputs, project_name: PLACE.projectName };
    return {
        urn,
        custom: true,
        id: `${id}`,
        type: urn.split("::")[2] ?? "",
        inputs: all,
        outputs: { ...all, last_execution_status: "SUCCESSFUL" },
        parent: STACK,
        provider: `${LEGACY_PROVIDER}::${LEGACY_PROVIDER_ID}`,
        ...more,
    };
}

function legacyState(imageId: number, newsId: number): string {
    const settings = { token: "legacy-token", workspace: PLACE.workspace, version: "0.7.0" };
    const place = { pipeline_id: PLACE.pipelineId, trigger_time: "ON_EVERY_EXECUTION" };
    const image = { ...place, name: "Build image", dockerfile_path: "Dockerfile", login: "robot", password: PASSWORD };
    const news = { ...place, name: "News", channel: "C024BE91L", after_action_id: imageId };
    const behind = (...urns: string[]) => ({ dependencies: urns, propertyDependencies: { pipeline_id: urns } });
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
        legacyResource(PIPELINE, PLACE.pipelineId, { name: "Live mirror", on: "CLICK" }),
        legacyResource(IMAGE, imageId, image, behind(PIPELINE)),
        legacyResource(NEWS, newsId, news, { ...behind(PIPELINE, IMAGE), protect: true }),
    ];
    return JSON.stringify({ version: 3, deployment: { manifest: { time: "2023-11-06T12:00:00Z" }, resources } });
}

const simulator = withOneSimulator();
let project: PulumiProject;
let legacyIds: string[];
let ownIds: string[];

const inBuddy = () => [simulator.state.pipeline(LIVE_MIRROR), simulator.state.actions(LIVE_MIRROR)];
const writes = () => simulator.journal.writes().map(({ method, path }) => `${method} ${path}`);
const backup = () => join(project.folder, "backup.json");
// Sorted: the engine works side by side, so the order in the state is chance.
const ids = async () => (await project.resources()).map(({ id }) => id).sort();
const importPipeline = (...args: string[]) =>
    runBuddyCommand(project, "import", TARGET, "--code", "website.ts", ...args);

beforeEach(() => simulator.journal.clear());

describeWithCli("a stack made with the legacy package", () => {
    let before: unknown;

    beforeAll(async () => {
        const { addAction } = simulator.state;
        const build = { name: "Build image", type: "DOCKERFILE", dockerfile_path: "Dockerfile" };
        const image = addAction(LIVE_MIRROR, { ...build, login: "robot", password: PASSWORD });
        const news = addAction(LIVE_MIRROR, { name: "News", type: "SLACK", channel: "C024BE91L" });
        before = inBuddy();
        legacyIds = [`${PLACE.pipelineId}`, `${image.id}`, `${news.id}`].sort();
        ownIds = [TARGET, `${TARGET}/${image.id}`, `${TARGET}/${news.id}`];
        project = await createPulumiProject({ program: "", language: "ts", simulator });
        await writeFile(backup(), legacyState(image.id, news.id));
        await project.run("stack", "import", "--file", backup());
    });
    afterAll(() => project?.remove());

    it("can't be previewed without the legacy plugin", async () => {
        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(failed.all).toContain("no resource plugin 'pulumi-resource-buddy' found");
        expect(await ids()).toEqual(legacyIds);
    });

    it("forgets nothing that something else depends on, and nothing protected without force", async () => {
        const dependedOn = await project.run("state", "delete", IMAGE, "--yes");
        const isProtected = await project.run("state", "delete", PIPELINE, IMAGE, NEWS, LEGACY_PROVIDER, "--yes");

        expect([dependedOn.code, isProtected.code]).toEqual([1, 1]);
        expect(dependedOn.all).toContain("can't be safely deleted because the following resources depend on it");
        expect(isProtected.all).toContain("it is protected");
        expect(await ids()).toEqual(legacyIds);
    });

    it("can't import while it has the legacy provider's entry", async () => {
        await project.run("state", "delete", PIPELINE, IMAGE, NEWS, "--force", "--yes");

        const failed = await importPipeline("--run");

        expect(failed.code).not.toBe(0);
        expect(failed.all).toContain("no resource plugin 'pulumi-resource-buddy' found");
        await project.run("stack", "import", "--file", backup());
        expect(await ids()).toEqual(legacyIds);
    });

    it("forgets pipeline, actions and provider at once, without the plugin and without a word to Buddy", async () => {
        const all = [PIPELINE, IMAGE, NEWS, LEGACY_PROVIDER];

        const ran = await project.run("state", "delete", ...all, "--force", "--yes");

        expect(ran.code).toBe(0);
        expect(await project.exportState()).not.toMatch(/buddy:|legacy-token|hunter22/);
        expect(takeRequests(simulator)).toEqual([]);
        expect(inBuddy()).toEqual(before);
    });

    it("gets pipeline and actions by one import, without a change in Buddy and without a password", async () => {
        const ran = await importPipeline("--run");

        expect(ran.code).toBe(0);
        expect(ran.all).toContain("    = 3 imported\n");
        await useImportedProgram(project, "website.ts");
        await project.preview("--expect-no-changes");
        expect(await ids()).toEqual(ownIds);
        expect(writes()).toEqual([]);
        expect(inBuddy()).toEqual(before);
    });

    it("gives the password a new value from the stack's configuration, encrypted", async () => {
        await project.setConfig("buildImagePassword", "new-and-secret", { secret: true });
        const text = await importedText(project, "website.ts");
        await project.writeProgram(text.replace(/^( *)\/\/ (import|const config|password)/gm, "$1$2"));

        await project.up("--skip-preview");

        const [image] = simulator.state.actions(LIVE_MIRROR);
        expect(writes()).toEqual([`PATCH ${ACTIONS_PATH}/${image?.id}`]);
        expect(image?.["password"]).toBe("new-and-secret");
        expect(await project.exportState()).not.toMatch(new RegExp(`${PASSWORD}|new-and-secret`));
    });

    it("is as it was after `pulumi stack import` of the backup, and Buddy hears nothing of it", async () => {
        const ran = await project.run("stack", "import", "--file", backup());

        expect(ran.code).toBe(0);
        expect(await ids()).toEqual(legacyIds);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("is taken over with a GET and a PATCH each where the CLI is too old to import", async () => {
        await project.run("state", "delete", PIPELINE, IMAGE, NEWS, LEGACY_PROVIDER, "--force", "--yes");
        await runBuddyCommand(project, "import", TARGET, "--code", "adopted.ts", "--adopt");
        await useImportedProgram(project, "adopted.ts");
        takeRequests(simulator);

        await project.up("--skip-preview");

        const path = ACTIONS_PATH.replace(/\/actions$/, "");
        const numbers = simulator.state.actions(LIVE_MIRROR).map(({ id }) => id);
        const places = [path, ...numbers.map((id) => `${ACTIONS_PATH}/${id}`)];
        expect(takeRequests(simulator).sort()).toEqual(
            ["GET", "PATCH"].flatMap((method) => places.map((place) => `${method} ${place}`)).sort(),
        );
        expect(await ids()).toEqual(ownIds);
        await project.preview("--expect-no-changes");
    });
});

// docs/migration-yaml.md.
describeWithCli("a pipeline that a file in a repository defines", () => {
    const REMOTE = { definition_source: "REMOTE", remote_project_name: "company-website", remote_path: "buddy.yml" };
    const check = () => runBuddyCommand(project, "verify", TARGET, "--read-only");
    let before: unknown;

    beforeAll(async () => {
        project = await createPulumiProject({ program: "", language: "ts", simulator });
        simulator.state.editPipeline(LIVE_MIRROR, REMOTE);
        before = inBuddy();
    });
    afterAll(() => project?.remove());

    it("is named by verify and by the import, which change nothing", async () => {
        const checked = await check();
        const imported = await importPipeline();

        expect(checked.stdout).toContain("is defined by a file in a repository, which overwrites actions.");
        expect(imported.stderr).toContain("Move the definition into Buddy first.");
        expect(writes()).toEqual([]);
        expect(inBuddy()).toEqual(before);
    });

    it("is made a second time by Pulumi, with all actions, once the program says nothing of the file", async () => {
        const text = await importedText(project, "website.ts");
        expect(text).toContain('definitionSource: "REMOTE"');
        const local = text.replace(/^ *(definitionSource|remote\w+):.*\n/gm, "");
        await project.writeProgram(local.replace(/name: "Live mirror"/i, 'name: "Website"'));

        await project.up("--skip-preview");

        const made = simulator.state.pipelines(LIVE_MIRROR).find(({ name }) => name === "Website");
        const actions = simulator.state.actions({ ...LIVE_MIRROR, pipelineId: made?.id ?? 0 });
        expect(made).not.toMatchObject({ definition_source: "REMOTE" });
        expect(actions.map(({ name, type }) => `${type} ${name}`).sort()).toEqual([
            "DOCKERFILE Build image",
            "SLACK News",
        ]);
        expect(inBuddy()).toEqual(before);
        await project.destroy("--skip-preview");
    });

    it("is imported without a change in Buddy, once its definition is there", async () => {
        simulator.state.editPipeline(LIVE_MIRROR, { ...REMOTE, definition_source: "LOCAL" });
        before = inBuddy();

        const checked = await check();
        const imported = await importPipeline("--run");

        expect(checked.stdout).toMatch(/^ok {2}pipeline .*, defined in Buddy$/m);
        expect(imported.code).toBe(0);
        await useImportedProgram(project, "website.ts");
        await project.preview("--expect-no-changes");
        expect(await ids()).toEqual(ownIds);
        expect(writes()).toEqual([]);
        expect(inBuddy()).toEqual(before);
    });
});
