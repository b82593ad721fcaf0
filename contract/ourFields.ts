import type { FieldType, PartTable, WireForm } from "../provider/fields/fieldType";
import { bodyFields } from "../provider/fields/wire";
import type { ResourceType } from "../provider/types/resourceType";

/** One field of a request, as our tables have it. */
export interface OurField {
    wire: string;
    form: WireForm;
    /** The fields of the object, or of each object in the list. */
    parts: PartTable | undefined;
    isRequired: boolean;
    /** Its former name. */
    before?: string | undefined;
    /** Buddy's documentation can name other words for it, which belong to other types of resources. */
    isTypeWord?: true;
}

export function ourFields({ fields, wireType }: ResourceType): OurField[] {
    const form: WireForm = { json: "string", words: [wireType ?? ""] };
    const typeWord: OurField = { wire: "type", form, parts: undefined, isRequired: true, isTypeWord: true };
    return [...(wireType === undefined ? [] : [typeWord]), ...bodyFields(fields).map(([, field]) => ourField(field))];
}

export function ourParts(parts: PartTable): OurField[] {
    return Object.values(parts).map(ourField);
}

interface Row {
    wire: string;
    type: FieldType<unknown>;
    required?: true;
    wireBefore?: string;
}

function ourField({ wire, type, required, wireBefore }: Row): OurField {
    return { wire, form: type.form, parts: type.parts, isRequired: required === true, before: wireBefore };
}
