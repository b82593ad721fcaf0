import { compareContract } from "../../contract/contract";
import type { OpenApi } from "../../contract/openApi";
import type { JsonObject } from "../../provider/json";
import {
    ACTIONS,
    at,
    dockerReport,
    equalDocument,
    PIPELINES,
    propertiesOf,
    refTo,
    schemasOf,
    setBody,
} from "./documents";

const DOCKER = "AddDockerfileActionRequest";
const SLEEP: JsonObject = {
    allOf: [
        refTo("CommonAction"),
        { required: ["sleep_in_sec"], properties: { type: { enum: ["SLEEP"] }, sleep_in_sec: { type: "integer" } } },
    ],
};

/** A document whose actions have several types, each with a schema of its own. */
function withSleep(): OpenApi {
    const document = equalDocument();
    schemasOf(document)["AddSleepActionRequest"] = structuredClone(SLEEP);
    return document;
}

function expectNoDifference(document: OpenApi): void {
    expect(compareContract(document)).toEqual({
        report: `DockerfileAction (POST ${ACTIONS})\n  nothing differs\n\nPipeline (POST ${PIPELINES})\n  nothing differs`,
        problems: [],
        isSame: true,
    });
}

describe("the schema of a Docker build action is found", () => {
    it.each(["oneOf", "anyOf"])("among the types of one body, listed by %s", (list) => {
        const document = withSleep();
        setBody(document, ACTIONS, { [list]: [refTo("AddSleepActionRequest"), refTo(DOCKER)] });
        expectNoDifference(document);
    });

    it("among types that the body lists below what all have", () => {
        const document = withSleep();
        at(schemasOf(document), DOCKER)["allOf"] = [at(schemasOf(document), DOCKER, "allOf", "1")];
        const types = { oneOf: [refTo("AddSleepActionRequest"), refTo(DOCKER)] };
        setBody(document, ACTIONS, { allOf: [refTo("CommonAction"), types] });
        expectNoDifference(document);
    });

    it.each(["#/components/schemas/", ""])("by a discriminator whose mapping begins with %j", (prefix) => {
        const document = withSleep();
        const mapping = { SLEEP: `${prefix}AddSleepActionRequest`, DOCKERFILE: `${prefix}${DOCKER}` };
        setBody(document, ACTIONS, { discriminator: { propertyName: "type", mapping } });
        expectNoDifference(document);
    });

    it("where a base type lists the types that refer to it", () => {
        const document = withSleep();
        at(schemasOf(document), "CommonAction")["oneOf"] = [refTo("AddSleepActionRequest"), refTo(DOCKER)];
        setBody(document, ACTIONS, refTo("CommonAction"));
        expectNoDifference(document);
        setBody(document, ACTIONS, refTo(DOCKER));
        expectNoDifference(document);
    });

    it("in a body whose type is any text", () => {
        const document = equalDocument();
        propertiesOf(document, DOCKER)["type"] = { type: "string" };
        expectNoDifference(document);
    });

    it("without a remark, where its own word narrows those of its base type", () => {
        const document = withSleep();
        at(schemasOf(document), "CommonAction", "properties")["type"] = { enum: ["SLEEP", "DOCKERFILE"] };
        propertiesOf(document, DOCKER)["squash"] = { type: "boolean" };
        expect(dockerReport(document)).toBe("  they have, we lack:\n    squash: boolean");
    });

    it("where another type of action has a dockerfile_path, too", () => {
        const document = withSleep();
        const { properties } = at(schemasOf(document), "AddSleepActionRequest", "allOf", "1");
        Object.assign(properties ?? {}, { dockerfile_path: { type: "string" } });
        setBody(document, ACTIONS, { oneOf: [refTo("AddSleepActionRequest"), refTo(DOCKER)] });
        expectNoDifference(document);
    });

    it("in a body that all types share, with a remark about the fields of others", () => {
        const document = equalDocument();
        const added = { type: { enum: ["SLEEP", "DOCKERFILE", "HTTP"] }, sleep_in_sec: { type: "integer" } };
        Object.assign(propertiesOf(document, DOCKER), added);
        expect(dockerReport(document)).toBe(
            "  shared by 3 types: fields of the other types may be listed here\n" +
                "  they have, we lack:\n" +
                "    sleep_in_sec: integer",
        );
    });
});

describe("a request is read", () => {
    it("through references of the path, the body, the media type's schema and the property", () => {
        const document = equalDocument();
        const components = at(document, "components");
        const content = { "text/plain": {}, "application/json; charset=utf-8": { schema: refTo(DOCKER) } };
        components["requestBodies"] = { Add: { content }, Again: { $ref: "#/components/requestBodies/Add" } };
        components["pathItems"] = {
            "a/b~c d": { post: { requestBody: { $ref: "#/components/requestBodies/Again" } } },
        };
        at(document, "paths")[ACTIONS] = { $ref: "#/components/pathItems/a~1b~0c%20d" };
        propertiesOf(document, DOCKER)["region"] = { $ref: `#/components/schemas/${DOCKER}/allOf/1/properties/login` };
        expectNoDifference(document);
    });

    it("although references and combinations run in circles", () => {
        const document = equalDocument();
        const schemas = schemasOf(document);
        at(schemas, "CommonAction")["allOf"] = [refTo(DOCKER), refTo("Circle"), refTo("Round")];
        schemas["Circle"] = { anyOf: [refTo("Circle"), refTo("Round")] };
        schemas["Round"] = refTo("About");
        schemas["About"] = refTo("Round");
        expectNoDifference(document);
    });

    it("with nulls as OpenAPI 3.1 writes them, and words as constants", () => {
        const document = equalDocument();
        Object.assign(propertiesOf(document, DOCKER), {
            type: { const: "DOCKERFILE" },
            region: { type: ["string", "null"] },
            integration: { oneOf: [{ type: "null" }, { properties: { hash_id: { type: "string" }, identifier: {} } }] },
            cache_mode: { anyOf: [{ enum: [null] }, { const: "MIN" }, { const: "MAX" }] },
            provenance: { enum: ["NONE", "MIN", "MAX", null] },
        });
        expectNoDifference(document);
    });

    it("with the demands of all parts, and of alternatives only what each demands", () => {
        const document = equalDocument();
        Object.assign(at(schemasOf(document), DOCKER, "allOf", "1"), {
            allOf: [{ required: ["context_path"] }],
            anyOf: [{ required: ["login", "registry"] }, { required: ["integration", "registry"] }],
        });
        expect(dockerReport(document)).toBe("  required there, not here:\n    context_path\n    registry");
    });

    it("with the properties of all alternatives, each with the types and words of all", () => {
        const document = equalDocument();
        const alternatives = [
            { properties: { squash: { type: "boolean" }, cache_mode: { enum: ["MIN"] } } },
            { properties: { squash: { type: "string" }, cache_mode: { enum: ["MAX", "ALL"] } } },
        ];
        delete propertiesOf(document, DOCKER)["cache_mode"];
        at(schemasOf(document), DOCKER)["oneOf"] = alternatives;
        expect(dockerReport(document)).toBe(
            "  they have, we lack:\n" +
                "    squash: boolean or string\n" +
                "  words they have, we lack:\n" +
                "    cache_mode: ALL",
        );
    });

    it("with operands that another schema describes compared once more, not for ever", () => {
        const document = equalDocument();
        const operand = structuredClone(at(schemasOf(document), "TriggerCondition"));
        at(operand, "properties")["scope"] = { type: "string" };
        at(operand, "properties")["trigger_operands"] = { type: "array", items: { allOf: [refTo("Operand")] } };
        schemasOf(document)["Operand"] = operand;
        at(propertiesOf(document, "TriggerCondition"), "trigger_operands")["items"] = refTo("Operand");
        expect(dockerReport(document)).toBe(
            "  they have, we lack:\n    trigger_conditions[].trigger_operands[].scope: string",
        );
    });
});

describe("Swagger 2", () => {
    it("has the body among the parameters of the operation or the path", () => {
        const document = equalDocument();
        const text = JSON.stringify({ ...at(document, "components"), swagger: "2.0" });
        const swagger: OpenApi = JSON.parse(
            text.replace('"schemas":', '"definitions":').replaceAll("#/components/schemas/", "#/definitions/"),
        );
        const body = (name: string) => ({ in: "body", name: "body", schema: { $ref: `#/definitions/${name}` } });
        const parameters = [{ in: "path", name: "pipeline_id" }, { $ref: "#/parameters/Action" }];
        swagger["parameters"] = { Action: body(DOCKER) };
        swagger["paths"] = {
            [ACTIONS]: { post: { parameters } },
            [PIPELINES]: { post: {}, parameters: [body("AddPipelineRequest")] },
        };
        expectNoDifference(swagger);
    });
});
