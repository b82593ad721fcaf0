import { dockerfileAction } from "../provider/types/dockerfileAction";
import { pipeline } from "../provider/types/pipeline";
import type { ResourceType } from "../provider/types/resourceType";
import type { Evidence } from "./findSchema";
import { wordsOf } from "./schema";

const WORD = dockerfileAction.wireType ?? "";

/** What is compared, and how its schema is recognized. */
export const COMPARED: readonly { type: ResourceType; evidence: Evidence }[] = [
    {
        type: dockerfileAction,
        evidence: {
            noun: "a Docker build action",
            operations: [
                {
                    method: "post",
                    path: /\/pipelines\/[^/]+\/actions\/?(?:[#?].*)?$/,
                    name: "POST …/pipelines/{…}/actions",
                },
                { method: "patch", path: /\/actions\/[^/]+\/?(?:[#?].*)?$/, name: "PATCH …/actions/{…}" },
            ],
            properties: ["dockerfile_path", "type"],
            isRight: (view, document) => {
                const words = wordsOf(document, view, "type");
                return view.properties.has("dockerfile_path") && (words === undefined || words.includes(WORD));
            },
        },
    },
    {
        type: pipeline,
        evidence: {
            noun: "a pipeline",
            operations: [
                { method: "post", path: /\/pipelines\/?(?:[#?].*)?$/, name: "POST …/pipelines" },
                { method: "patch", path: /\/pipelines\/[^/]+\/?(?:[#?].*)?$/, name: "PATCH …/pipelines/{…}" },
            ],
            properties: ["definition_source"],
            isRight: ({ properties }) => properties.has("name"),
        },
    },
];
