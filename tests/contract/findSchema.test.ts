import { compareContract } from "../../contract/contract";
import type { OpenApi } from "../../contract/openApi";
import { ACTIONS, at, equalDocument, PIPELINES, refTo, schemasOf, setBody } from "./documents";

const DOCKER = "AddDockerfileActionRequest";
const MISSING_ACTION =
    "--spec: must describe a Docker build action (got no such body of POST …/pipelines/{…}/actions or PATCH …/actions/{…}, " +
    "and no schema with dockerfile_path and type). Give the document of Buddy's whole REST API.";
const MISSING_PIPELINE =
    "--spec: must describe a pipeline (got no such body of POST …/pipelines or PATCH …/pipelines/{…}, " +
    "and no schema with definition_source). Give the document of Buddy's whole REST API.";

/** Where the document describes what is compared. */
function places(document: OpenApi): string[] {
    return [...compareContract(document).report.matchAll(/^\w+ \((.*)\)$/gm)].map(([, place = ""]) => place);
}

describe("what is compared is taken", () => {
    it("from the body of the POST, whatever stands around its path", () => {
        const document = equalDocument();
        const { [ACTIONS]: action, [PIPELINES]: pipeline } = at(document, "paths");
        const [actions, pipelines] = [
            "/api/projects/{p}/pipelines/:id/actions#dockerfile",
            "/api/projects/{p}/pipelines/",
        ];
        document["paths"] = { "/pipelines/{id}": {}, [actions]: action ?? {}, [pipelines]: pipeline ?? {} };
        expect(places(document)).toEqual([`POST ${actions}`, `POST ${pipelines}`]);
    });

    it("from the body of the PATCH, where the POST has none", () => {
        const document = equalDocument();
        const { [ACTIONS]: action, [PIPELINES]: pipeline } = at(document, "paths");
        document["paths"] = {
            [ACTIONS]: { post: {} },
            [`${ACTIONS}/{action_id}`]: { patch: at({ action: action ?? {} }, "action", "post") },
            [`${PIPELINES}/{pipeline_id}`]: { patch: at({ pipeline: pipeline ?? {} }, "pipeline", "post") },
        };
        expect(places(document)).toEqual([`PATCH ${ACTIONS}/{action_id}`, `PATCH ${PIPELINES}/{pipeline_id}`]);
    });

    it("from a schema with the properties that tell, rather not from a response's", () => {
        const document = equalDocument();
        delete document["paths"];
        const schemas = schemasOf(document);
        delete at(schemas, "CommonAction", "properties")["html_url"];
        const view = { allOf: [refTo(DOCKER), { properties: { html_url: { type: "string" } } }] };
        at(document, "components")["schemas"] = { DockerfileActionView: view, ...schemas };
        expect(places(document)).toEqual([`#/components/schemas/${DOCKER}`, "#/components/schemas/AddPipelineRequest"]);
    });

    it("from a schema among the definitions of Swagger 2", () => {
        const definitions = schemasOf(equalDocument());
        const text = JSON.stringify({ swagger: "2.0", definitions });
        expect(places(JSON.parse(text.replaceAll("#/components/schemas/", "#/definitions/")))).toEqual([
            `#/definitions/${DOCKER}`,
            "#/definitions/AddPipelineRequest",
        ]);
    });

    it("from a response's schema, where no other has the properties", () => {
        const document = equalDocument();
        delete document["paths"];
        expect(places(document)).toEqual([`#/components/schemas/${DOCKER}`, "#/components/schemas/AddPipelineRequest"]);
    });
});

describe("what cannot be found is named, with all that was looked for", () => {
    it("in a document of another API", () => {
        expect(compareContract({ openapi: "3.1.0", paths: { "/pets": { post: {} } } })).toEqual({
            report: "",
            problems: [MISSING_ACTION, MISSING_PIPELINE],
            isSame: true,
        });
    });

    it("beside the report about what is there", () => {
        const document = equalDocument();
        setBody(document, ACTIONS, refTo("CommonAction"));
        delete schemasOf(document)[DOCKER];
        expect(compareContract(document)).toEqual({
            report: `Pipeline (POST ${PIPELINES})\n  nothing differs`,
            problems: [MISSING_ACTION],
            isSame: true,
        });
    });
});
