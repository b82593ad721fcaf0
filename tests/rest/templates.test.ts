import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { parse } from "yaml";
import { EXAMPLES } from "../examples/exampleFiles";
import { BUILD_IMAGE as PIPELINE } from "../helpers/exampleAction";
import { installedVersion, npm, packPackage } from "../helpers/installedPackage";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

// tests/examples takes what `pulumi new` makes of each example through its life. Here they come out of the packed package.
const TEMPLATES = "./node_modules/pulumi-buddyworks/examples";

const simulator = withOneSimulator();
let project: PulumiProject;
afterAll(() => project?.remove());

const inProject = (...path: string[]) => join(project.folder, "project", ...path);

/** All files below a folder, with their texts. */
async function textsBelow(folder: string): Promise<Record<string, string>> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const texts = files.map(async (file) => [
        file.slice(folder.length + 1).replaceAll(sep, "/"),
        await readFile(file, "utf8"),
    ]);
    return Object.fromEntries(await Promise.all(texts));
}

describeWithCli("an example in the installed package", () => {
    beforeAll(async () => {
        project = await createPulumiProject({
            simulator,
            env: { BUDDY_WORKSPACE: "buddy", PULUMI_STACK: "dev", PULUMI_NODEJS_TRANSPILE_ONLY: "false" },
            layOut: async (folder, run) => {
                await mkdir(folder);
                const tarball = await packPackage(folder);
                const pulumi = `@pulumi/pulumi@${await installedVersion("@pulumi/pulumi")}`;
                await npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", tarball, pulumi);
                const example = `${TEMPLATES}/quickstart`;
                const made = await run("new", example, "--force", "--yes", "--offline", "--stack", "dev");
                expect(made).toMatchObject({ code: 0 });
            },
        });
    });

    it("becomes a project whose packages are installed, and whose stack has the template's defaults", async () => {
        const { config } = parse(await readFile(inProject("Pulumi.dev.yaml"), "utf8"));
        expect(config).toEqual({
            "quickstart:project": "company-website",
            "quickstart:pipeline": "1",
            "quickstart:integration": "5ddb7c180fb38be67bd78a88a",
            "quickstart:appVersion": "1.0.0",
        });
        const { dependencies } = JSON.parse(await readFile(inProject("package.json"), "utf8"));
        expect(Object.keys(dependencies)).toEqual(["@pulumi/pulumi", "pulumi-buddyworks"]);
    });

    it("is previewed with all type checks, and deployed", async () => {
        expect(await project.plan()).toEqual(["create image"]);
        expect(simulator.state.actions(PIPELINE)).toEqual([]);

        await project.up("--skip-preview");

        expect(simulator.state.actions(PIPELINE)).toMatchObject([{ name: "Build and push image" }]);
    });

    it.each(EXAMPLES)("%s is copied as it is, without its questions", async (example) => {
        const target = inProject("other", example);
        const from = inProject(TEMPLATES, example);

        const made = await project.run("new", from, "--dir", target, "--generate-only", "--yes", "--offline");

        expect(made).toMatchObject({ code: 0 });
        const { "Pulumi.yaml": madeSettings = "", ...files } = await textsBelow(target);
        const { "Pulumi.yaml": settings = "", ...originals } = await textsBelow(from);
        expect(files).toEqual(originals);
        const { template, ...kept } = parse(settings);
        expect(template).toBeDefined();
        expect(parse(madeSettings)).toMatchObject(kept);
        expect(parse(madeSettings)).not.toHaveProperty("template");
    });
});
