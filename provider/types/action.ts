import type { Unwrap } from "@pulumi/pulumi";
import type { ActionArgs } from "../args/actionArgs";
import { ACTION_TYPES } from "../args/actionTypes";
import type { FieldTableOf } from "../fields/fieldTable";
import { properties } from "../fields/properties";
import { string } from "../fields/scalarTypes";
import type { JsonObject } from "../json";
import { isObject } from "../json";
import { quoted } from "../printable";
import { nearestName, type Problem } from "../problem";
import { actionPathFields, commonActionFields, commonActionProblems } from "./commonAction";
import type { InputsOf, ResourceType } from "./resourceType";

/** The inputs of an `Action` as outputs show them: no Input, no Output. */
export type ActionInputs = {
    [K in keyof ActionArgs]: K extends "properties" ? JsonObject | undefined : Unwrap<ActionArgs[K]>;
};

/** What Buddy only returns (buddy-api, sections 2 and 5). */
const RESPONSE_ONLY = ["id", "url", "html_url", "last_execution_status", "current_revision", "pipeline"];

export const actionFields = {
    ...actionPathFields,
    type: { in: "body", wire: "type", type: string(), required: true, replaces: true },
    properties: { in: "properties", type: properties(), responseOnly: RESPONSE_ONLY, sensitive: true },
    ...commonActionFields,
} as const satisfies FieldTableOf<ActionArgs>;

export const action: ResourceType = {
    className: "Action",
    noun: "action",
    fields: actionFields,
    crossFieldProblems: (inputs) => [
        ...typeProblems(inputs),
        ...propertyProblems(inputs),
        ...commonActionProblems(inputs),
    ],
};

type Inputs = InputsOf<typeof actionFields>;

/** One letter in five: Buddy has many more types than are known here, and some have similar names. */
const MISSPELT = 0.2;

function typeProblems({ type }: Inputs): Problem<keyof Inputs>[] {
    if (typeof type !== "string") {
        return [];
    }
    const path = "type";
    const got = `got ${quoted(type)}`;
    if (type === "DOCKERFILE") {
        return [{ path, must: "be another type than DOCKERFILE", got, fix: "Use DockerfileAction." }];
    }
    const known = [...ACTION_TYPES, "DOCKERFILE"];
    const nearest = known.includes(type) ? undefined : nearestName(type, known, MISSPELT);
    if (nearest === undefined) {
        return [];
    }
    const guess = nearest === "DOCKERFILE" ? "Did you mean DockerfileAction?" : `Did you mean ${nearest}?`;
    const fix = `${guess} It is sent all the same, because Buddy may know it.`;
    return [{ path, must: "be the type of an action", got, fix, warning: true }];
}

/** The inputs by their names and by Buddy's. */
const INPUT_NAMES = new Map(
    Object.entries(actionFields).flatMap(([name, field]): [string, string][] => {
        if (field.in === "properties") {
            return [];
        }
        return field.in === "body"
            ? [
                  [name, name],
                  [field.wire, name],
              ]
            : [[name, name]];
    }),
);

function propertyProblems({ properties: given }: Inputs): Problem[] {
    return Object.keys(isObject(given) ? given : {}).flatMap((name): Problem[] => {
        const path = `properties.${name}`;
        const input = INPUT_NAMES.get(name);
        if (name === "") {
            const got = "one is empty";
            return [{ path: "properties", must: "have names that are not empty", got, fix: "Name each field." }];
        }
        if (input !== undefined) {
            const got = `${input} is its input`;
            const fix = `Set the input ${input} instead.`;
            return [{ path, must: "be a field without an input of its own", got, fix }];
        }
        return RESPONSE_ONLY.includes(name)
            ? [{ path, must: "be a field that Buddy takes", got: "Buddy only returns it", fix: "Remove it." }]
            : [];
    });
}
