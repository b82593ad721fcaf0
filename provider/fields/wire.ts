import { hasUnknown, isSame, type Json, type JsonObject, unlessEmpty } from "../json";
import { FIELD_ENTRIES, type Field, type FieldName } from "../types/dockerfileAction";

/** Every Docker-build action has it; Buddy can't change an action's type. */
export const ACTION_TYPE = "DOCKERFILE";

type BodyField = Extract<Field, { to: "body" }>;

/** The table's rows that are sent and answered. */
export const BODY_FIELDS = FIELD_ENTRIES.flatMap(([name, field]): [FieldName, BodyField][] =>
    field.to === "body" ? [[name, field]] : [],
);

/** True when the user wrote the input at all; explicit `false`, `""` and `[]` are written. */
export function isSet(value: Json | undefined): value is Json {
    return value !== undefined && value !== null;
}

/** The body of the POST that creates an action. */
export function toCreateBody(inputs: JsonObject): JsonObject {
    const body: JsonObject = { type: ACTION_TYPE };
    for (const [name, field] of BODY_FIELDS) {
        const value = inputs[name];
        if (isSet(value)) {
            body[field.wire] = field.type.toWire(value);
        }
    }
    return body;
}

/** The body of the one PATCH: all set inputs, and the clear value of each that was set before and is no longer. */
export function toUpdateBody(olds: JsonObject, news: JsonObject): JsonObject {
    const body = toCreateBody(news);
    for (const [name, field] of BODY_FIELDS) {
        if (field.onChangeOnly && isSame(news[name], olds[name])) {
            delete body[field.wire];
        }
    }
    for (const [, field] of removedFields(olds, news)) {
        if (field.clear !== undefined) {
            body[field.wire] = field.clear;
        }
    }
    return body;
}

function removedFields(olds: JsonObject, news: JsonObject): [FieldName, BodyField][] {
    return BODY_FIELDS.filter(
        ([name, { type: kind }]) => !isSet(news[name]) && kind.normalize(olds[name]) !== undefined,
    );
}

/** Inputs whose clear value Buddy accepted and ignored: its answer still holds the old one. */
export function ignoredClears({ olds, news, answer }: { olds: JsonObject; news: JsonObject; answer: JsonObject }) {
    return removedFields(olds, news).flatMap(([name, { type: kind, wire, computed, writeOnly, clear }]) => {
        const old = olds[name];
        if (computed || writeOnly || clear === undefined || old === undefined) {
            return [];
        }
        const kept = kind.normalize(kind.observed(answer[wire], old));
        return isSame(kept, kind.normalize(old)) ? [name] : [];
    });
}

/** Unconfirmed inputs that a request sent and that its response lacks: Buddy did not take them. */
export function ignoredInputs(inputs: JsonObject, answer: JsonObject): FieldName[] {
    return BODY_FIELDS.flatMap(([name, { type: kind, wire, unconfirmed }]) => {
        const isIgnored = kind.normalize(inputs[name]) !== undefined && unlessEmpty(answer[wire]) === undefined;
        return unconfirmed && isIgnored ? [name] : [];
    });
}

/**
 * What Buddy holds for the inputs the user wrote, and for them only: in the user's own shape while it means the same,
 * in Buddy's where it differs. What Buddy fills in by itself never enters state, so it never shows as a change.
 */
export function observedInputs(answer: JsonObject, stated: JsonObject): JsonObject {
    const observed: JsonObject = {};
    for (const [name, field] of FIELD_ENTRIES) {
        const own = stated[name];
        if (!isSet(own)) {
            continue;
        }
        const seen = observedValue(field, answer, own);
        if (seen !== undefined) {
            observed[name] = seen;
        }
    }
    return observed;
}

function observedValue(field: Field, answer: JsonObject, own: Json): Json | undefined {
    if (field.to !== "body" || field.writeOnly || hasUnknown(own)) {
        return own;
    }
    if ((field.computed || field.unconfirmed) && answer[field.wire] === undefined) {
        return own;
    }
    const seen = field.type.observed(answer[field.wire], own);
    return isSame(field.type.normalize(seen), field.type.normalize(own)) ? own : seen;
}

/** Everything readable of an action, for `DockerfileAction.get`. */
export function allInputs(answer: JsonObject): JsonObject {
    return readInputs(answer, (kind, wire) => kind.fromWire(wire));
}

/** The same as a program would write it, for `pulumi-buddyworks import`: without what Buddy takes anyway. */
export function conciseInputs(answer: JsonObject): JsonObject {
    return readInputs(answer, (kind, wire) => kind.concise(wire));
}

type Reading = (kind: Field["type"], wire: Json | undefined) => Json | undefined;

function readInputs(answer: JsonObject, read: Reading): JsonObject {
    const inputs: JsonObject = {};
    for (const [name, field] of BODY_FIELDS) {
        const value = field.writeOnly ? undefined : read(field.type, answer[field.wire]);
        if (value !== undefined) {
            inputs[name] = value;
        }
    }
    return inputs;
}
