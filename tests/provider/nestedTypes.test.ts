import { DOCKER_REGISTRIES } from "../../provider/args/enums";
import { allInputs, observedInputs, toCreateBody } from "../../provider/fields/wire";
import type { Json, JsonObject } from "../../provider/json";
import { UNKNOWN } from "../../provider/json";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { messages, titled } from "./checked";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";

const EITHER = 'Give either { hashId: "…" } or { identifier: "…" }.';

function seen(name: string, own: Json, wireName: string, returned: Json): Json | undefined {
    return observedInputs(dockerfileAction, { ...REQUIRED_BODY, [wireName]: returned }, { ...REQUIRED, [name]: own })[
        name
    ];
}

describe("secrets in a response", () => {
    const npmrc = { id: "npmrc", value: "NPMRC", type: "ENV" };

    it("include one that somebody added, after those of the program", () => {
        const added = { id: "added", value: "X", type: "FILE" };
        expect(seen("secrets", [npmrc], "secrets", [added, npmrc])).toEqual([npmrc, added]);
    });

    it("lack one that somebody removed", () => {
        const other = { id: "other", value: "X", type: "FILE" };
        expect(seen("secrets", [npmrc, other], "secrets", [other])).toEqual([other]);
    });
});

describe("trigger conditions in a response", () => {
    const hour = { triggerCondition: "HOUR", triggerHours: [7], timezone: "Europe/Warsaw" };

    it("are read with the time zone's old name, too", () => {
        const returned = { trigger_condition: "HOUR", trigger_hours: [7], zone_id: "Europe/Warsaw" };
        expect(seen("triggerConditions", [hour], "trigger_conditions", [returned])).toEqual([hour]);
        expect(
            allInputs(dockerfileAction, { ...REQUIRED_BODY, trigger_conditions: [returned] })["triggerConditions"],
        ).toEqual([hour]);
    });

    it("include one that somebody appended, as a whole", () => {
        const returned = toCreateBody(dockerfileAction, {
            triggerConditions: [hour, { triggerCondition: "VAR_IS", triggerVariableKey: "K" }],
        });
        expect(seen("triggerConditions", [hour], "trigger_conditions", returned["trigger_conditions"] ?? null)).toEqual(
            [hour, { triggerCondition: "VAR_IS", triggerVariableKey: "K" }],
        );
    });

    it("are compared only on the parts that the program set", () => {
        const returned = {
            trigger_condition: "HOUR",
            trigger_hours: [7],
            timezone: "Europe/Warsaw",
            trigger_user: "a@b",
        };
        expect(seen("triggerConditions", [hour], "trigger_conditions", [returned])).toEqual([hour]);
    });
});

describe("an object in a request", () => {
    it("has no parts that are null", () => {
        const body = toCreateBody(dockerfileAction, { variables: [{ key: "K", type: "VAR", value: null }] });
        expect(body["variables"]).toEqual([{ key: "K", type: "VAR" }]);
    });
});

const NO_KEY =
    'must begin with a key (it is empty or begins with =). Write "KEY=value", or "KEY" to take the value from the environment.';
describe("check of nested values", () => {
    const cases: [JsonObject, string[]][] = [
        [
            { buildArgs: { "": "1" } },
            ["buildArgs: must have keys without = (a key is empty or contains =). Name each build argument."],
        ],
        [
            { buildArgs: { "A=B": "1" } },
            ["buildArgs: must have keys without = (a key is empty or contains =). Name each build argument."],
        ],
        [{ buildArgs: ["=1"] }, [`buildArgs[0]: ${NO_KEY}`]],
        [{ buildArgs: ["A=1", ""] }, [`buildArgs[1]: ${NO_KEY}`]],
        [{ buildArgs: ["HTTP_PROXY", "A="] }, []],
        [{ buildArgs: { A: UNKNOWN } }, []],
        [{ buildArgs: [UNKNOWN, UNKNOWN, "A=1"] }, []],
        [
            {
                secrets: [
                    { id: UNKNOWN, value: "a", type: "ENV" },
                    { id: UNKNOWN, value: "a", type: "ENV" },
                ],
            },
            [],
        ],
        [
            { secrets: [{ id: "", value: "a", type: "ENV" }] },
            ["secrets[0].id: must be set (got nothing). It is required."],
        ],
        [
            { secrets: [{ id: null, value: "a", type: "ENV" }] },
            ["secrets[0].id: must be set (got nothing). It is required."],
        ],
        [{ variables: [{ key: "K", type: "VAR", value: null }] }, []],
        [{ integration: { hashId: UNKNOWN, identifier: "b" } }, []],
        [{ integration: { hashId: "a", identifier: null } }, []],
        [
            { integration: { hashId: "" } },
            [`integration: must hold exactly one of hashId and identifier (got neither). ${EITHER}`],
        ],
        [{ integration: "hub" }, [`integration: must be an object (got a string). ${EITHER}`]],
        [{ integration: ["hub"] }, [`integration: must be an object (got a list). ${EITHER}`]],
        [{ variables: [{ key: "K", type: UNKNOWN, encrypted: UNKNOWN }] }, []],
        [
            { variables: [{ key: "K", type: "SECRET" }] },
            [
                "variables[0].type: must be one of VAR, FILE, SSH_KEY, SSH_PUBLIC_KEY, GPG_KEY, IOS_KEYCHAIN, " +
                    "IOS_PROVISION_PROFILES (got another word). It is sent all the same, because Buddy may know it.",
            ],
        ],
        [{ secrets: [null] }, ["secrets[0]: must be an object (got null). Remove the entry."]],
        [{ variables: [null, { key: "K" }] }, ["variables[0]: must be an object (got null). Remove the entry."]],
        [{ variables: [{ type: "VAR" }] }, ["variables[0].key: must be set (got nothing). It is required."]],
        [{ triggerConditions: [null] }, ["triggerConditions[0]: must be an object (got null). Remove the entry."]],
        [{ loop: [null] }, ["loop[0]: must be a value (got null). Remove the entry."]],
        [{ buildArgs: [null] }, ['buildArgs[0]: must be "KEY=value" (got null). Remove the entry.']],
        [
            {
                secrets: [
                    { value: "a", type: "ENV" },
                    { value: "b", type: "ENV" },
                ],
            },
            [
                "secrets[0].id: must be set (got nothing). It is required.",
                "secrets[1].id: must be set (got nothing). It is required.",
            ],
        ],
        [
            { provenance: ["MAX"] },
            ["provenance: must be one of NONE, MIN, MAX (got a list). Use one of these words, in quotes."],
        ],
        [
            { dockerRegistry: ["AMAZON_ECR"] },
            [
                `dockerRegistry: must be one of ${DOCKER_REGISTRIES.join(", ")} (got a list). Use one of these words, in quotes.`,
            ],
        ],
        [
            { dockerRegistry: "GOOGLE_GCR", integration: { identifier: "g" }, registry: 7 },
            ["registry: must be a string (got a number). Write it in quotes."],
        ],
        [{ dockerfilePath: "" }, ["dockerfilePath: must be set (got nothing). It is required."]],
    ];

    it.each(cases.map(titled))("finds the problems of %s", (_title, inputs, expected) => {
        expect(messages(inputs)).toEqual(expected);
    });

    it.each(["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io", UNKNOWN])(
        "accepts the host %s for GOOGLE_GCR",
        (registry) => {
            expect(messages({ dockerRegistry: "GOOGLE_GCR", integration: { identifier: "g" }, registry })).toEqual([]);
        },
    );

    it.each(["", null])("treats the region %j as missing where the registry requires one", (region) => {
        expect(messages({ dockerRegistry: "AMAZON_ECR", integration: { identifier: "a" }, region })).toEqual([
            "region: must be set (got nothing). dockerRegistry AMAZON_ECR requires it.",
        ]);
    });

    it("accepts runOnlyOnFirstFailure with ON_FAILURE and with an unknown triggerTime", () => {
        expect(messages({ runOnlyOnFirstFailure: true, triggerTime: "ON_FAILURE" })).toEqual([]);
        expect(messages({ runOnlyOnFirstFailure: true, triggerTime: UNKNOWN })).toEqual([]);
    });
});
