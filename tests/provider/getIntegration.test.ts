import { getIntegration } from "../../provider/index";
import { takeRequests } from "../helpers/cliOutput";
import { failure, INTEGRATIONS, simulator, withOwnPrograms } from "./functionPrograms";

withOwnPrograms();

describe("getIntegration", () => {
    const AMAZON = "5ddb7c180fb38be67bd78a88a";

    it("finds an integration by its name", async () => {
        expect(await getIntegration({ name: "Amazon ECR" })).toEqual({
            workspace: "buddy",
            hashId: AMAZON,
            identifier: "amazon_ecr",
            name: "Amazon ECR",
            type: "AMAZON",
            url: `${simulator.url}/workspaces/buddy/integrations/${AMAZON}`,
            htmlUrl: `${simulator.url}/buddy`,
        });
        expect(takeRequests(simulator)).toEqual([INTEGRATIONS]);
    });

    it("leaves out the identifier of an integration that has none", async () => {
        simulator.state.addIntegration({ workspace: "acme", hashId: "9a", name: "Azure", type: "AZURE_CLOUD" });
        expect(Object.keys(await getIntegration({ workspace: "acme", name: "Azure" }))).toEqual([
            "workspace",
            "hashId",
            "type",
            "name",
            "url",
            "htmlUrl",
        ]);
    });

    it("lists all integrations, with ids and types", async () => {
        expect(await failure(getIntegration({ name: "docker_hub" }))).toBe(
            'getIntegration: workspace buddy has no integration called "docker_hub". That is the identifier of ' +
                `"Docker Hub". Give its name instead. It has "Amazon ECR" (${AMAZON} AMAZON), ` +
                '"Google Artifact Registry" (6b1f0a94c27e4d5380a6f1b2c GOOGLE_SERVICE_ACCOUNT), ' +
                '"Docker Hub" (7c2e9d13b84f5a6091d3e7c4f DOCKER_HUB), "GitHub" (8d3fa2b6c05e6b71a2f4d8e5a GIT_HUB).',
        );
    });

    it("refuses to choose among several of one name", async () => {
        simulator.state.addIntegration({ workspace: "buddy", hashId: "9a", name: "Amazon ECR", type: "DOCKER_HUB" });
        expect(await failure(getIntegration({ name: "Amazon ECR" }))).toBe(
            `getIntegration: workspace buddy has 2 integrations called "Amazon ECR" (${AMAZON} AMAZON, 9a DOCKER_HUB). ` +
                "Rename one in Buddy, or set integration.hashId to the id itself.",
        );
    });

    it("shows only the id if Buddy gives no type", async () => {
        simulator.state.addIntegration({ workspace: "acme", hashId: "9a", name: "Azure", type: "" });
        expect(await failure(getIntegration({ workspace: "acme", name: "Amazon ECR" }))).toBe(
            'getIntegration: workspace acme has no integration called "Amazon ECR". It has "Azure" (9a).',
        );
    });

    it("says that there are none", async () => {
        expect(await failure(getIntegration({ workspace: "acme", name: "Amazon ECR" }))).toBe(
            "getIntegration: workspace acme has no integrations that this token can see. " +
                "Check workspace, and what the token's owner may see.",
        );
    });

    it("names the scope it needs when that is missing", async () => {
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "Forbidden." }] } });
        expect(await failure(getIntegration({ name: "Amazon ECR" }))).toBe(
            "getIntegration: list integrations in buddy: 403 Forbidden: Forbidden. The token lacks a scope, a " +
                "role, or access from this address or workspace. It needs INTEGRATION_INFO (since August 2026: " +
                "INTEGRATION_READ).",
        );
    });
});
