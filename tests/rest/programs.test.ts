import { rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../simulator";
import { type InstalledPackage, installPackage } from "../helpers/installedPackage";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";

/** A kind of program that users write. */
interface Variant {
    language: "js" | "ts";
    head: string;
    page: (value: string) => string;
    type?: string;
    hasTsconfig?: false;
}

describeWithCli("pulumi up and destroy with the installed package", () => {
    let installed: InstalledPackage;
    beforeAll(async () => {
        installed = await installPackage();
    });
    afterAll(() => installed?.remove());

    const imports = `import * as pulumi from "@pulumi/pulumi";\nimport { DockerfileAction } from "pulumi-buddyworks";`;
    const variants: Record<string, Variant> = {
        "a CommonJS program": {
            language: "js",
            head: `const { DockerfileAction } = require("pulumi-buddyworks");`,
            page: (value) => `exports.page = ${value};`,
        },
        "an ESM program": {
            language: "js",
            type: "module",
            head: `import { DockerfileAction } from "pulumi-buddyworks";`,
            page: (value) => `export const page = ${value};`,
        },
        "a TypeScript program, types checked": {
            language: "ts",
            head: imports,
            page: (value) => `export const page: pulumi.Output<string> = ${value};`,
        },
    };

    it.each(Object.entries(variants))("%s", (_title, variant) => upAndDestroy(variant));

    describe("in a project without TypeScript of its own", () => {
        const compiler = () => join(installed.folder, "node_modules", "typescript");
        beforeAll(() => rename(compiler(), `${compiler()}.hidden`));
        afterAll(() => rename(`${compiler()}.hidden`, compiler()));

        const variant: Variant = {
            language: "ts",
            head: imports,
            page: (value) => `export const page: pulumi.Output<string> = ${value};`,
            hasTsconfig: false,
        };

        it("a TypeScript program, types checked by the compiler inside Pulumi's SDK", () => upAndDestroy(variant));

        it("a mistake stops the preview, and its message is shown", async () => {
            const page = () => `new DockerfileAction("other", { projectName: "site", pipelineId: "12" });`;
            await withProject({ ...variant, page }, async (project) => {
                const { code, all } = await project.run("preview");
                expect(code).not.toBe(0);
                expect(all).toContain("Type 'string' is not assignable to type 'Input<number>'.");
            });
        });
    });

    async function upAndDestroy(variant: Variant) {
        await withProject(variant, async (project, simulator) => {
            const actions = () => simulator.state.actions({ workspace: "acme", project: "site", pipelineId: 12 });
            await project.up();
            const [action] = actions();
            expect(action).toMatchObject({ name: "image", type: "DOCKERFILE", dockerfile_path: "Dockerfile" });
            const page = `/acme/site/pipelines/action/${action?.["id"]}/edit`;
            expect(await project.outputs()).toEqual({ page: new URL(page, simulator.url).href });
            await project.destroy();
            expect(actions()).toEqual([]);
        });
    }

    /** A project whose packages are the installed ones. */
    async function withProject(
        { language, head, page, type, hasTsconfig }: Variant,
        body: (project: PulumiProject, simulator: Simulator) => Promise<void>,
    ) {
        const simulator = await startSimulator();
        const args = `{ workspace: "acme", projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" }`;
        const program = `${head}\nconst image = new DockerfileAction("image", ${args});\n${page("image.htmlUrl")}\n`;
        // Empty: the types are checked, as they are for users.
        const env = { PULUMI_NODEJS_TRANSPILE_ONLY: "" };
        const project = await createPulumiProject({ program, language, simulator, env });
        try {
            const folder = join(project.folder, "project");
            await rm(join(folder, "node_modules"), { recursive: true });
            await symlink(join(installed.folder, "node_modules"), join(folder, "node_modules"), "junction");
            if (hasTsconfig === false) {
                await rm(join(folder, "tsconfig.json"));
            }
            if (type) {
                const manifest = { private: true, type, main: "index.js" };
                await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
            }
            await body(project, simulator);
        } finally {
            await project.remove();
            await simulator.close();
        }
    }
});
