import * as pulumi from "@pulumi/pulumi";
import {
    DockerfileAction,
    getIntegration,
    getIntegrationOutput,
    getPipeline,
    getPipelineOutput,
    Provider,
} from "../../provider/index";
import { type Simulator, startSimulator } from "../../simulator/index";
import { takeRequests } from "../helpers/cliOutput";

const TOKEN = "only-the-simulator-knows-this-token";
const SITE = { workspace: "buddy", projectName: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";
const INTEGRATIONS = "GET /workspaces/buddy/integrations";

const page = (number: number, path = PIPELINES) =>
    `GET ${path}?page=${number}&per_page=30&sort_by=id&sort_direction=ASC`;
/** A list ends with a page that brings nothing new, since nobody knows how many items a page may hold. */
const WHOLE_LIST = [page(1), page(2)];

let simulator: Simulator;
let environment: NodeJS.ProcessEnv;

beforeEach(async () => {
    environment = process.env;
    process.env = Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("BUDDY_")));
    simulator = await startSimulator({ token: TOKEN });
    await startProgram();
    configure();
});

afterEach(async () => {
    process.env = environment;
    await simulator.close();
});

/** A program begins, in a preview only on demand. */
function startProgram({ isPreview }: { isPreview: boolean } = { isPreview: false }): Promise<void> {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ inputs, id }) => ({ id: id ?? "", state: inputs }),
        call: ({ inputs }) => inputs,
    };
    return pulumi.runtime.setMocks(mocks, "project", "stack", isPreview);
}

/** The stack's configuration; its token is encrypted. */
function configure(config: Record<string, string> = {}): void {
    const { url, token } = simulator;
    const usual = { "buddy:baseUrl": url, "buddy:token": token, "buddy:workspace": "buddy", "buddy:maxRetries": "0" };
    pulumi.runtime.setAllConfig({ ...usual, ...config }, ["buddy:token"]);
}

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

// These are in every Output, though not in its type.
interface Inside<T> {
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    promise(): Promise<T>;
}
const inside = <T>(output: pulumi.Output<T>) => output as unknown as Inside<T>;

/** An Output that fails does so in each of its promises. */
function promiseOf(output: pulumi.Output<unknown>): Promise<unknown> {
    const { isKnown, isSecret } = inside(output);
    return Promise.all([inside(output).promise(), isKnown, isSecret]);
}

async function failure(work: Promise<unknown> | pulumi.Output<unknown>): Promise<string> {
    const error = await (work instanceof Promise ? work : promiseOf(work)).then(
        () => new Error("it did not fail"),
        (reason: unknown) => reason,
    );
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    const { message, stack } = error as Error;
    // Pulumi would take half a minute to read a real stack, and show none of it.
    expect(stack).toBe(`Error: ${message}`);
    return message;
}

function addPipelines(count: number): void {
    for (let number = 1; number <= count; number += 1) {
        simulator.state.addPipeline({ workspace: "acme", project: "site", id: 100 + number, name: `Job ${number}` });
    }
}

describe("getPipeline", () => {
    it("finds a pipeline by its name, and lists the project once", async () => {
        expect(await getPipeline({ ...SITE, name: "Build image" })).toEqual({
            ...SITE,
            pipelineId: 1,
            name: "Build image",
            identifier: "build_image",
            url: `${simulator.url}${PIPELINES}/1`,
            htmlUrl: `${simulator.url}/buddy/company-website/pipelines/pipeline/1`,
        });
        expect(takeRequests(simulator)).toEqual(WHOLE_LIST);
    });

    it("leaves out the identifier of a pipeline that has none", async () => {
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 7, name: "Nightly" });
        expect(Object.keys(await getPipeline({ ...SITE, name: "Nightly" }))).toEqual([
            "workspace",
            "projectName",
            "pipelineId",
            "name",
            "url",
            "htmlUrl",
        ]);
    });

    it("takes a workspace that is left out from the settings", async () => {
        configure({ "buddy:workspace": "acme" });
        expect(await getPipeline({ projectName: "site", name: "Release" })).toMatchObject({
            workspace: "acme",
            pipelineId: 12,
        });
        expect(await getPipeline({ ...SITE, name: "Live mirror" })).toMatchObject({
            workspace: "buddy",
            pipelineId: 2,
        });
    });

    it("follows pages to the end, however few items Buddy puts on one", async () => {
        addPipelines(74);
        expect(await getPipeline({ workspace: "acme", projectName: "site", name: "Job 74" })).toMatchObject({
            pipelineId: 174,
        });
        const path = "/workspaces/acme/projects/site/pipelines";
        expect(takeRequests(simulator)).toEqual([1, 2, 3, 4, 5].map((number) => page(number, path)));
    });

    it("says what there is, and what was probably meant", async () => {
        expect(await failure(getPipeline({ ...SITE, name: "build image" }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "build image"; did you mean "Build image"? ' +
                'It has "Build image" (1), "Live mirror" (2)',
        );
        expect(await failure(getPipeline({ ...SITE, name: "Deploy" }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "Deploy". ' +
                'It has "Build image" (1), "Live mirror" (2)',
        );
    });

    it("suggests nothing for a name in another script", async () => {
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 3, name: "Сборка" });
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 4, name: "🚀" });
        const has = 'It has "Build image" (1), "Live mirror" (2), "Сборка" (3), "🚀" (4)';
        expect(await failure(getPipeline({ ...SITE, name: "Выпуск" }))).toBe(
            `getPipeline: project buddy/company-website has no pipeline called "Выпуск". ${has}`,
        );
        expect(await failure(getPipeline({ ...SITE, name: "🐢" }))).toBe(
            `getPipeline: project buddy/company-website has no pipeline called "🐢". ${has}`,
        );
        expect(await failure(getPipeline({ ...SITE, name: "сборка" }))).toBe(
            `getPipeline: project buddy/company-website has no pipeline called "сборка"; did you mean "Сборка"? ${has}`,
        );
    });

    it("says when an identifier was given for a name", async () => {
        expect(await failure(getPipeline({ ...SITE, name: "build_image" }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "build_image"; that is the identifier of ' +
                '"Build image"; give its name. It has "Build image" (1), "Live mirror" (2)',
        );
    });

    it("finds a name of any content", async () => {
        simulator.state.addPipeline({ workspace: "acme", project: "site", id: 7, name: 'Build / "deploy"' });
        const found = await getPipeline({ workspace: "acme", projectName: "site", name: 'Build / "deploy"' });
        expect(found.pipelineId).toBe(7);
    });

    it("names twenty of many", async () => {
        addPipelines(74);
        const shown = Array.from({ length: 19 }, (_, index) => `"Job ${index + 1}" (${101 + index})`);
        expect(await failure(getPipeline({ workspace: "acme", projectName: "site", name: "Deploy" }))).toBe(
            'getPipeline: project acme/site has no pipeline called "Deploy". ' +
                `It has ${['"Release" (12)', ...shown].join(", ")} and 55 more`,
        );
    });

    it("names all of twenty", async () => {
        addPipelines(19);
        expect(await failure(getPipeline({ workspace: "acme", projectName: "site", name: "Deploy" }))).toMatch(
            /, "Job 18" \(118\), "Job 19" \(119\)$/,
        );
    });

    it("refuses to choose among several of one name", async () => {
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 7, name: "Build image" });
        expect(await failure(getPipeline({ ...SITE, name: "Build image" }))).toBe(
            'getPipeline: project buddy/company-website has 2 pipelines called "Build image" (1, 7); ' +
                "rename one in Buddy, or pass the id itself: pipelineId",
        );
    });

    it("says that it sees none", async () => {
        simulator.state.addProject({ workspace: "buddy", name: "empty" });
        expect(await failure(getPipeline({ projectName: "empty", name: "Build image" }))).toBe(
            "getPipeline: project buddy/empty has no pipelines that this token can see; " +
                "check projectName, and what the token's owner may see",
        );
    });

    it("passes on what the list's failure says", async () => {
        expect(await failure(getPipeline({ projectName: "nowhere", name: "Build image" }))).toBe(
            "getPipeline: list pipelines in buddy/nowhere: 404 Not Found: Not found. — check workspace, projectName (its " +
                "name id) and pipelineId, and that the region is right",
        );
    });
});

describe("getIntegration", () => {
    const AMAZON = "5ddb7c180fb38be67bd78a88a";

    it("finds an integration by its name", async () => {
        expect(await getIntegration({ name: "Amazon ECR" })).toEqual({
            workspace: "buddy",
            hashId: AMAZON,
            identifier: "amazon_ecr",
            name: "Amazon ECR",
            type: "AMAZON",
            url: `${simulator.url}/workspaces/buddy/integrations/${AMAZON}`,
            htmlUrl: `${simulator.url}/buddy`,
        });
        expect(takeRequests(simulator)).toEqual([INTEGRATIONS]);
    });

    it("leaves out the identifier of an integration that has none", async () => {
        simulator.state.addIntegration({ workspace: "acme", hashId: "9a", name: "Azure", type: "AZURE_CLOUD" });
        expect(Object.keys(await getIntegration({ workspace: "acme", name: "Azure" }))).toEqual([
            "workspace",
            "hashId",
            "name",
            "type",
            "url",
            "htmlUrl",
        ]);
    });

    it("says what there is, with ids and types", async () => {
        expect(await failure(getIntegration({ name: "docker_hub" }))).toBe(
            'getIntegration: workspace buddy has no integration called "docker_hub"; that is the identifier of ' +
                `"Docker Hub"; give its name. It has "Amazon ECR" (${AMAZON} AMAZON), ` +
                '"Google Artifact Registry" (6b1f0a94c27e4d5380a6f1b2c GOOGLE_SERVICE_ACCOUNT), ' +
                '"Docker Hub" (7c2e9d13b84f5a6091d3e7c4f DOCKER_HUB), "GitHub" (8d3fa2b6c05e6b71a2f4d8e5a GIT_HUB)',
        );
    });

    it("refuses to choose among several of one name", async () => {
        simulator.state.addIntegration({ workspace: "buddy", hashId: "9a", name: "Amazon ECR", type: "DOCKER_HUB" });
        expect(await failure(getIntegration({ name: "Amazon ECR" }))).toBe(
            `getIntegration: workspace buddy has 2 integrations called "Amazon ECR" (${AMAZON} AMAZON, 9a DOCKER_HUB); ` +
                "rename one in Buddy, or pass the id itself: integration: { hashId }",
        );
    });

    it("shows the id alone where Buddy gives no type", async () => {
        simulator.state.addIntegration({ workspace: "acme", hashId: "9a", name: "Azure", type: "" });
        expect(await failure(getIntegration({ workspace: "acme", name: "Amazon ECR" }))).toBe(
            'getIntegration: workspace acme has no integration called "Amazon ECR". It has "Azure" (9a)',
        );
    });

    it("says that it sees none", async () => {
        expect(await failure(getIntegration({ workspace: "acme", name: "Amazon ECR" }))).toBe(
            "getIntegration: workspace acme has no integrations that this token can see; " +
                "check workspace, and what the token's owner may see",
        );
    });

    it("names the scope it needs when that is missing", async () => {
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "Forbidden." }] } });
        expect(await failure(getIntegration({ name: "Amazon ECR" }))).toBe(
            "getIntegration: list integrations in buddy: 403 Forbidden: Forbidden. — the token lacks a scope, a role, or " +
                "access from this address or workspace: it needs INTEGRATION_INFO (since August 2026: INTEGRATION_READ)",
        );
    });
});

describe("a list", () => {
    it("is asked for once per program, by look-ups at the same time and later ones", async () => {
        const ids = await Promise.all([
            getPipeline({ ...SITE, name: "Build image" }),
            known(getPipelineOutput({ ...SITE, name: "Live mirror" })),
        ]);
        const { pipelineId } = await getPipeline({ ...SITE, name: "Live mirror" });
        expect([...ids.map((found) => found.pipelineId), pipelineId]).toEqual([1, 2, 2]);
        expect(takeRequests(simulator)).toEqual(WHOLE_LIST);
    });

    it("is another one for another project, workspace or kind", async () => {
        await getPipeline({ ...SITE, name: "Build image" });
        await getPipeline({ workspace: "acme", projectName: "site", name: "Release" });
        await getIntegration({ name: "Amazon ECR" });
        await failure(getIntegration({ workspace: "acme", name: "Amazon ECR" }));
        expect(takeRequests(simulator)).toEqual([
            ...WHOLE_LIST,
            page(1, "/workspaces/acme/projects/site/pipelines"),
            page(2, "/workspaces/acme/projects/site/pipelines"),
            INTEGRATIONS,
            "GET /workspaces/acme/integrations",
        ]);
    });

    it("is asked for again by the next program of the same process", async () => {
        await getPipeline({ ...SITE, name: "Build image" });
        await startProgram();
        await getPipeline({ ...SITE, name: "Build image" });
        expect(takeRequests(simulator)).toEqual([...WHOLE_LIST, ...WHOLE_LIST]);
    });

    it("is asked for again after a failure, which all that wait for it share", async () => {
        simulator.faults.add({ kind: "status", status: 400, body: { errors: [{ message: "No." }] } });
        const [one, other] = await Promise.allSettled([
            getPipeline({ ...SITE, name: "Build image" }),
            getPipeline({ ...SITE, name: "Live mirror" }),
        ]);
        const reasons = [one, other].map((settled) => (settled.status === "rejected" ? settled.reason : undefined));
        expect(reasons[0]).toEqual(
            new pulumi.RunError("getPipeline: list pipelines in buddy/company-website: 400 Bad Request: No."),
        );
        // Pulumi shows each error object once.
        expect(reasons[1]).toBe(reasons[0]);
        expect(await getPipeline({ ...SITE, name: "Build image" })).toMatchObject({ pipelineId: 1 });
        expect(takeRequests(simulator)).toEqual([page(1), ...WHOLE_LIST]);
    });

    it("is waited for when Buddy limits the rate, and the wait is shown for as long as it lasts", async () => {
        const info = jest.spyOn(pulumi.log, "info").mockResolvedValue();
        configure({ "buddy:maxRetries": "1" });
        simulator.faults.add({ kind: "rateLimit", resetSeconds: 1 });
        await getIntegration({ name: "Amazon ECR" });
        expect(info.mock.calls).toEqual([
            [
                expect.stringMatching(/^list integrations in buddy: rate limited, waiting \d s \(retry 1 of 1\)$/),
                undefined,
                undefined,
                true,
            ],
        ]);
        info.mockRestore();
    });
});

describe("settings of look-ups", () => {
    it("come from the environment where the stack has none", async () => {
        pulumi.runtime.setAllConfig({});
        process.env["BUDDY_BASE_URL"] = simulator.url;
        process.env["BUDDY_TOKEN"] = simulator.token;
        process.env["BUDDY_WORKSPACE"] = "acme";
        expect(await getPipeline({ projectName: "site", name: "Release" })).toMatchObject({ workspace: "acme" });
    });

    it("that are wrong are all reported at once, beside what is wrong with the arguments", async () => {
        pulumi.runtime.setAllConfig({ "buddy:region": "mars", "buddy:timeout": "soon" });
        expect(await failure(getPipeline({ projectName: "a/b", name: "Build image" }))).toBe(
            "getPipeline: workspace: missing; give it as an input, run `pulumi config set buddy:workspace …`, set " +
                "BUDDY_WORKSPACE, or pass `workspace` to new Provider(…)\n" +
                "projectName: not one plain name; give the name from the address, without slashes\n" +
                "buddy:token: no Buddy token is given; run `pulumi config set --secret buddy:token …`, set BUDDY_TOKEN, " +
                "or pass `token` to new Provider(…)\n" +
                'buddy:region: "mars" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl\n' +
                'buddy:timeout: "soon" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        );
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("are an explicit provider's own, completed from the stack's", async () => {
        const other = await startSimulator({ token: "the-other-token" });
        other.state.addPipeline({ workspace: "acme", project: "site", id: 99, name: "Elsewhere" });
        const provider = new Provider("other", {
            baseUrl: pulumi.output(other.url),
            token: pulumi.secret(other.token),
            workspace: "acme",
        });
        const args = { projectName: "site", name: "Elsewhere" };
        const found = await getPipeline(args, { provider });
        const foundToo = await known(getPipelineOutput(args, { provider }));
        await other.close();
        expect([found.pipelineId, foundToo.pipelineId]).toEqual([99, 99]);
        expect(takeRequests(other)).toHaveLength(2);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("with another default workspace share one connection and its lists", async () => {
        const provider = new Provider("other", { workspace: "acme" });
        await getIntegration({ name: "Amazon ECR" });
        await getIntegration({ workspace: "buddy", name: "Docker Hub" }, { provider });
        expect(takeRequests(simulator)).toEqual([INTEGRATIONS]);
    });

    it("are nothing that an exported provider would show", () => {
        const provider = new Provider("other", { token: "t" });
        expect(Object.keys(provider)).not.toContain("buddySettings");
    });
});

describe("in a preview", () => {
    beforeEach(async () => {
        await startProgram({ isPreview: true });
        configure();
    });

    /** Known only after the update. */
    function later(): pulumi.Output<string> {
        return new DockerfileAction("later", { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" }).url;
    }

    it("look-ups read Buddy", async () => {
        const pipeline = getPipelineOutput({ ...SITE, name: pulumi.output("Build image") });
        expect(await inside(pipeline).isKnown).toBe(true);
        expect(await known(pipeline.pipelineId)).toBe(1);
        expect(takeRequests(simulator)).toEqual(WHOLE_LIST);
    });

    it("a result is unknown while an argument is", async () => {
        const pipeline = getPipelineOutput({ ...SITE, name: later() });
        expect(await inside(pipeline).isKnown).toBe(false);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("a result is unknown while a setting of the provider is; the plain form says so instead of waiting", async () => {
        const provider = new Provider("later", { token: later() });
        expect(await inside(getIntegrationOutput({ name: "Amazon ECR" }, { provider })).isKnown).toBe(false);
        expect(await failure(getIntegration({ name: "Amazon ECR" }, { provider }))).toBe(
            "getIntegration: opts.provider: its settings are not known before the update; " +
                "use getIntegrationOutput, which waits for them",
        );
        expect(takeRequests(simulator)).toEqual([]);
    });
});

describe("secrets of look-ups", () => {
    it("that only serve to log in make no secret of the result", async () => {
        const provider = new Provider("explicit", { token: pulumi.secret(TOKEN), workspace: "buddy" });
        const args = { ...SITE, name: pulumi.output("Build image") };
        expect(await pulumi.isSecret(getPipelineOutput(args).pipelineId)).toBe(false);
        expect(await pulumi.isSecret(getPipelineOutput(args, { provider }).pipelineId)).toBe(false);
    });

    it("that are arguments make one of it", async () => {
        const pipeline = getPipelineOutput({ ...SITE, name: pulumi.secret("Build image") });
        expect(await pulumi.isSecret(pipeline.pipelineId)).toBe(true);
        expect(await known(pipeline.pipelineId)).toBe(1);
    });

    it("that are arguments appear in no message", async () => {
        const projectName = pulumi.secret("company-website");
        const name = 'a "secret" name';
        expect(await failure(getPipelineOutput({ projectName, name }))).toBe(
            "getPipeline: project buddy/[secret] has no pipeline called [secret]. " +
                'It has "Build image" (1), "Live mirror" (2)',
        );
        expect(await failure(getPipelineOutput({ ...SITE, name: pulumi.secret("build_image") }))).toBe(
            "getPipeline: project [secret]/[secret] has no pipeline called [secret]. " +
                'It has "Build image" (1), "Live mirror" (2)',
        );
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 7, name });
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 8, name });
        await startProgram();
        configure();
        expect(await failure(getPipelineOutput({ ...SITE, name: pulumi.secret(name) }))).toBe(
            "getPipeline: project [secret]/[secret] has 2 pipelines called [secret] (7, 8); " +
                "rename one in Buddy, or pass the id itself: pipelineId",
        );
        expect(await failure(getPipelineOutput({ projectName: pulumi.secret("nowhere"), name }))).toBe(
            "getPipeline: list pipelines in buddy/[secret]: 404 Not Found: Not found. — check workspace, projectName (its " +
                "name id) and pipelineId, and that the region is right",
        );
    });

    it("that log in appear in no message, not even where Buddy or the program repeats them", async () => {
        simulator.faults.add({ kind: "status", status: 400, body: { errors: [{ message: `${TOKEN} is bad.` }] } });
        expect(await failure(getIntegration({ name: "Amazon ECR" }))).toBe(
            "getIntegration: list integrations in buddy: 400 Bad Request: [secret] is bad.",
        );
        expect(await failure(getIntegration({ workspace: "acme", name: TOKEN }))).not.toContain(TOKEN);
        expect(await failure(getPipeline({ ...SITE, name: TOKEN }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "[secret]". ' +
                'It has "Build image" (1), "Live mirror" (2)',
        );
    });
});

describe("what JavaScript lets through is reported at once and sent nowhere:", () => {
    class OtherProvider extends pulumi.ProviderResource {}
    type Loose = (args?: unknown, opts?: unknown) => Promise<unknown>;
    const loosePipeline = getPipeline as Loose;
    const looseIntegration = getIntegration as Loose;

    const NO_PROJECT = "projectName: missing; give the project's name id, from its URL";
    const NO_NAME = "name: missing; give the pipeline's name, as Buddy shows it";

    afterEach(() => expect(takeRequests(simulator)).toEqual([]));

    it.each<[string, unknown, string]>([
        ["no arguments", undefined, `${NO_PROJECT}\n${NO_NAME}`],
        ["null", null, `${NO_PROJECT}\n${NO_NAME}`],
        ["a name alone", "Build image", `${NO_PROJECT}\n${NO_NAME}`],
        ["empty and null values", { workspace: null, projectName: "", name: null }, `${NO_PROJECT}\n${NO_NAME}`],
        [
            "a misspelt argument",
            { project: "company-website", name: "Build image" },
            `project: there is no such input; did you mean projectName?\n${NO_PROJECT}`,
        ],
        [
            "an argument of something else",
            { ...SITE, name: "Build image", pipelineId: 12 },
            "pipelineId: there is no such input; remove it",
        ],
        ["a number", { ...SITE, name: 12 }, "name: no text is given; give it as text in quotes"],
        [
            "an Output and a promise in the plain form",
            { projectName: Promise.resolve("company-website"), name: pulumi.output("Build image") },
            "projectName: an Output or a promise is given; use getPipelineOutput, which takes both\n" +
                "name: an Output or a promise is given; use getPipelineOutput, which takes both",
        ],
        [
            "a path as workspace",
            { ...SITE, workspace: "..", name: "Build image" },
            "workspace: not one plain name; give the name from the address, without slashes",
        ],
    ])("%s", async (_title, args, message) => {
        expect(await failure(loosePipeline(args))).toBe(`getPipeline: ${message}`);
    });

    it("the same in the form for Outputs", async () => {
        const loose = getPipelineOutput as (args?: unknown) => pulumi.Output<unknown>;
        expect(await failure(loose())).toBe(`getPipeline: ${NO_PROJECT}\n${NO_NAME}`);
        expect(await failure(loose(pulumi.output({ projectName: "company-website" })))).toBe(`getPipeline: ${NO_NAME}`);
        expect(await failure(loose({ ...SITE, name: pulumi.output(12) }))).toBe(
            "getPipeline: name: no text is given; give it as text in quotes",
        );
    });

    it("a project for an integration", async () => {
        expect(await failure(looseIntegration({ ...SITE, name: "Amazon ECR" }))).toBe(
            "getIntegration: projectName: there is no such input; remove it",
        );
    });

    it.each<[string, () => unknown, string]>([
        [
            "an option that does not exist",
            () => ({ providr: undefined, providers: 1 }),
            "opts.providers: there is no such input; did you mean provider?",
        ],
        [
            "another package's provider",
            () => ({ provider: new OtherProvider("aws", "aws", {}) }),
            "opts.provider: not a Provider of pulumi-buddyworks; pass one made by new Provider(…)",
        ],
        [
            "a provider that is no resource",
            () => ({ provider: "europe" }),
            "opts.provider: not a Provider of pulumi-buddyworks; pass one made by new Provider(…)",
        ],
        ["a provider as the options", () => new Provider("europe"), "opts: a resource is given; write { provider: … }"],
    ])("%s", async (_title, opts, message) => {
        expect(await failure(looseIntegration({ name: "Amazon ECR" }, opts()))).toBe(`getIntegration: ${message}`);
    });
});
