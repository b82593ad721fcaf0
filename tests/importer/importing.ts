import { importedAction } from "../../importer/importedAction";
import type { JsonObject } from "../../provider/json";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

export const PIPELINE = { workspace: "acme", projectName: "website", pipelineId: 12 };
export const PATH = { noun: "action", parent: PIPELINE, id: 34 } as const;
export const RESPONSE = { id: 34, type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
export const BASE = { ...PIPELINE, name: "Build", dockerfilePath: "Dockerfile" };
export const CIPHER = "secure!abc=.def=";

export const importing = (response: object) => {
    const { inputs, unmanaged } = importedAction(dockerfileAction, { ...RESPONSE, ...response } as JsonObject, PATH);
    return { inputs, unmanaged };
};
