import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importedText, runBuddyCommand, useImportedProgram } from "../helpers/buddyCommand";
import { takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, BUILD_IMAGE, DOCUMENTED_REQUEST, LIVE_MIRROR } from "../helpers/exampleAction";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const TARGET = "buddy/company-website/2";

const SLACK = {
    name: "Tell us",
    type: "SLACK",
    trigger_time: "ON_FAILURE",
    integration: { hash_id: "5ddb7c180fb38be67bd78a88a" },
    channel: "C024BE91L",
    webhook_url: "https://hooks.example.com/s3cret-value",
};

const simulator = withSimulator();
let project: PulumiProject;

beforeEach(async () => {
    const documented = { ...DOCUMENTED_REQUEST, docker_registry: "AMAZON_ECR" };
    simulator.state.addAction(LIVE_MIRROR, { ...documented, name: "Build dockerfile", type: "DOCKERFILE" });
    simulator.state.addAction(LIVE_MIRROR, { name: "Deploy", type: "SSH_COMMAND" });
    simulator.state.addAction(LIVE_MIRROR, {
        name: "Push to the hub",
        type: "DOCKERFILE",
        dockerfile_path: "web/Dockerfile",
        docker_registry: "DOCKER_HUB",
        login: "robot",
        password: "hunter22",
        variables: [
            { key: "MODE", value: "fast", type: "VAR" },
            { key: "TOKEN", value: "s3cret-value", type: "VAR", encrypted: true },
        ],
    });
    simulator.state.addAction(LIVE_MIRROR, SLACK);
    project = await createPulumiProject({ program: "", language: "ts", simulator });
});

afterEach(() => project?.remove());

const textOf = (name: string) => importedText(project, name);
const useProgram = (name?: string) => useImportedProgram(project, name);

// Sorted: the engine works side by side, so the order in the state is chance.
const ids = async () => (await project.resources()).map(({ id }) => id).sort();

describeWithCli("pulumi-buddyworks import", () => {
    it("makes a pipeline and its actions part of a stack without a change in Buddy", async () => {
        const before = [simulator.state.pipeline(LIVE_MIRROR), simulator.state.actions(LIVE_MIRROR)];
        delete project.env["BUDDY_BASE_URL"];
        delete project.env["BUDDY_TOKEN"];
        await project.setConfig("buddyworks:baseUrl", simulator.url);
        await project.setConfig("buddyworks:token", simulator.token, { secret: true });

        const ran = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts");

        expect(ran).toMatchObject({
            code: 0,
            stdout: "",
            stderr: `\
not managed: password of push-to-the-hub. See the commented lines of the program.
not managed: variables of push-to-the-hub. See the commented lines of the program.
not managed: dockerRegistry of push-to-the-hub. See the commented lines of the program.
not managed: properties.webhook_url of tell-us. See the commented lines of the program.
build arguments and properties are written in plain text, as in Buddy. Wrap secret ones in pulumi.secret(…).
pipeline ${TARGET} and 4 actions read
next: write \`import "./images";\` in your program, then run \`pulumi import --file buddy-import.json --generate-code=false\` and \`pulumi preview --expect-no-changes\`.
`,
        });
        const imported = await project.run("import", "--file", "buddy-import.json", "--generate-code=false", "--yes");
        expect(imported).toMatchObject({ code: 0 });
        await useProgram();
        await project.preview("--expect-no-changes");
        await project.preview("--expect-no-changes", "--refresh");
        await project.up("--skip-preview");

        expect(simulator.journal.writes()).toEqual([]);
        expect([simulator.state.pipeline(LIVE_MIRROR), simulator.state.actions(LIVE_MIRROR)]).toEqual(before);
        expect(await ids()).toEqual([TARGET, ...[101, 102, 103, 104].map((id) => `${TARGET}/${id}`)]);
        const state = await project.exportState();
        expect([state, await textOf("buddy-import.json"), await textOf("images.ts")].join()).not.toMatch(
            /hunter22|s3cret-value|!encrypted|secure!/,
        );
    });

    it("calls pulumi import itself with --run, and later updates keep what only Buddy has", async () => {
        const ran = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");

        expect(ran).toMatchObject({ code: 0, stdout: "" });
        expect(ran.stderr).toContain("    = 5 imported\n");
        expect(ran.stderr).toMatch(
            /\nnext: write `import "\.\/images";` in your program, then run `pulumi preview --expect-no-changes`\. The imported resources are protected until the next `pulumi up`\.\n$/,
        );
        await useProgram();
        await project.preview("--expect-no-changes");
        takeRequests(simulator);
        await project.writeProgram((await textOf("images.ts")).replace("web/Dockerfile", "web/Dockerfile.new"));
        await project.up("--skip-preview");

        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/103`]);
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 103 })).toMatchObject({
            dockerfile_path: "web/Dockerfile.new",
            login: "robot",
            password: "hunter22",
            docker_registry: "DOCKER_HUB",
            variables: [{ value: "fast" }, { value: "s3cret-value" }],
        });
    });

    it("lets one destroy delete the actions and then the pipeline, which are no longer protected", async () => {
        await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");
        await useProgram();
        await project.up("--skip-preview");

        await project.destroy("--skip-preview");

        const deleted = simulator.journal.writes().map(({ method, path }) => `${method} ${path}`);
        const actions = [101, 102, 103, 104].map((id) => `DELETE ${ACTIONS_PATH}/${id}`);
        expect(deleted.slice(0, -1).sort()).toEqual(actions);
        expect(deleted.at(-1)).toBe(`DELETE ${ACTIONS_PATH.replace("/actions", "")}`);
    });

    it("shows with commented lines that compile how to take over what only Buddy has", async () => {
        await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");
        const taken = (await textOf("images.ts"))
            .replace(/^\/\/ /gm, "")
            .replace(/^( {4,8})\/\/ (?!Buddy never)/gm, "$1");
        await writeFile(join(project.folder, "project", "taken.ts"), taken);
        await useProgram("taken.ts");
        await project.setConfig("pushToTheHubPassword", "new-password", { secret: true });
        await project.setConfig("pushToTheHubTOKEN", "new-token", { secret: true });
        await project.setConfig("tellUsWebhookUrl", "new-webhook", { secret: true });

        await project.up("--skip-preview");

        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 103 })).toMatchObject({
            password: "new-password",
            variables: [{ key: "MODE" }, { key: "TOKEN", value: "new-token" }],
        });
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 104 })).toMatchObject({ webhook_url: "new-webhook" });
        expect(await project.exportState()).not.toMatch(/new-password|new-token|new-webhook/);
        await project.preview("--expect-no-changes");
    });

    it("imports one action, printing the program for people and pipes", async () => {
        const ran = await runBuddyCommand(project, "import", `${TARGET}/101`, "--run");

        expect(ran.code).toBe(0);
        await project.writeProgram(ran.stdout);
        await project.preview("--expect-no-changes");
        expect(await ids()).toEqual([`${TARGET}/101`]);
    });

    it("is idempotent: what the stack has already stays as it is", async () => {
        await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");
        const before = await project.resources();

        const again = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");

        expect(again.code).toBe(0);
        expect(await project.resources()).toEqual(before);
    });

    it("refuses a second action of the same name, and --prefix makes room for it", async () => {
        simulator.state.addAction(BUILD_IMAGE, { name: "Build dockerfile", type: "DOCKERFILE", dockerfile_path: "D" });
        await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");

        const args = ["import", "buddy/company-website/1", "--actions-only", "--code", "more.ts", "--run"];
        const refused = await runBuddyCommand(project, ...args);
        const ran = await runBuddyCommand(project, ...args, "--prefix", "main");

        expect(refused.code).toBe(1);
        expect(refused.stderr).toMatch(
            /error: pulumi import: it ended with code 1\. Nothing was changed in Buddy\. If the stack has a resource of that name already, run this command again with --prefix\. Otherwise do what pulumi says above, then run `pulumi import --file buddy-import\.json --generate-code=false --yes`\.\n$/,
        );
        expect(ran.code).toBe(0);
        await project.writeProgram((await textOf("images.ts")) + (await textOf("more.ts")).replace(/^import.*/, ""));
        await project.preview("--expect-no-changes");
        const live = [TARGET, ...[101, 102, 103, 104].map((id) => `${TARGET}/${id}`)];
        expect(await ids()).toEqual(["buddy/company-website/1/105", ...live]);
    });

    it("adopts the pipeline and its actions with `pulumi up` where the CLI can't import", async () => {
        const before = simulator.state.actions(LIVE_MIRROR);

        const ran = await runBuddyCommand(project, "import", TARGET, "--adopt", "--code", "images.ts");
        await useProgram();
        await project.up(); // with a preview, which does not know the pipeline's id yet

        expect(ran.stderr).toMatch(
            /\nnext: write `import "\.\/images";` in your program, then run `pulumi up`, which adopts what it declares\. Remove adoptActionId and adoptPipelineId afterwards, so that Pulumi owns it\.\n$/,
        );
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual([
            "PATCH",
            "PATCH",
            "PATCH",
            "PATCH",
            "PATCH",
        ]);
        expect(simulator.state.actions(LIVE_MIRROR)).toEqual(before);
        await project.preview("--expect-no-changes");
        await project.writeProgram((await textOf("images.ts")).replace(/adopt(Action|Pipeline)Id: .*\n/g, ""));
        simulator.journal.clear();
        await project.up("--skip-preview");
        expect(simulator.journal.all()).toEqual([]);
        await project.preview("--expect-no-changes");
    });

    it("imports into an explicit provider and below a component whose names actions have, too", async () => {
        for (const name of ["Europe", "Site"]) {
            simulator.state.addAction(LIVE_MIRROR, { name, type: "DOCKERFILE", dockerfile_path: "Dockerfile" });
        }
        const head = `
            import * as pulumi from "@pulumi/pulumi";
            import { Provider } from "pulumi-buddyworks";
            const europe = new Provider("europe", { workspace: "buddy" });
            const site = new pulumi.ComponentResource("acme:index:Site", "site");
        `;
        await project.writeProgram(head);
        await project.up("--skip-preview");
        const { deployment } = JSON.parse(await project.exportState()) as {
            deployment: { resources: { urn: string }[] };
        };
        const urnOf = (name: string) => deployment.resources.find(({ urn }) => urn.endsWith(`::${name}`))?.urn;
        const references = ["--provider", `europe=${urnOf("europe")}`, "--parent", `site=${urnOf("site")}`];

        const ran = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run", ...references);
        await project.writeProgram(head + (await textOf("images.ts")));

        expect(ran.code).toBe(0);
        await project.preview("--expect-no-changes");
        const imported = (await project.resources()).filter(({ id }) => id?.startsWith(TARGET));
        const names = ["build-dockerfile", "deploy", "europe-2", "live-mirror", "push-to-the-hub", "site-2", "tell-us"];
        expect(imported.map(({ urn }) => urn.split("::").at(-1)).sort()).toEqual(names);
        expect(imported).toMatchObject(
            names.map(() => ({ parent: urnOf("site"), provider: expect.stringMatching(/::europe::/) })),
        );
    });
});
