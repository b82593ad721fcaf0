import * as pulumi from "@pulumi/pulumi";
import {
    DockerfileAction,
    getIntegration,
    getIntegrationOutput,
    getPipeline,
    getPipelineOutput,
    Provider,
} from "../../provider/index";
import { startSimulator } from "../../simulator/index";
import { takeRequests } from "../helpers/cliOutput";
import {
    configure,
    failure,
    INTEGRATIONS,
    inside,
    known,
    SITE,
    simulator,
    startProgram,
    WHOLE_LIST,
    withOwnPrograms,
} from "./functionPrograms";

withOwnPrograms();

describe("settings of functions", () => {
    it("come from the environment if the stack has none", async () => {
        pulumi.runtime.setAllConfig({});
        process.env["BUDDY_BASE_URL"] = simulator.url;
        process.env["BUDDY_TOKEN"] = simulator.token;
        process.env["BUDDY_WORKSPACE"] = "acme";
        expect(await getPipeline({ projectName: "site", name: "Release" })).toMatchObject({ workspace: "acme" });
    });

    it("that are wrong are all reported at once, with the wrong arguments", async () => {
        pulumi.runtime.setAllConfig({ "buddyworks:region": "mars", "buddyworks:timeout": "soon" });
        expect(await failure(getPipeline({ projectName: "a/b", name: "Build image" }))).toBe(
            "getPipeline: workspace: must be set (got nothing). Give it as an input, run `pulumi config set " +
                "buddyworks:workspace …`, set BUDDY_WORKSPACE, or pass `workspace` to new " +
                "Provider(…).\nprojectName: must be one path segment without slashes (got a text that is none). Give " +
                'the name from the URL, e.g. "website".\nbuddyworks:token: must be set (got nothing). Run `pulumi config set --secret ' +
                "buddyworks:token …`, set BUDDY_TOKEN, or pass `token` to new Provider(…).\nbuddyworks:region: " +
                'must be us, eu or as (got "mars"). For a self-hosted Buddy set buddyworks:baseUrl ' +
                'instead.\nbuddyworks:timeout: must be an integer from 1 to 3600 (got "soon"). Give the number of ' +
                "seconds, e.g. 30.",
        );
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("are an explicit provider's own, completed from the stack's", async () => {
        const other = await startSimulator({ token: "the-other-token" });
        other.state.addPipeline({ workspace: "acme", project: "site", id: 99, name: "Elsewhere" });
        const provider = new Provider("other", {
            baseUrl: pulumi.output(other.url),
            token: pulumi.secret(other.token),
            workspace: "acme",
        });
        const args = { projectName: "site", name: "Elsewhere" };
        const found = await getPipeline(args, { provider });
        const foundToo = await known(getPipelineOutput(args, { provider }));
        await other.close();
        expect([found.pipelineId, foundToo.pipelineId]).toEqual([99, 99]);
        expect(takeRequests(other)).toHaveLength(2);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("with another default workspace share one connection and its lists", async () => {
        const provider = new Provider("other", { workspace: "acme" });
        await getIntegration({ name: "Amazon ECR" });
        await getIntegration({ workspace: "buddy", name: "Docker Hub" }, { provider });
        expect(takeRequests(simulator)).toEqual([INTEGRATIONS]);
    });

    it("are not shown by an exported provider", () => {
        const provider = new Provider("other", { token: "t" });
        expect(Object.keys(provider)).not.toContain("buddySettings");
    });
});

describe("in a preview", () => {
    beforeEach(async () => {
        await startProgram({ isPreview: true });
        configure();
    });

    /** Known only after the update. */
    function later(): pulumi.Output<string> {
        return new DockerfileAction("later", { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" }).url;
    }

    it("functions read Buddy", async () => {
        const pipeline = getPipelineOutput({ ...SITE, name: pulumi.output("Build image") });
        expect(await inside(pipeline).isKnown).toBe(true);
        expect(await known(pipeline.pipelineId)).toBe(1);
        expect(takeRequests(simulator)).toEqual(WHOLE_LIST);
    });

    it("a result is unknown while an argument is", async () => {
        const pipeline = getPipelineOutput({ ...SITE, name: later() });
        expect(await inside(pipeline).isKnown).toBe(false);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("a result is unknown while a setting of the provider is, and the plain form fails", async () => {
        const provider = new Provider("later", { token: later() });
        expect(await inside(getIntegrationOutput({ name: "Amazon ECR" }, { provider })).isKnown).toBe(false);
        expect(await failure(getIntegration({ name: "Amazon ECR" }, { provider }))).toBe(
            "getIntegration: opts.provider: must have settings that are known in a preview (they are known after the " +
                "update). Use getIntegrationOutput, which waits for them.",
        );
        expect(takeRequests(simulator)).toEqual([]);
    });
});
