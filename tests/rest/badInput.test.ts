import { rename } from "node:fs/promises";
import { join } from "node:path";
import { messages } from "../helpers/cliOutput";
import { REPOSITORY } from "../helpers/environment";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const simulator = withSimulator();
let project: PulumiProject;

afterEach(() => project?.remove());

const NO_TOKEN =
    "buddyworks:token: must be set (got nothing). Run `pulumi config set --secret buddyworks:token …`, " +
    "set BUDDY_TOKEN, or pass `token` to new Provider(…).";

describeWithCli("a program with mistakes", () => {
    const malformed = {
        workspace: "buddy",
        projectName: "company-website",
        pipelineId: "two",
        dockerfilePath: "Dockerfile",
        dockerImageTag: 14.06,
        docker_registry: "AMAZON_ECR",
        integration: { hashId: "a", identifier: "b" },
        password: "correct horse battery",
        buildArgs: ["=s3cret"],
        timeout: 0,
    };

    it.each([
        [
            "required inputs that are missing",
            {},
            [
                "dockerfilePath: must be set (got nothing). It is required.",
                "pipelineId: must be set (got nothing). It is required.",
                "projectName: must be set (got nothing). It is required.",
                "workspace: must be set (got nothing). Give it as an input, run `pulumi config set " +
                    "buddyworks:workspace …`, set BUDDY_WORKSPACE, or pass `workspace` to new Provider(…).",
            ],
        ],
        [
            "malformed values and typos",
            malformed,
            [
                'buildArgs[0]: must begin with a key (it is empty or begins with =). Write "KEY=value", or "KEY" to take ' +
                    "the value from the environment.",
                "dockerImageTag: must be a string (got a number). Write it in quotes.",
                "docker_registry: must be the name of an input (there is no input of this name). Did you mean dockerRegistry?",
                'integration: must hold exactly one of hashId and identifier (got both). Give either { hashId: "…" } or { identifier: "…" }.',
                "password: must come with login (got no login). Set login too, or remove password.",
                "pipelineId: must be an integer of at least 1 (got a string). Give the number from the pipeline's URL.",
                "timeout: must be an integer of at least 1 (got 0). Give a number of seconds.",
            ],
        ],
    ])("hears of %s and of wrong settings all in one preview, and nothing is sent", async (_what, inputs, reasons) => {
        project = await createPulumiProject({
            program: oneAction(inputs),
            env: { BUDDY_BASE_URL: simulator.url, BUDDY_TIMEOUT: "soon" },
        });

        const failed = await project.run("preview");

        const timeout =
            'BUDDY_TIMEOUT: must be an integer from 1 to 3600 (got "soon"). Give the number of seconds, e.g. 30.';
        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([NO_TOKEN, timeout, ...reasons].map((reason) => `image: ${reason}`).sort());
        expect(failed.all).not.toMatch(/correct horse|s3cret/);
        expect((await project.run("up", "--yes", "--skip-preview")).code).not.toBe(0);
        expect(simulator.journal.all()).toEqual([]);
    });

    it("hears of NaN and Infinity anywhere in a preview, and adopts and creates nothing", async () => {
        const program = programOf(`
            new DockerfileAction("image", {
                ...${JSON.stringify(MINIMAL_INPUTS)},
                adoptActionId: Number(process.env.NO_SUCH_VARIABLE),
                afterActionId: pulumi.secret(NaN),
                timeout: pulumi.output(-Infinity),
                retryCount: Promise.resolve(Infinity),
                triggerConditions: [{ triggerCondition: "DATETIME", triggerHours: [9, pulumi.output(NaN)], triggerDay: 1 }],
            });
        `);
        project = await createPulumiProject({ program, simulator });

        const failed = await project.run("preview");

        const notFinite = (path: string, got: string) =>
            `image: ${path}: must be a finite number (got ${got}). Check how the program computes it.`;
        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([
            notFinite("adoptActionId", "NaN"),
            notFinite("afterActionId", "NaN"),
            notFinite("retryCount", "Infinity"),
            notFinite("timeout", "-Infinity"),
            "image: triggerConditions[0].triggerDay: must be the name of an input (there is no input of this name). Did you mean triggerDays?",
            notFinite("triggerConditions[0].triggerHours[1]", "NaN"),
        ]);
        expect((await project.run("up", "--yes", "--skip-preview")).code).not.toBe(0);
        expect(simulator.journal.all()).toEqual([]);
    });

    it("hears of a provider's NaN", async () => {
        const program = programOf(`
            const provider = new Provider("account", { timeout: parseInt(""), maxRetries: pulumi.output(Infinity) });
            new DockerfileAction("image", ${JSON.stringify(MINIMAL_INPUTS)}, { provider });
        `);
        project = await createPulumiProject({ program, simulator });

        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([
            'image: buddyworks:maxRetries: must be an integer from 0 to 100 (got "Infinity"). Give the number of ' +
                "retries, e.g. 8.",
            'image: buddyworks:timeout: must be an integer from 1 to 3600 (got "NaN"). Give the number of ' +
                "seconds, e.g. 30.",
        ]);
    });

    it("hears of all its variables, an unknown and an absent one included, before a create", async () => {
        const program = programOf(`
            const first = new DockerfileAction("first", ${JSON.stringify(MINIMAL_INPUTS)});
            new DockerfileAction("second", {
                ...${JSON.stringify(MINIMAL_INPUTS)},
                variables: [
                    { key: "A", type: "VAR", value: first.htmlUrl },
                    { key: "B", typ: "VAR", valeu: "typo" },
                    { key: "B", type: "VAR" },
                    process.env.NO_SUCH_VARIABLE ? { key: "C", type: "VAR" } : undefined,
                ],
            });
        `);
        project = await createPulumiProject({ program, simulator });

        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([
            "second: variables[1].typ: must be the name of an input (there is no input of this name). Did you mean type?",
            "second: variables[1].valeu: must be the name of an input (there is no input of this name). Did you mean value?",
            "second: variables[2].key: must be unique (it is used twice). Give each variable its own key.",
            "second: variables[3]: must be an object (got null). Remove the entry.",
        ]);
        expect(simulator.journal.all()).toEqual([]);
    });

    it("hears of an unknown region and of a setting that does not exist", async () => {
        project = await createPulumiProject({
            program: oneAction(MINIMAL_INPUTS),
            env: { BUDDY_TOKEN: simulator.token },
        });
        await project.setConfig("buddyworks:region", "mars");
        await project.setConfig("buddyworks:basUrl", simulator.url);

        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([
            'image: buddyworks:region: must be us, eu or as (got "mars"). For a self-hosted Buddy set ' +
                "buddyworks:baseUrl instead.",
            "warning: buddyworks:basUrl: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean " +
                "buddyworks:baseUrl?",
        ]);
    });
});

describeWithCli("a project that lacks the package although the program finds it elsewhere", () => {
    it("says what to install, keeps its state, and goes on once it is installed", async () => {
        project = await createPulumiProject({ program: oneAction(MINIMAL_INPUTS), simulator });
        await project.up("--skip-preview");
        const before = await project.resources();
        const folder = join(project.folder, "project");
        const installed = join(folder, "node_modules", "pulumi-buddyworks");
        await rename(installed, `${installed}.away`);
        const elsewhere = JSON.stringify(join(REPOSITORY, "dist", "provider", "index.js"));
        await project.writeProgram(
            `new (require(${elsewhere}).DockerfileAction)("image", ${JSON.stringify({ ...MINIMAL_INPUTS, name: "Other" })});`,
        );

        const failed = await project.run("up", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([
            `error: pulumi-buddyworks: must be a direct dependency of this project (Pulumi cannot find it from ${folder}, from ` +
                "where it creates, refreshes and destroys resources). Run npm install pulumi-buddyworks.",
        ]);
        expect(await project.resources()).toEqual(before);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual(["Build"]);

        await rename(`${installed}.away`, installed);
        await project.writeProgram(oneAction(MINIMAL_INPUTS));
        await project.preview("--expect-no-changes");
    });
});
