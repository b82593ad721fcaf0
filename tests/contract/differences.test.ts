import { compareContract } from "../../contract/contract";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { pipeline } from "../../provider/types/pipeline";
import { at, dockerReport, equalDocument, pipelineReport, propertiesOf, schemasOf } from "./documents";

const DOCKER = "AddDockerfileActionRequest";
const PIPELINE = "AddPipelineRequest";

/** The report about a document in which the properties of one schema are changed. */
function afterEdit(name: string, edit: Parameters<typeof Object.assign>[1], report = dockerReport): string {
    const document = equalDocument();
    Object.assign(propertiesOf(document, name), edit);
    return report(document);
}

function without(name: string, property: string, report = dockerReport): string {
    const document = equalDocument();
    delete propertiesOf(document, name)[property];
    return report(document);
}

describe("a document that says what the field tables say", () => {
    it("differs in nothing", () => {
        expect(compareContract(equalDocument())).toEqual({
            report:
                "DockerfileAction (POST /workspaces/{workspace_domain}/projects/{project_name}/pipelines/{pipeline_id}/actions)\n" +
                "  nothing differs\n\n" +
                "Pipeline (POST /workspaces/{workspace_domain}/projects/{project_name}/pipelines)\n" +
                "  nothing differs",
            problems: [],
            isSame: true,
        });
    });

    it.each([
        ["DockerfileAction", dockerfileAction, ["CommonAction", DOCKER], dockerReport],
        ["Pipeline", pipeline, [PIPELINE], pipelineReport],
    ])("differs without any field of %s", (_, { fields }, names, report) => {
        for (const field of Object.values(fields)) {
            // Without dockerfile_path nothing would tell the schema.
            if (field.in === "body" && field.wire !== "dockerfile_path") {
                const name = names.find((each) => field.wire in propertiesOf(equalDocument(), each)) ?? "";
                expect(without(name, field.wire, report)).toBe(`  we have, they lack:\n    ${field.wire}`);
            }
        }
    });
});

describe("the report names", () => {
    it("fields that only the document has, with their types", () => {
        const edit = { squash: { type: "boolean" }, platforms: { type: ["array", "string", "null"] }, odd: {} };
        expect(afterEdit(DOCKER, edit)).toBe(
            "  they have, we lack:\n    squash: boolean\n    platforms: array or string\n    odd",
        );
    });

    it("fields of nested objects and of lists' entries by their paths", () => {
        expect(afterEdit("Variable", { scope: { type: "string" } })).toBe(
            "  they have, we lack:\n    variables[].scope: string",
        );
        expect(without("TriggerCondition", "trigger_user", pipelineReport)).toBe(
            "  we have, they lack:\n    trigger_conditions[].trigger_user",
        );
        expect(without("Permission", "id", pipelineReport)).toBe(
            "  we have, they lack:\n    permissions.users[].id\n    permissions.groups[].id",
        );
    });

    it("a former name alone as their field, beside ours that they lack", () => {
        const document = equalDocument();
        const { timezone: _, ...properties } = propertiesOf(document, "TriggerCondition");
        at(schemasOf(document), "TriggerCondition")["properties"] = properties;
        expect(dockerReport(document)).toBe("  we have, they lack:\n    trigger_conditions[].timezone");
    });

    it("other types, and nothing of what is in such a value", () => {
        const edit = {
            region: { properties: { id: { type: "string" } } },
            login: { oneOf: [{ type: "null" }, { type: "integer" }] },
            buildkit: { enum: ["on"] },
            build_args: { items: { type: "integer" } },
            pull: { type: ["string", "integer"] },
        };
        expect(afterEdit(DOCKER, edit)).toBe(
            "  other types:\n" +
                "    login: they integer, we string\n" +
                "    region: they object, we string\n" +
                "    build_args[]: they integer, we string\n" +
                "    buildkit: they string, we boolean\n" +
                "    pull: they string or integer, we boolean",
        );
    });

    it("words on either side, of fields, parts and entries", () => {
        const edit = {
            cache_mode: { type: "string", enum: ["MIN", "ALL"] },
            region: { type: "string", enum: ["us-east-1"] },
            build_args: { type: "array", items: { enum: ["A=b"] } },
            secrets: {
                type: "array",
                items: {
                    properties: {
                        id: { type: "string" },
                        value: { type: "string" },
                        type: { const: "SSH" },
                    },
                },
            },
        };
        expect(afterEdit(DOCKER, edit)).toBe(
            "  words they have, we lack:\n" +
                "    region: us-east-1\n" +
                "    build_args[]: A=b\n" +
                "    secrets[].type: SSH\n" +
                "    cache_mode: ALL\n" +
                "  words we have, they lack:\n" +
                "    secrets[].type: FILE, ENV\n" +
                "    cache_mode: MAX",
        );
    });

    it("another word for the type of a Docker build action", () => {
        expect(afterEdit(DOCKER, { type: { type: "string", enum: ["DOCKER_BUILD"] } })).toBe(
            "  words we have, they lack:\n    type: DOCKERFILE",
        );
    });

    it("what is required there and not here, at any depth", () => {
        const document = equalDocument();
        at(schemasOf(document), DOCKER, "allOf", "1")["required"] = ["dockerfile_path", "docker_registry"];
        at(schemasOf(document), "Variable")["required"] = ["key", "type"];
        expect(dockerReport(document)).toBe("  required there, not here:\n    docker_registry\n    variables[].type");
    });

    it("references that lead nowhere, and what cannot be compared behind them as lacking", () => {
        const document = equalDocument();
        delete schemasOf(document)["DockerBuildSecret"];
        at(schemasOf(document), "AddPipelineRequest")["allOf"] = [{ $ref: "common.yaml#/Pipeline" }];
        expect(dockerReport(document)).toBe(
            "  references that lead nowhere:\n    secrets[]: #/components/schemas/DockerBuildSecret",
        );
        expect(pipelineReport(document)).toBe(
            "  references that lead nowhere:\n    the request itself: common.yaml#/Pipeline",
        );
    });
});

describe("no difference is", () => {
    it("a field that only responses have", () => {
        const edit = {
            current_revision: { type: "string" },
            pipeline: { type: "object" },
            last_execution_date: { type: "string" },
            secret_kind: { allOf: [{ type: "string" }], readOnly: true },
        };
        expect(afterEdit(DOCKER, edit)).toBe("  nothing differs");
        expect(afterEdit("Variable", { html_url: { type: "string" } })).toBe("  nothing differs");
    });

    it("a number where we have an integer, or several types with ours among them", () => {
        const edit = {
            timeout: { type: "number" },
            disabled: { type: ["boolean", "string", "null"] },
            loop: { anyOf: [{ items: { type: "integer" } }, { items: { type: "string" } }, { type: "string" }] },
            retry_count: { anyOf: [{ type: "string" }, {}] },
        };
        expect(afterEdit("CommonAction", edit)).toBe("  nothing differs");
    });

    it("a value of which the document says nothing", () => {
        const edit = {
            region: {},
            secrets: { type: "array" },
            cache_mode: { type: "string" },
            integration: { type: "object" },
        };
        expect(afterEdit(DOCKER, edit)).toBe("  nothing differs");
    });
});
