import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { FUNCTIONS_HEAD } from "../helpers/functionPrograms";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";

const PROGRAM = programOf(`
    ${FUNCTIONS_HEAD}
    const pipeline = getPipelineOutput({ projectName: "company-website", name: "Build image" });
    const registry = getIntegrationOutput({ name: "Amazon ECR" });
    const image = new DockerfileAction("image", {
        projectName: "company-website",
        pipelineId: pipeline.pipelineId,
        dockerfilePath: "Dockerfile",
        integration: { hashId: registry.hashId },
    });
    exports.htmlUrl = image.htmlUrl;
`);

const LIST = "?page=1&per_page=30&sort_by=id&sort_direction=ASC";

describeWithCli("pulumi-buddyworks simulator", () => {
    let simulator: ChildProcess;
    let project: PulumiProject;
    let printed = "";
    let exports: Record<string, string>;

    beforeAll(async () => {
        const command = join(REPOSITORY, "dist", "bin", "commandLine.js");
        simulator = spawn(process.execPath, [command, "simulator", "--port", "0"], { env: neutralEnvironment() });
        simulator.stdout?.on("data", (chunk: Buffer) => {
            printed += chunk.toString();
        });
        while (!printed.includes("Stop with Ctrl-C.")) {
            await once(simulator.stdout ?? simulator, "data");
        }
        const [line = ""] = /(?<=export ).+/.exec(printed) ?? [];
        exports = Object.fromEntries(line.split(" ").map((word) => word.split("=")));
        project = await createPulumiProject({ program: PROGRAM, env: exports });
    });

    afterAll(async () => {
        simulator?.kill("SIGKILL");
        await project?.remove();
    });

    /** What the simulator has printed since the last call. */
    const requests = () => {
        const lines = printed.split("\n").filter((line) => line.includes(" → "));
        printed = "";
        return lines;
    };

    it("serves a program that has set what it prints, and finds pipeline and integration by name", async () => {
        requests();

        await project.up("--skip-preview");

        const pipelines = "/workspaces/buddy/projects/company-website/pipelines";
        expect(requests().sort()).toEqual([
            "GET /workspaces/buddy/integrations → 200",
            `GET ${pipelines}/1/actions → 200`,
            `GET ${pipelines}${LIST} → 200`,
            `GET ${pipelines}${LIST.replace("page=1", "page=2")} → 200`,
            `POST ${pipelines}/1/actions → 201`,
        ]);
        const { htmlUrl } = await project.outputs();
        expect(htmlUrl).toBe(`${exports["BUDDY_BASE_URL"]}/buddy/company-website/pipelines/action/101/edit`);
        expect((await fetch(String(htmlUrl))).status).toBe(200);
    });

    it("sees the program's destroy and ends with Ctrl-C", async () => {
        requests();

        await project.destroy("--skip-preview");
        const exit = once(simulator, "exit");
        simulator.kill("SIGINT");

        expect(await exit).toEqual([0, null]);
        // The line about the page of the test before may come late.
        const own = requests().filter((line) => !line.includes("/edit"));
        expect(own).toEqual(["DELETE /workspaces/buddy/projects/company-website/pipelines/1/actions/101 → 204"]);
    });
});
