import { type Collection, type ObjectPath, type ParentPath, parentText } from "../client/urls";
import { type JsonObject, UNKNOWN } from "../json";
import { isPathSegment } from "../pathSegment";
import type { ResourceNoun } from "./resourceType";

/** The segments of an id, which are the inputs that say where the object lies, and Buddy's number. PERMANENT: state holds ids. */
const SEGMENTS: Readonly<Record<ResourceNoun, readonly (keyof ParentPath)[]>> = {
    action: ["workspace", "projectName", "pipelineId"],
    pipeline: ["workspace", "projectName"],
};

const FORMS: Readonly<Record<ResourceNoun, { form: string; example: string }>> = {
    action: { form: "workspace/project/pipelineId/actionId", example: "acme/website/12/34" },
    pipeline: { form: "workspace/project/pipelineId", example: "acme/website/12" },
};

/** Pulumi's id of an object at Buddy. */
export function resourceId({ parent, id }: ObjectPath): string {
    return `${parentText(parent)}/${id}`;
}

export function parseResourceId(noun: ResourceNoun, id: string): ObjectPath {
    const path = findResourceId(noun, id);
    if (path !== undefined) {
        return path;
    }
    const { form, example } = FORMS[noun];
    throw new Error(
        `id: must be ${form} (got ${JSON.stringify(id)}). ` +
            `Take the names and numbers from the ${noun}'s URL, e.g. "${example}".`,
    );
}

/** The object that an id names; `undefined` when it is no id of such an object. */
export function findResourceId(noun: ResourceNoun, id: string): ObjectPath | undefined {
    const segments = id.split("/");
    const number = positiveInteger(segments.pop());
    const names = SEGMENTS[noun];
    const values = segments.map((segment, index) =>
        names[index] === "pipelineId" ? positiveInteger(segment) : segment,
    );
    const collection = findCollection(
        noun,
        Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])),
    );
    return collection === undefined || number === undefined || segments.length !== names.length
        ? undefined
        : { ...collection, id: number };
}

/** Where the inputs say that the object lies; `undefined` while a part of it is missing, wrong or unknown. */
export function findCollection(noun: ResourceNoun, inputs: JsonObject): Collection | undefined {
    const names = SEGMENTS[noun];
    const isValid = names.every((name) => {
        const value = inputs[name];
        return name === "pipelineId" ? typeof value === "number" : value !== UNKNOWN && isPathSegment(value);
    });
    return isValid ? collectionOf(noun, inputs) : undefined;
}

/** Where the inputs say that the object lies, once `check` has accepted them. */
export function collectionOf(noun: ResourceNoun, inputs: JsonObject): Collection {
    const { workspace, projectName, pipelineId } = inputs;
    const parent = { workspace: String(workspace), projectName: String(projectName) };
    return { noun, parent: noun === "action" ? { ...parent, pipelineId: Number(pipelineId) } : parent };
}

function positiveInteger(text = ""): number | undefined {
    const number = Number(text);
    return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}
