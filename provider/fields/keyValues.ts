import { isObject, type Json, type JsonObject, unlessEmpty } from "../json";
import type { Problem } from "../problem";
import type { FieldType, Location } from "./fieldType";
import { entriesOf, listProblems, repeatedAt } from "./listTypes";
import { typeProblem } from "./scalarTypes";

/**
 * Build arguments: a list of `KEY=value`, or of `KEY` where the value comes from the environment (Docker's
 * `--build-arg KEY`), or a map of keys to values. Each key occurs once; order carries no meaning.
 */
export function keyValues(): FieldType<string[] | Record<string, string>> {
    return {
        form: { json: "array", entries: { json: "string" } },
        problems(value, location) {
            if (isObject(value)) {
                return mapProblems(value, location);
            }
            const must = 'be a list of "KEY=value", or a map';
            if (!Array.isArray(value)) {
                return typeProblem(value, location, must, "Write { KEY: value }.");
            }
            const repeated = repeatedAt(value.map(keyOf)).map((index) => ({
                path: `${location.path}[${index}]`,
                must: "have a key of its own",
                got: "its key is used twice",
                fix: "Give each key once.",
            }));
            return [...listProblems(value, location, { must: 'be "KEY=value"', problems: pairProblems }), ...repeated];
        },
        toWire: toList,
        fromWire(wire, input) {
            if (!isObject(input)) {
                return unlessEmpty(wire);
            }
            // The form stays a map, because the engine knows by the path which values are secret. A map cannot express a
            // key without a value: `KEY` becomes null, which differs from `KEY=`.
            const pairs = entriesOf(wire).map((pair): [string, Json] => {
                const [key = "", ...rest] = String(pair).split("=");
                return [key, rest.length === 0 ? null : rest.join("=")];
            });
            return unlessEmpty(Object.fromEntries(pairs));
        },
        normalize: (value) => unlessEmpty([...toList(value)].sort()),
    };
}

function toList(value: Json | undefined): Json[] {
    return isObject(value)
        ? Object.entries(value).map(([key, entry]) => (entry === null ? key : `${key}=${entry}`))
        : entriesOf(value);
}

function keyOf(pair: Json): string | undefined {
    return typeof pair === "string" ? pair.split("=", 1)[0] : undefined;
}

function mapProblems(map: JsonObject, location: Location): Problem[] {
    return Object.entries(map).flatMap(([key, value]) => {
        if (key === "" || key.includes("=")) {
            const got = "a key is empty or contains =";
            return [{ path: location.path, must: "have keys without =", got, fix: "Name each build argument." }];
        }
        const at = { ...location, path: `${location.path}.${key}` };
        return typeof value === "string" ? [] : typeProblem(value, at, "be a string", "Write it in quotes.");
    });
}

function pairProblems(pair: Json, location: Location): Problem[] {
    const fix = 'Write "KEY=value", or "KEY" to take the value from the environment.';
    if (typeof pair !== "string") {
        return typeProblem(pair, location, 'be "KEY=value"', fix);
    }
    return keyOf(pair) === ""
        ? [{ path: location.path, must: "begin with a key", got: "it is empty or begins with =", fix }]
        : [];
}
