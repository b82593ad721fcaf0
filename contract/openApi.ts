import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { isObject, type Json, type JsonObject } from "../provider/json";
import { problemText } from "../provider/problem";

/** An OpenAPI document, of Swagger 2 or OpenAPI 3. */
export type OpenApi = JsonObject;

/** Why `--spec` cannot be compared with. */
export function specText(must: string, got: string, fix: string): string {
    return problemText({ path: "--spec", must, got, fix });
}

export async function readOpenApi(file: string): Promise<OpenApi> {
    const text = await readFile(file, "utf8").catch(({ code }: NodeJS.ErrnoException) => {
        throw new Error(
            specText("be a file that can be read", `got ${code}`, "Give the path of Buddy's OpenAPI document."),
        );
    });
    const value = parsed(text);
    if (isObject(value) && ("openapi" in value || "swagger" in value)) {
        return value;
    }
    throw new Error(
        specText(
            "be an OpenAPI document",
            'got a file without "openapi" and "swagger"',
            "Give the whole document, as JSON or YAML.",
        ),
    );
}

/** JSON first: it is YAML, too, but a large file takes the parser of YAML seconds. */
function parsed(text: string): Json {
    try {
        return JSON.parse(text);
    } catch {
        return parsedYaml(text);
    }
}

function parsedYaml(text: string): Json {
    try {
        return parse(text);
    } catch (error) {
        const [message] = (error instanceof Error ? error.message : String(error)).split(/:?\n/);
        throw new Error(specText("be JSON or YAML", `got a mistake: ${message}`, "Download the file again."));
    }
}

/** What a reference such as `#/components/schemas/Action` names; `undefined` where it leads nowhere. */
export function targetOf(document: OpenApi, ref: string): JsonObject | undefined {
    const [, ...segments] = ref.split("/");
    const start: Json | undefined = ref.startsWith("#/") ? document : undefined;
    const target = segments.map(unescaped).reduce(childOf, start);
    return isObject(target) ? target : undefined;
}

/** The object itself, or what it refers to; `undefined` where that leads nowhere, or to itself. */
export function followed(document: OpenApi, value: Json | undefined): JsonObject | undefined {
    const passed = new Set<JsonObject>();
    let object = isObject(value) ? value : undefined;
    while (object !== undefined && typeof object["$ref"] === "string") {
        if (passed.has(object)) {
            return undefined;
        }
        passed.add(object);
        object = targetOf(document, object["$ref"]);
    }
    return object;
}

function childOf(value: Json | undefined, name: string): Json | undefined {
    if (Array.isArray(value)) {
        return value[Number(name)];
    }
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** https://www.rfc-editor.org/rfc/rfc6901, in the form of a URI's fragment. */
function unescaped(segment: string): string {
    let plain = segment;
    try {
        plain = decodeURIComponent(segment);
    } catch {
        // A lone % is meant as it is.
    }
    return plain.replaceAll("~1", "/").replaceAll("~0", "~");
}
