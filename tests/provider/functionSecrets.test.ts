import * as pulumi from "@pulumi/pulumi";
import { getIntegration, getPipeline, getPipelineOutput, Provider } from "../../provider/index";
import { configure, failure, known, SITE, simulator, startProgram, TOKEN, withOwnPrograms } from "./functionPrograms";

withOwnPrograms();

describe("secrets of functions", () => {
    it("that log in do not make the result secret", async () => {
        const provider = new Provider("explicit", { token: pulumi.secret(TOKEN), workspace: "buddy" });
        const args = { ...SITE, name: pulumi.output("Build image") };
        expect(await pulumi.isSecret(getPipelineOutput(args).pipelineId)).toBe(false);
        expect(await pulumi.isSecret(getPipelineOutput(args, { provider }).pipelineId)).toBe(false);
    });

    it("that are arguments make the result secret", async () => {
        const pipeline = getPipelineOutput({ ...SITE, name: pulumi.secret("Build image") });
        expect(await pulumi.isSecret(pipeline.pipelineId)).toBe(true);
        expect(await known(pipeline.pipelineId)).toBe(1);
    });

    it("that are arguments appear in no message", async () => {
        const projectName = pulumi.secret("company-website");
        const name = 'a "secret" name';
        expect(await failure(getPipelineOutput({ projectName, name }))).toBe(
            "getPipeline: project buddy/[secret] has no pipeline called [secret]. " +
                'It has "Build image" (1), "Live mirror" (2).',
        );
        expect(await failure(getPipelineOutput({ ...SITE, name: pulumi.secret("build_image") }))).toBe(
            "getPipeline: project [secret]/[secret] has no pipeline called [secret]. " +
                'It has "Build image" (1), "Live mirror" (2).',
        );
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 7, name });
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 8, name });
        await startProgram();
        configure();
        expect(await failure(getPipelineOutput({ ...SITE, name: pulumi.secret(name) }))).toBe(
            "getPipeline: project [secret]/[secret] has 2 pipelines called [secret] (7, 8). " +
                "Rename one in Buddy, or set pipelineId to the id itself.",
        );
        expect(await failure(getPipelineOutput({ projectName: pulumi.secret("nowhere"), name }))).toBe(
            "getPipeline: list pipelines in buddy/[secret]: 404 Not Found: Not found. Check workspace, " +
                "projectName (its name id) and the region.",
        );
    });

    it("that log in appear in no message, even if Buddy or the program repeats them", async () => {
        simulator.faults.add({ kind: "status", status: 400, body: { errors: [{ message: `${TOKEN} is bad.` }] } });
        expect(await failure(getIntegration({ name: "Amazon ECR" }))).toBe(
            "getIntegration: list integrations in buddy: 400 Bad Request: [secret] is bad.",
        );
        expect(await failure(getIntegration({ workspace: "acme", name: TOKEN }))).not.toContain(TOKEN);
        expect(await failure(getPipeline({ ...SITE, name: TOKEN }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "[secret]". ' +
                'It has "Build image" (1), "Live mirror" (2).',
        );
    });
});
