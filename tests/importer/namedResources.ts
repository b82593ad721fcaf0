import { type ImportedResource, importedResource } from "../../importer/importedResource";
import { createNamer, type NamedResource } from "../../importer/names";
import type { JsonObject } from "../../provider/json";
import { action } from "../../provider/types/action";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { pipeline } from "../../provider/types/pipeline";
import { RESPONSE } from "./importing";

export const PIPELINE = { workspace: "acme", projectName: "website", pipelineId: 12 };

export function named(resources: readonly ImportedResource[]): NamedResource[] {
    const nameOf = createNamer({ prefix: "", taken: [], references: {} });
    return resources.map((resource) => {
        const { type, path, title } = resource;
        return { resource, ...nameOf({ noun: type.noun, id: path.id, name: title }) };
    });
}

/** Actions that Buddy returns, Docker builds unless they have another type, imported and named. */
export const namedResources = (...responses: object[]): NamedResource[] => named(importedActions(...responses));

/** The pipeline of the actions. */
export function importedPipeline(response: JsonObject = {}): ImportedResource {
    const { pipelineId: id, ...parent } = PIPELINE;
    return importedResource(pipeline, { id, name: "Release", ...response }, { noun: "pipeline", parent, id });
}

export function importedActions(...responses: object[]): ImportedResource[] {
    return responses.map((given, index) => {
        const id = index + 1;
        const response: JsonObject = { ...("type" in given ? {} : RESPONSE), ...given, id };
        const type = response["type"] === "DOCKERFILE" ? dockerfileAction : action;
        return importedResource(type, response, { noun: "action", parent: PIPELINE, id });
    });
}
