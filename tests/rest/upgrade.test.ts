import { existsSync, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { providerText } from "../../provider/stateContract";
import { packageVersion } from "../../provider/version";
import type { NewAction, PipelineRef } from "../../simulator";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

/** One folder per released version: its program, and the state its build left behind. */
const RECORDED = join(__dirname, "..", "state");
const VERSIONS = readdirSync(RECORDED);

const SECRETS = ["recorded-password", "recorded-build-argument", "recorded-variable"];

const programOf = (version: string) => readFileSync(join(RECORDED, version, "program.js"), "utf8");
const deploymentFile = (version: string) => join(RECORDED, version, "deployment.json");
/** What Buddy held then. */
const actionsFile = (version: string) => join(RECORDED, version, "actions.json");

const PIPELINES: [PipelineRef, PipelineRef] = [
    { workspace: "buddy", project: "company-website", pipelineId: 1 },
    { workspace: "acme", project: "site", pipelineId: 12 },
];

/** `BUDDYWORKS_RECORD_STATE=1 npm run test:rest -- tests/rest/upgrade` records what the present build leaves behind, before a release. */
const isRecording = Boolean(process.env["BUDDYWORKS_RECORD_STATE"]);

const simulator = withSimulator();
let project: PulumiProject | undefined;

afterEach(async () => {
    await project?.remove();
    project = undefined;
});

const open = async (version: string) => {
    project = await createPulumiProject({ program: programOf(version), simulator });
    return project;
};

/** Where the state came from is of no use to anybody else. */
const withoutSources = (text: string) =>
    JSON.stringify(
        JSON.parse(text, (key, value) => (["sourcePosition", "stackTrace"].includes(key) ? undefined : value)),
        null,
        2,
    );

if (isRecording) {
    describeWithCli("recording", () => {
        it("keeps the state that the present build leaves behind", async () => {
            const version = packageVersion();
            const stack = await open(version);
            await stack.up("--skip-preview");
            await writeFile(deploymentFile(version), `${withoutSources(await stack.exportState())}\n`);
            const actions = PIPELINES.map((place) => simulator.state.actions(place));
            await writeFile(actionsFile(version), `${JSON.stringify(actions, null, 2)}\n`);
        });
    });
}

for (const version of VERSIONS) {
    describeWithCli(`a stack deployed by version ${version}`, () => {
        it("has its state recorded, with the pinned text and no secret in the clear", () => {
            expect(existsSync(deploymentFile(version))).toBe(true);
            const text = readFileSync(deploymentFile(version), "utf8");
            expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
            const found = [...text.matchAll(/"__provider": (".*")/g)].map(([, literal]) => JSON.parse(literal ?? ""));
            expect(found).toEqual(new Array(6).fill(providerText("DockerfileAction")));
        });

        it("previews and refreshes to no change, and is updated and destroyed by the present build", async () => {
            const held: NewAction[][] = JSON.parse(readFileSync(actionsFile(version), "utf8"));
            for (const [index, place] of PIPELINES.entries()) {
                for (const action of held[index] ?? []) {
                    simulator.state.addAction(place, action);
                }
            }
            const stack = await open(version);
            await stack.run("stack", "import", "--file", deploymentFile(version));
            simulator.journal.clear();
            await stack.preview("--expect-no-changes");
            expect(simulator.journal.all()).toEqual([]);
            await stack.refresh("--skip-preview");
            await stack.preview("--expect-no-changes");
            expect(simulator.journal.writes()).toEqual([]);

            await stack.writeProgram(programOf(version).replace('dockerImageTag: "14.06"', 'dockerImageTag: "15"'));
            await stack.up("--skip-preview");
            expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["PATCH"]);
            const tags = simulator.state.actions(PIPELINES[0]).map(({ docker_image_tag }) => docker_image_tag);
            expect(tags).toContain("15");

            await stack.destroy("--skip-preview");
            expect(PIPELINES.map((place) => simulator.state.actions(place))).toEqual([[], []]);
        });
    });
}
