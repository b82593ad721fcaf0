import * as pulumi from "@pulumi/pulumi";
import { getIntegration, getPipeline, getPipelineOutput } from "../../provider/index";
import { takeRequests } from "../helpers/cliOutput";
import {
    configure,
    failure,
    INTEGRATIONS,
    known,
    page,
    SITE,
    simulator,
    startProgram,
    WHOLE_LIST,
    withOwnPrograms,
} from "./functionPrograms";

withOwnPrograms();

describe("a list", () => {
    it("is read once per program, for calls at the same time and later ones", async () => {
        const ids = await Promise.all([
            getPipeline({ ...SITE, name: "Build image" }),
            known(getPipelineOutput({ ...SITE, name: "Live mirror" })),
        ]);
        const { pipelineId } = await getPipeline({ ...SITE, name: "Live mirror" });
        expect([...ids.map((found) => found.pipelineId), pipelineId]).toEqual([1, 2, 2]);
        expect(takeRequests(simulator)).toEqual(WHOLE_LIST);
    });

    it("is read for each project, workspace and type", async () => {
        await getPipeline({ ...SITE, name: "Build image" });
        await getPipeline({ workspace: "acme", projectName: "site", name: "Release" });
        await getIntegration({ name: "Amazon ECR" });
        await failure(getIntegration({ workspace: "acme", name: "Amazon ECR" }));
        expect(takeRequests(simulator)).toEqual([
            ...WHOLE_LIST,
            page(1, "/workspaces/acme/projects/site/pipelines"),
            page(2, "/workspaces/acme/projects/site/pipelines"),
            INTEGRATIONS,
            "GET /workspaces/acme/integrations",
        ]);
    });

    it("is read again by the next program of the same process", async () => {
        await getPipeline({ ...SITE, name: "Build image" });
        await startProgram();
        await getPipeline({ ...SITE, name: "Build image" });
        expect(takeRequests(simulator)).toEqual([...WHOLE_LIST, ...WHOLE_LIST]);
    });

    it("is read again after a failure, which all waiting calls share", async () => {
        simulator.faults.add({ kind: "status", status: 400, body: { errors: [{ message: "No." }] } });
        const [one, other] = await Promise.allSettled([
            getPipeline({ ...SITE, name: "Build image" }),
            getPipeline({ ...SITE, name: "Live mirror" }),
        ]);
        const reasons = [one, other].map((settled) => (settled.status === "rejected" ? settled.reason : undefined));
        expect(reasons[0]).toEqual(
            new pulumi.RunError("getPipeline: list pipelines in buddy/company-website: 400 Bad Request: No."),
        );
        // Pulumi shows each error object once.
        expect(reasons[1]).toBe(reasons[0]);
        expect(await getPipeline({ ...SITE, name: "Build image" })).toMatchObject({ pipelineId: 1 });
        expect(takeRequests(simulator)).toEqual([page(1), ...WHOLE_LIST]);
    });

    it("waits for Buddy's rate limit, and shows that it does", async () => {
        const info = jest.spyOn(pulumi.log, "info").mockResolvedValue();
        configure({ "buddyworks:maxRetries": "0" });
        simulator.faults.add({ kind: "rateLimit", resetSeconds: 1 });
        await getIntegration({ name: "Amazon ECR" });
        expect(info.mock.calls).toEqual([
            [
                expect.stringMatching(/^list integrations in buddy: rate limited, waiting \d s$/),
                undefined,
                undefined,
                true,
            ],
        ]);
        info.mockRestore();
    });
});
