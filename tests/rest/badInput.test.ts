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
    "buddyworks:token: no Buddy token is given; run `pulumi config set --secret buddyworks:token …`, set BUDDY_TOKEN, " +
    "or pass `token` to new Provider(…)";

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
                "dockerfilePath: missing; it is required",
                "pipelineId: missing; it is required",
                "projectName: missing; it is required",
                "workspace: missing; give it as an input, run `pulumi config set buddyworks:workspace …`, set " +
                    "BUDDY_WORKSPACE, or pass `workspace` to new Provider(…)",
            ],
        ],
        [
            "malformed values and typos",
            malformed,
            [
                'buildArgs[0]: must begin with a key (it is empty or begins with "="); write "KEY=value", or "KEY" to take ' +
                    "the value from the environment",
                "dockerImageTag: a number is given; give it as text in quotes",
                "docker_registry: there is no such input; did you mean dockerRegistry?",
                'integration: both hashId and identifier are given; give either { hashId: "…" } or { identifier: "…" }',
                "password: given without login; give login too, or remove password",
                "pipelineId: text is given; give the pipeline's id as a whole number from 1, without quotes",
                "timeout: 0 is out of range; give seconds as a whole number from 1",
            ],
        ],
    ])("hears of %s and of wrong settings all in one preview, and nothing is sent", async (_what, inputs, reasons) => {
        project = await createPulumiProject({
            program: oneAction(inputs),
            env: { BUDDY_BASE_URL: simulator.url, BUDDY_TIMEOUT: "soon" },
        });

        const failed = await project.run("preview");

        const timeout = 'BUDDY_TIMEOUT: "soon" is not a whole number from 1 to 3600; give seconds, e.g. 30';
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
            `image: ${path}: must be a finite number (got ${got}); check how the program computes it`;
        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toEqual([
            notFinite("adoptActionId", "NaN"),
            notFinite("afterActionId", "NaN"),
            notFinite("retryCount", "Infinity"),
            notFinite("timeout", "-Infinity"),
            "image: triggerConditions[0].triggerDay: there is no such input; did you mean triggerDays?",
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
            'image: buddyworks:maxRetries: "Infinity" is not a whole number from 0 to 100; give retries, e.g. 8',
            'image: buddyworks:timeout: "NaN" is not a whole number from 1 to 3600; give seconds, e.g. 30',
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
            "second: variables[1].typ: there is no such input; did you mean type?",
            "second: variables[1].valeu: there is no such input; did you mean value?",
            "second: variables[2].key: used twice; give each variable its own key",
            "second: variables[3]: must be an object (got nothing); leave the entry out",
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
            'image: buddyworks:region: "mars" is not a region of Buddy; use us, eu or as, or set buddyworks:baseUrl',
            "warning: buddyworks:basUrl is no setting of pulumi-buddyworks; did you mean buddyworks:baseUrl?",
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
            `error: pulumi-buddyworks cannot be found from ${folder}, where Pulumi loads it to create, refresh and ` +
                "destroy resources; make it a direct dependency of this project: npm install pulumi-buddyworks",
        ]);
        expect(await project.resources()).toEqual(before);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual(["Build"]);

        await rename(`${installed}.away`, installed);
        await project.writeProgram(oneAction(MINIMAL_INPUTS));
        await project.preview("--expect-no-changes");
    });
});
