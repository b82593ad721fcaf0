import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { messages, takeRequests } from "../helpers/cliOutput";
import { REPOSITORY } from "../helpers/environment";
import { ACTIONS_PATH, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const TOKEN = "one-token-for-both";

const simulator = withOneSimulator({ token: TOKEN });
let project: PulumiProject;

/** Puts the stand-in where the engine looks for the plugin of the package "buddy". */
async function installStandIn({ folder, env }: PulumiProject): Promise<void> {
    const bin = join(folder, "bin");
    await mkdir(bin);
    const script = join(REPOSITORY, "tests", "fixtures", "bridgedProvider", "server.js");
    const launcher = join(bin, "pulumi-resource-buddy");
    const modules = join(folder, "project");
    await writeFile(launcher, `#!/bin/sh\ncd ${JSON.stringify(modules)} && exec node ${JSON.stringify(script)} "$@"\n`);
    await chmod(launcher, 0o755);
    env["PATH"] = [bin, env["PATH"]].join(delimiter);
}

describeWithCli("a stack with Buddy's own provider, bridged, beside ours", () => {
    beforeAll(async () => {
        project = await createPulumiProject({
            program: programOf(`
                class Theirs extends pulumi.CustomResource {
                    constructor(name) {
                        super("buddy:index/pipeline:Pipeline", name, { tokenLength: undefined });
                    }
                }
                exports.tokenLength = new Theirs("theirs").tokenLength;
                new DockerfileAction("ours", ${JSON.stringify({ ...MINIMAL_INPUTS, workspace: undefined })});
            `),
        });
        await installStandIn(project);
    });

    afterAll(() => project?.remove());

    it("goes up with one token under buddy: and our other settings under buddyworks:", async () => {
        await project.setConfig("buddy:token", TOKEN, { secret: true });
        await project.setConfig("buddy:baseUrl", simulator.url);
        await project.setConfig("buddyworks:workspace", "buddy");
        await project.setConfig("buddyworks:maxRetries", "3");

        const ran = await project.up();

        expect(messages(ran)).toEqual([expect.stringMatching(/^warning: using pulumi-resource-buddy from \$PATH at /)]);
        expect((await project.outputs())["tokenLength"]).toBe(TOKEN.length);
        expect(takeRequests(simulator)).toEqual([`GET ${ACTIONS_PATH}`, `POST ${ACTIONS_PATH}`]);
    });

    it("is refused by the bridged provider for our setting under buddy:, and a warning names ours", async () => {
        await project.setConfig("buddy:workspace", "buddy");

        const failed = await project.run("preview");

        expect(failed.code).not.toBe(0);
        expect(failed.all).toContain('Invalid or unknown key "workspace"');
        expect(messages(failed)).toContain(
            "warning: buddy:workspace: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:workspace?",
        );
    });
});
