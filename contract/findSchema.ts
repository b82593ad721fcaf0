import { isObject, type JsonObject } from "../provider/json";
import { followed, type OpenApi } from "./openApi";
import { viewOf } from "./schema";
import type { View } from "./view";

/** By what the schema of a request is recognized. */
export interface Evidence {
    /** What the document should describe, for messages. */
    noun: string;
    /** The operations whose body it is, the best first. */
    operations: readonly { method: "post" | "patch"; path: RegExp; name: string }[];
    /** What a schema has, where no operation leads to it. */
    properties: readonly string[];
    /** True for the schema among several of one body, and for a body that is the right one. */
    isRight(view: View, document: OpenApi): boolean;
}

export interface FoundSchema {
    /** Where the document has it. */
    where: string;
    view: View;
}

export function findSchema(document: OpenApi, evidence: Evidence): FoundSchema | undefined {
    return findBody(document, evidence) ?? findComponent(document, evidence);
}

function findBody(document: OpenApi, { operations, ...evidence }: Evidence): FoundSchema | undefined {
    const isRight = (view: View) => evidence.isRight(view, document);
    for (const { method, path } of operations) {
        for (const [address, schema] of bodiesOf(document, method, path)) {
            const view = viewOf(document, schema, isRight);
            if (isRight(view)) {
                return { where: `${method.toUpperCase()} ${address}`, view };
            }
        }
    }
    return undefined;
}

function bodiesOf(document: OpenApi, method: string, path: RegExp): [string, JsonObject][] {
    return objectsIn(document["paths"]).flatMap(([address, given]): [string, JsonObject][] => {
        const item = followed(document, given);
        const operation = followed(document, item?.[method]);
        const schema = path.test(address) && operation ? bodyOf(document, operation, item) : undefined;
        return schema === undefined ? [] : [[address, schema]];
    });
}

function bodyOf(document: OpenApi, operation: JsonObject, item: JsonObject = {}): JsonObject | undefined {
    const body = followed(document, operation["requestBody"]) ?? swagger2Body(document, [operation, item]);
    const contents = objectsIn(body?.["content"]);
    const [, content] = contents.find(([type]) => type.includes("json")) ?? contents[0] ?? [];
    const schema = (content ?? body)?.["schema"];
    return isObject(schema) ? schema : undefined;
}

function swagger2Body(document: OpenApi, holders: readonly JsonObject[]): JsonObject | undefined {
    return holders
        .flatMap(({ parameters }) => (Array.isArray(parameters) ? parameters : []))
        .map((parameter) => followed(document, parameter))
        .find((parameter) => parameter?.["in"] === "body");
}

/** Of several, the one that is no response's: those have an address. */
function findComponent(document: OpenApi, { properties, ...evidence }: Evidence): FoundSchema | undefined {
    const isRight = (view: View) => evidence.isRight(view, document);
    const { components } = document;
    const sections = {
        "#/components/schemas": isObject(components) ? components["schemas"] : undefined,
        "#/definitions": document["definitions"],
    };
    const found = Object.entries(sections).flatMap(([section, schemas]) =>
        objectsIn(schemas).map(([name, schema]) => ({
            where: `${section}/${name}`,
            view: viewOf(document, schema, isRight),
        })),
    );
    const fitting = found.filter(({ view }) => properties.every((name) => view.properties.has(name)));
    return fitting.find(({ view }) => !view.properties.has("html_url")) ?? fitting[0];
}

function objectsIn(value: JsonObject[string] | undefined): [string, JsonObject][] {
    return Object.entries(isObject(value) ? value : {}).flatMap(([name, each]): [string, JsonObject][] =>
        isObject(each) ? [[name, each]] : [],
    );
}
