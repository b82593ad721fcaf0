import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Behaviour, type Simulator, startSimulator } from "../../simulator";
import { runBuddyCommand } from "../helpers/buddyCommand";
import { LIVE_MIRROR } from "../helpers/exampleAction";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { BODY_ROWS } from "../provider/fieldRows";

/** Every reading of Buddy's documentation that the simulator knows, beside the one it starts with. */
const QUIRKS: { [K in keyof Behaviour]: Behaviour[K][] } = {
    empties: ["absent"],
    passwordEcho: ["omitted", "fresh"],
    defaultsShown: [false],
    registryShown: [false],
    integrationEnriched: [true],
    extraFields: [true],
    extraVariables: [true],
    nullRefused: [true],
    emptyStringRefused: [true],
    listsReordered: [true],
    clearIgnored: [true],
    moveIgnored: [true],
    cacheScopeEnforced: [true],
};

const CASES = Object.entries(QUIRKS).flatMap(([name, values]) => values.map((value) => [name, value] as const));

const TARGET = "buddy/company-website/2";
const BASE = { type: "DOCKERFILE", dockerfile_path: "Dockerfile" };
const EVERYTHING = Object.fromEntries(BODY_ROWS.map(({ wire }) => wire).filter(([name]) => name !== "after_action_id"));
const REGISTRIES = [
    { docker_registry: "DOCKER_HUB", login: "robot", password: "hunter22" },
    { docker_registry: "DOCKER_HUB", integration: { identifier: "docker_hub" } },
    { docker_registry: "AMAZON_ECR", integration: { hash_id: "5ddb7c180fb38be67bd78a88a" }, region: "eu-central-1" },
    { docker_registry: "GOOGLE_GCR", integration: { identifier: "google_registry" }, registry: "eu.gcr.io" },
    { docker_registry: "GIT_HUB_CONTAINER_REGISTRY", integration: { identifier: "git_hub" } },
    { registry: "registry.example.com", repository: "web" },
];
const VARIABLES = [
    { key: "MODE", value: "fast", type: "VAR" },
    { key: "TOKEN", value: "s3cret", type: "VAR", encrypted: true },
];

let simulator: Simulator;
let project: PulumiProject;

describeWithCli("an imported pipeline, where Buddy answers in another way than the simulator by default", () => {
    beforeAll(async () => {
        simulator = await startSimulator();
        simulator.state.addAction(LIVE_MIRROR, { ...BASE, ...EVERYTHING, name: "Everything" });
        simulator.state.addAction(LIVE_MIRROR, { ...BASE, name: "Secrets", variables: VARIABLES });
        for (const registry of REGISTRIES) {
            simulator.state.addAction(LIVE_MIRROR, { ...BASE, ...registry, name: "Registry" });
        }
        project = await createPulumiProject({ program: "", language: "ts", simulator });
    });

    afterAll(async () => {
        await project?.remove();
        await simulator?.close();
    });

    let usual: Behaviour;

    beforeEach(() => {
        usual = { ...simulator.behaviour };
    });

    afterEach(() => Object.assign(simulator.behaviour, usual));

    it.each(CASES)("%s: %s — has nothing to change, before and after a refresh", async (quirk, value) => {
        Object.assign(simulator.behaviour, { [quirk]: value });
        project.env["PULUMI_STACK"] = `${quirk}-${value}`;
        await project.run("stack", "init", `${quirk}-${value}`);

        const ran = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");
        await project.writeProgram(await readFile(join(project.folder, "project", "images.ts"), "utf8"));

        expect(ran.code).toBe(0);
        expect(await project.resources()).toHaveLength(8);
        await project.preview("--expect-no-changes", "--refresh");
        expect(simulator.journal.writes()).toEqual([]);
    });
});
