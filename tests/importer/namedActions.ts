import { importedAction } from "../../importer/importedAction";
import { createNamer } from "../../importer/names";
import type { NamedAction } from "../../importer/programText";
import type { JsonObject } from "../../provider/json";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

export const PIPELINE = { workspace: "acme", projectName: "website", pipelineId: 12 };
const RESPONSE = { type: "DOCKERFILE", dockerfile_path: "Dockerfile" };

/** Actions that Buddy returns, imported and named. */
export function namedActions(...responses: object[]): NamedAction[] {
    const nameOf = createNamer({ prefix: "", taken: [], references: {} });
    return responses.map((response, index) => {
        const actionId = index + 1;
        const action = importedAction(dockerfileAction, { ...RESPONSE, ...response } as JsonObject, {
            noun: "action",
            parent: PIPELINE,
            id: actionId,
        });
        return { action, ...nameOf({ id: actionId, name: String(action.inputs["name"]) }) };
    });
}
