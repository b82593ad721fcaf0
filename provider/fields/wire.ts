import { hasUnknown, isSame, isSet, type Json, type JsonObject, mapEntries, unlessEmpty } from "../json";
import type { BodyField, Field, FieldTable, PropertiesField } from "./fieldTable";
import { unlessSame } from "./objectType";
import { isKept, missingPaths, removedProperties } from "./properties";

/** What of a resource type decides about requests and responses. */
interface WireType {
    fields: FieldTable;
    /** Sent as `type` with each write. */
    wireType?: string;
}

export function bodyFields(fields: FieldTable): [string, BodyField][] {
    return Object.entries(fields).flatMap(([name, field]): [string, BodyField][] =>
        field.in === "body" ? [[name, field]] : [],
    );
}

/** The fields whose entries are fields of the body. */
function propertiesFields(fields: FieldTable): [string, PropertiesField][] {
    return Object.entries(fields).flatMap(([name, field]): [string, PropertiesField][] =>
        field.in === "properties" ? [[name, field]] : [],
    );
}

/** The body of the POST that creates an object: every input that is set, `false`, `""` and `[]` included. */
export function toCreateBody({ fields, wireType }: WireType, inputs: JsonObject, olds: JsonObject = {}): JsonObject {
    const body: JsonObject = wireType === undefined ? {} : { type: wireType };
    for (const [name, field] of bodyFields(fields)) {
        const value = inputs[name];
        if (isSet(value)) {
            body[field.wire] = field.type.toWire(value, olds[name]);
        }
    }
    for (const [name] of propertiesFields(fields)) {
        Object.assign(body, inputs[name]);
    }
    return body;
}

/** The body of the one PATCH: all set inputs, and the clear value of each that was set before and is no longer. */
export function toUpdateBody(type: WireType, olds: JsonObject, news: JsonObject): JsonObject {
    const body = toCreateBody(type, news, olds);
    for (const [name, field] of bodyFields(type.fields)) {
        if (field.onChangeOnly && isSame(news[name], olds[name])) {
            delete body[field.wire];
        }
    }
    for (const [, { clear, wire }] of removedFields(type.fields, olds, news)) {
        if (clear !== undefined) {
            body[wire] = clear;
        }
    }
    for (const { property } of removedEntries(type.fields, olds, news)) {
        body[property] = null;
    }
    return body;
}

function removedFields(fields: FieldTable, olds: JsonObject, news: JsonObject): [string, BodyField][] {
    return bodyFields(fields).filter(
        ([name, { type, alias, shownWhenUnset }]) =>
            !isSet(news[name]) &&
            type.normalize(olds[name]) !== undefined &&
            !shownWhenUnset &&
            !(alias !== undefined && isSet(news[alias])),
    );
}

function removedEntries(fields: FieldTable, olds: JsonObject, news: JsonObject) {
    return propertiesFields(fields).flatMap(([name]) =>
        removedProperties(olds[name], news[name]).map(([property, old]) => ({
            path: `${name}.${property}`,
            property,
            old,
        })),
    );
}

/** Inputs whose clear value Buddy accepted and ignored: its response still holds the old value. */
export function ignoredClears(
    { fields }: WireType,
    { olds, news, response }: { olds: JsonObject; news: JsonObject; response: JsonObject },
): string[] {
    const kept = removedEntries(fields, olds, news).filter(({ property, old }) => isKept(response[property], old));
    const ignored = removedFields(fields, olds, news).flatMap(([name, { type, wire, computed, writeOnly, clear }]) => {
        const old = olds[name];
        if (computed || writeOnly || clear === undefined || old === undefined) {
            return [];
        }
        return isSame(type.normalize(type.fromWire(response[wire], old)), type.normalize(old)) ? [name] : [];
    });
    return [...ignored, ...kept.map(({ path }) => path)];
}

/** Properties and unconfirmed inputs that a request sent and that its response lacks: Buddy did not take them. */
export function ignoredInputs({ fields }: WireType, inputs: JsonObject, response: JsonObject): string[] {
    const missing = propertiesFields(fields).flatMap(([name]) => missingPaths(response, inputs[name], name));
    const ignored = bodyFields(fields).flatMap(([name, { type, wire, unconfirmed }]) => {
        const isIgnored = type.normalize(inputs[name]) !== undefined && unlessEmpty(response[wire]) === undefined;
        return unconfirmed && isIgnored ? [name] : [];
    });
    return [...ignored, ...missing];
}

/**
 * What Buddy holds for the inputs that the program sets, and for them only: in the program's own form while it means the
 * same, else in Buddy's. What Buddy fills in by itself never enters the state, so it never shows as a change.
 */
export function observedInputs({ fields }: WireType, response: JsonObject, inputs: JsonObject): JsonObject {
    return mapEntries(fields, (field, name) => {
        const own = inputs[name];
        return isSet(own) ? observedValue(field, response, own) : undefined;
    });
}

function observedValue(field: Field, response: JsonObject, own: Json): Json | undefined {
    if (field.in === "properties" && !hasUnknown(own)) {
        return unlessSame(field.type, response, own);
    }
    if (field.in !== "body" || field.writeOnly || hasUnknown(own)) {
        return own;
    }
    if ((field.computed || field.unconfirmed) && response[field.wire] === undefined) {
        return own;
    }
    if (field.absentSaysNothing && unlessEmpty(response[field.wire]) === undefined) {
        return own;
    }
    return unlessSame(field.type, response[field.wire], own);
}

/** All inputs that a response tells, for a getter. */
export function allInputs({ fields }: WireType, response: JsonObject): JsonObject {
    const inputs: JsonObject = {};
    for (const [name, field] of Object.entries(fields)) {
        const isAliasSet = field.in === "body" && field.alias !== undefined && field.alias in inputs;
        const value = isAliasSet ? undefined : readableValue(fields, field, response);
        if (value !== undefined) {
            inputs[name] = value;
        }
    }
    return inputs;
}

function readableValue(fields: FieldTable, field: Field, response: JsonObject): Json | undefined {
    if (field.in === "properties") {
        return field.type.fromWire(responseProperties(fields, field, response));
    }
    return field.in !== "body" || field.writeOnly ? undefined : field.type.fromWire(response[field.wire]);
}

/** The entries of a response that no other input stands for, encrypted ones included. */
export function responseProperties(
    fields: FieldTable,
    { responseOnly }: PropertiesField,
    response: JsonObject,
): JsonObject {
    const taken = [...responseOnly, ...bodyFields(fields).map(([, { wire }]) => wire)];
    return mapEntries(response, (value, name) => (taken.includes(name) ? undefined : value));
}
