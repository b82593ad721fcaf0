import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compareContract } from "../../contract/contract";
import type { OpenApi } from "../../contract/openApi";
import { isObject, type Json, type JsonObject } from "../../provider/json";

export const EQUAL_FILE = join(__dirname, "equal.yaml");
export const ACTIONS = "/workspaces/{workspace_domain}/projects/{project_name}/pipelines/{pipeline_id}/actions";
export const PIPELINES = "/workspaces/{workspace_domain}/projects/{project_name}/pipelines";

const EQUAL: OpenApi = parse(readFileSync(EQUAL_FILE, "utf8"));

/** A document that says what the field tables say, ready to be changed. */
export function equalDocument(): OpenApi {
    return structuredClone(EQUAL);
}

/** An object in the document, by its names. */
export function at(document: OpenApi, ...names: string[]): JsonObject {
    const found = names.reduce<Json | undefined>(
        (value, name) => (Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined),
        document,
    );
    if (!isObject(found)) {
        throw new Error(`${names.join(".")} is no object`);
    }
    return found;
}

export function schemasOf(document: OpenApi): JsonObject {
    return at(document, "components", "schemas");
}

/** The properties of a named schema; those of the Docker build action are in its second part. */
export function propertiesOf(document: OpenApi, name: string): JsonObject {
    const schema = at(schemasOf(document), name);
    return at(schema, ...("allOf" in schema ? ["allOf", "1"] : []), "properties");
}

/** Puts a schema in place of the body that a POST takes. */
export function setBody(document: OpenApi, path: string, schema: JsonObject): void {
    at(document, "paths", path, "post")["requestBody"] = { content: { "application/json": { schema } } };
}

export function refTo(name: string): JsonObject {
    return { $ref: `#/components/schemas/${name}` };
}

/** The report's section about Docker build actions, without its title. */
export function dockerReport(document: OpenApi): string {
    const [section = ""] = compareContract(document).report.split("\n\n");
    return section.split("\n").slice(1).join("\n");
}

export function pipelineReport(document: OpenApi): string {
    const [, section = ""] = compareContract(document).report.split("\n\n");
    return section.split("\n").slice(1).join("\n");
}
