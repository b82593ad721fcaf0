import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

const PASSWORD = "of the company's registry";
const COMMON = {
    type: "DOCKERFILE",
    docker_image_tag: "1.0.0",
    docker_registry: "OTHER",
    registry: "registry.example.com",
    login: "buddy",
    password: PASSWORD,
};

describeExample("unit-tests", {
    answers: () => ({ registryPassword: PASSWORD }),
    plan: ["create web", "create worker"],
    creates: [
        [
            [ACTIONS_PATH, { ...COMMON, name: "web", dockerfile_path: "web/Dockerfile", repository: "website/web" }],
            [
                ACTIONS_PATH,
                {
                    ...COMMON,
                    name: "worker",
                    dockerfile_path: "worker/Dockerfile",
                    repository: "website/worker",
                    after_action_id: 101,
                },
            ],
        ],
    ],
    outputs: (simulators) => ({ htmlUrls: [actionPage(simulators), actionPage(simulators, { actionId: 102 })] }),
    besides: (scene) => {
        it("has tests that notice when the stack declares something else", async () => {
            const { project } = scene();
            const program = join(project.place, "images.ts");
            const text = await readFile(program, "utf8");
            await writeFile(program, text.replace("args.release", '"latest"'));
            // Node's default reporter differs from version to version.
            project.env["NODE_OPTIONS"] = "--test-reporter=tap";

            const { code, stdout } = await project.runIn("npm", "test");

            delete project.env["NODE_OPTIONS"];
            await writeFile(program, text);
            expect(code).toBe(1);
            expect([...stdout.matchAll(/^not ok \d+ - (.+)$/gm)].map(([, name]) => name)).toEqual([
                "both images are tagged with the release",
                "a new release updates both in place",
            ]);
        });
    },
});
