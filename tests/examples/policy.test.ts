import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startPackByLauncher } from "../helpers/policyPacks";
import { isSealed } from "../helpers/secrecy";
import { describeExample } from "./describeExample";

const PIPELINES_PATH = "/workspaces/buddy/projects/company-website/pipelines";

const BAD_PROGRAM = `
import { DockerfileAction, Pipeline } from "pulumi-buddyworks";
const place = { projectName: "company-website", dockerfilePath: "Dockerfile" };
const pipeline = new Pipeline("images", { projectName: "company-website", name: "Images", forceDestroy: true });
const inPipeline = { ...place, pipelineId: pipeline.pipelineId };
new DockerfileAction("image", { ...inPipeline, dockerImageTag: "latest", buildArgs: { NPM_TOKEN: "x", NODE_ENV: "x" } });
new DockerfileAction("api", { ...inPipeline, buildArgs: ["DB_PASSWORD=x", "NODE_ENV=x"] });
`;

describeExample("policy", {
    prepare: ({ project }) => startPackByLauncher(join(project.place, "policies"), project),
    plan: ["create image", "create images"],
    creates: [
        [
            [PIPELINES_PATH, { name: "Images" }],
            [
                `${PIPELINES_PATH}/13/actions`,
                {
                    type: "DOCKERFILE",
                    name: "Build image",
                    dockerfile_path: "Dockerfile",
                    docker_image_tag: "$BUDDY_RUN_COMMIT_SHORT",
                    build_args: ["NODE_ENV=production"],
                    provenance: "MAX",
                },
            ],
        ],
    ],
    outputs: ([simulator]) => ({
        htmlUrl: `${simulator?.url}/buddy/company-website/pipelines/action/101/edit`,
    }),
    besides: (scene) => {
        it("has a pack that refuses what breaks its rules, before anything is sent", async () => {
            const { project, simulators } = scene();
            const program = join(project.place, "index.ts");
            const text = await readFile(program, "utf8");
            const sent = simulators[0]?.journal.all().length;
            await writeFile(program, BAD_PROGRAM);

            const refused = await project.run("up", "--yes", "--policy-pack", "policies");

            await writeFile(program, text);
            expect(refused.code).not.toBe(0);
            expect(violations(refused.all)).toEqual([
                "no-force-destroy (images): forceDestroy: must be left out.",
                "no-secret-build-args (api): buildArgs: DB_PASSWORD must not be a build argument. Use secrets.",
                "no-secret-build-args (image): buildArgs: NPM_TOKEN must not be a build argument. Use secrets.",
                "release-tag (api): dockerImageTag: must be the tag of one release (got none).",
                "release-tag (image): dockerImageTag: must be the tag of one release (got latest).",
            ]);
            expect(simulators[0]?.journal.all().length).toBe(sent);
        });

        it("has a pack that leaves secrets encrypted where it adds the provenance", async () => {
            const { project } = scene();
            const program = join(project.place, "index.ts");
            const text = await readFile(program, "utf8");
            const login = 'login: "robot", password: "of-the-registry", dockerfilePath';
            await writeFile(program, text.replace("dockerfilePath", login));

            await project.up("--skip-preview", "--policy-pack", "policies");

            await writeFile(program, text);
            const image = (await project.resources()).find(({ urn }) => urn.endsWith("::image"));
            expect([image?.inputs?.["provenance"], isSealed(image?.inputs, ["password"])]).toEqual(["MAX", true]);
        });
    },
});

/** The violations under "Policies:", each as policy, resource and message. */
function violations(printed: string): string[] {
    const found = printed.matchAll(/- \[mandatory\] +(\S+) +\(\S+: (\S+)\)\n.*\n +(.+)/g);
    return [...found].map(([, policy, resource, message]) => `${policy} (${resource}): ${message}`).sort();
}
