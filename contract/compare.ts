import type { PartTable, WireForm } from "../provider/fields/fieldType";
import type { JsonObject } from "../provider/json";
import type { ResourceType } from "../provider/types/resourceType";
import { followed, type OpenApi } from "./openApi";
import { type OurField, ourFields, ourParts } from "./ourFields";
import { isResponseOnly } from "./responseOnly";
import { viewOf } from "./schema";
import type { View } from "./view";

/** `…There`: the document has it, and we lack it. `…Here`: we have it, and the document lacks it. */
export type DifferenceKind =
    | "fieldThere"
    | "fieldHere"
    | "type"
    | "wordsThere"
    | "wordsHere"
    | "requiredThere"
    | "brokenRef";

export interface Difference {
    kind: DifferenceKind;
    /** Buddy's names: `trigger_conditions[].timezone`; empty for the request itself. */
    path: string;
    /** The type, the words, or whatever says more than the path. */
    detail?: string;
}

/** The nested objects on the way to a field: our table, and the schema that describes it. */
type Way = readonly { parts: PartTable; schema: JsonObject }[];

/** The request of a resource type, or an object in it. */
interface Place {
    /** The resource type's name. */
    typeName: string;
    path: string;
    way: Way;
}

/** How the fields of a resource type differ from what the document says of its request. */
export function differencesOf(document: OpenApi, type: ResourceType, request: View): Difference[] {
    return [
        ...brokenRefs(request, ""),
        ...compareObjects(document, ourFields(type), request, { typeName: type.className, path: "", way: [] }),
    ];
}

function compareObjects(document: OpenApi, ours: readonly OurField[], theirs: View, place: Place): Difference[] {
    const at = (name: string) => (place.path === "" ? name : `${place.path}.${name}`);
    const known = ours.flatMap(({ wire, before }) => [wire, before]);
    const added = [...theirs.properties].flatMap(([name, schema]): Difference[] => {
        const view = viewOf(document, schema);
        const isKnown = known.includes(name) || view.isReadOnly || isResponseOnly(place.path || place.typeName, name);
        return isKnown ? [] : [{ kind: "fieldThere", path: at(name), detail: view.types.join(" or ") }];
    });
    const others = ours.flatMap((field): Difference[] => {
        const path = at(field.wire);
        const schema = theirs.properties.get(field.wire);
        if (schema === undefined) {
            return [{ kind: "fieldHere", path }];
        }
        const isStricter = theirs.required.includes(field.wire) && !field.isRequired;
        const values = compareValues(document, field, { form: field.form, schema, place: { ...place, path } });
        return [...(isStricter ? [{ kind: "requiredThere" as const, path }] : []), ...values];
    });
    return [...added, ...others];
}

interface Value {
    form: WireForm;
    schema: JsonObject;
    /** With the path of the value. */
    place: Place;
}

/** The field's value, or an entry of its list. */
function compareValues(document: OpenApi, field: OurField, { form, schema, place }: Value): Difference[] {
    const { path, way } = place;
    const view = viewOf(document, schema);
    const found = [...brokenRefs(view, path), ...typeDifferences(view, form, path)];
    if (found.length > 0) {
        return found;
    }
    if (form.entries !== undefined && view.entries !== undefined) {
        const entries = { form: form.entries, schema: view.entries, place: { ...place, path: `${path}[]` } };
        return compareValues(document, field, entries);
    }
    const next = { parts: field.parts ?? {}, schema: followed(document, schema) ?? schema };
    if (field.parts === undefined || view.properties.size === 0 || isRepeated(next, way)) {
        return wordDifferences(view, field, form, path);
    }
    return compareObjects(document, ourParts(field.parts), view, { ...place, way: [...way, next] });
}

/** A condition's operands are conditions: what the same schema describes is compared once, anything else twice at most. */
function isRepeated({ parts, schema }: Way[number], way: Way): boolean {
    const alike = way.filter((each) => each.parts === parts);
    return alike.length > 1 || alike.some((each) => each.schema === schema);
}

function brokenRefs(view: View, path: string): Difference[] {
    return view.brokenRefs.map((detail) => ({ kind: "brokenRef", path, detail }));
}

function typeDifferences({ types }: View, { json }: WireForm, path: string): Difference[] {
    const isFitting = types.length === 0 || types.includes(json) || (json === "integer" && types.includes("number"));
    return isFitting ? [] : [{ kind: "type", path, detail: `they ${types.join(" or ")}, we ${json}` }];
}

/** A schema without words says nothing about them: Buddy may name them in its descriptions. */
function wordDifferences({ words }: View, { isTypeWord }: OurField, form: WireForm, path: string): Difference[] {
    const { words: ours = [], outdated = [] } = form;
    if (words === undefined || form.json !== "string") {
        return [];
    }
    const there = isTypeWord ? [] : words.filter((word) => !ours.includes(word));
    const here = ours.filter((word) => !words.includes(word) && !outdated.includes(word));
    const list = (kind: DifferenceKind, found: readonly string[]): Difference[] =>
        found.length === 0 ? [] : [{ kind, path, detail: found.join(", ") }];
    return [...list("wordsThere", there), ...list("wordsHere", here)];
}
