import { importFile } from "../../importer/importFile";
import { programText } from "../../importer/programText";
import { remarks } from "../../importer/remarks";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { named } from "./namedResources";
import { readingPipeline } from "./readingPipeline";

const TARGET = "buddy/company-website/1";
const TYPES = [
    "DOCKERFILE",
    "SLACK",
    "BUILD",
    "HTTP",
    "SSH_COMMAND",
    "TRANSFER",
    "SLEEP",
    "TERRAFORM",
    "AMAZON_S3",
    "KUBERNETES_CLI",
];

const simulator = withSimulator();

function addActions(count: number): void {
    for (let index = 0; index < count; index += 1) {
        const type = TYPES[index % TYPES.length] ?? "";
        const own = type === "DOCKERFILE" ? { dockerfile_path: `${index}/Dockerfile` } : { field: index };
        simulator.state.addAction(BUILD_IMAGE, { name: `${type} ${index % 50}`, type, ...own });
    }
}

it("300 actions of ten types are read in the pipeline's order, each under a name of its own", async () => {
    addActions(300);

    const { resources, skipped } = await readingPipeline(simulator, TARGET);

    const inOrder = simulator.state.actions(BUILD_IMAGE).map(({ id }) => `${TARGET}/${id}`);
    expect(resources.map(({ id }) => id)).toEqual([TARGET, ...inOrder]);
    expect(skipped).toEqual([]);
    const all = named(resources);
    expect(new Set(all.map(({ logicalName }) => logicalName)).size).toBe(301);
    const program = programText(all, { isAdopted: false, references: {} });
    expect(program.match(/ = new DockerfileAction\(/g)).toHaveLength(30);
    expect(program.match(/ = new Action\(/g)).toHaveLength(270);
    expect(program.match(/^ {4}pipelineId: buildImage\.pipelineId,$/gm)).toHaveLength(300);
    expect(JSON.parse(importFile(all))).toMatchObject({ resources: { length: 301 } });
});

describe("what is selected", () => {
    beforeEach(() => addActions(4));

    const titles = async (selection: { isActionsOnly?: boolean; types?: string[] }, target = TARGET) => {
        const { resources, skipped } = await readingPipeline(simulator, target, selection);
        return [resources.map(({ title }) => title), skipped.map(({ name }) => name)];
    };

    it("are the actions alone with --actions-only, without a request for the pipeline", async () => {
        const all = ["DOCKERFILE 0", "SLACK 1", "BUILD 2", "HTTP 3"];
        expect(await titles({ isActionsOnly: true })).toEqual([all, []]);
        expect(simulator.journal.all().map(({ path }) => path)).not.toContainEqual(
            expect.stringMatching(/pipelines\/1$/),
        );
    });

    it("are actions of some types with --only, and others are not read", async () => {
        expect(await titles({ types: ["SLACK", "HTTP"] })).toEqual([
            ["Build image", "SLACK 1", "HTTP 3"],
            ["DOCKERFILE 0", "BUILD 2"],
        ]);
        expect(simulator.journal.all()).toHaveLength(4);
    });

    it("is no action of another type, even if it alone is the target", async () => {
        const [action] = simulator.state.actions(BUILD_IMAGE);
        expect(await titles({ types: ["SLACK"] }, `${TARGET}/${action?.id}`)).toEqual([[], ["DOCKERFILE 0"]]);
    });

    it.each([
        ["SLAKC", "Did you mean SLACK?"],
        ["KUBERNETES_CLI", "It has BUILD, DOCKERFILE, HTTP, SLACK."],
    ])("gets a warning for %s, which no action is", async (type, fix) => {
        const selection = { isActionsOnly: false, types: [type, "BUILD"] };
        const found = await readingPipeline(simulator, TARGET, selection);
        expect(remarks(found, named(found.resources), selection)[0]).toBe(
            `warning: --only: must be the type of an action in the pipeline (got "${type}"). ${fix}`,
        );
    });
});
