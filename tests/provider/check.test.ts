import fc from "fast-check";
import { type Json, type JsonObject, UNKNOWN } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { checkInputs } from "../../provider/rules/check";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { REQUIRED, ROW_ENTRIES } from "./fieldRows";

function failures(inputs: JsonObject): string[] {
    return checkInputs(dockerfileAction, inputs, {})
        .problems.filter(({ warning }) => !warning)
        .map(problemText);
}

function warnings(inputs: JsonObject): string[] {
    return checkInputs(dockerfileAction, inputs, {})
        .problems.filter(({ warning }) => warning)
        .map(problemText);
}

const INTEGRATION = { hashId: "5ddb7c180fb38be67bd78a88a" };

describe("check", () => {
    it("accepts Buddy's documented example", () => {
        expect(checkInputs(dockerfileAction, DOCUMENTED_ACTION, {})).toEqual({
            inputs: DOCUMENTED_ACTION,
            problems: [],
        });
    });

    it("reports all missing inputs at once, with every way to set the workspace", () => {
        expect(failures({ name: "x" })).toEqual([
            "workspace: must be set (got nothing). Give it as an input, run `pulumi config set " +
                "buddyworks:workspace …`, set BUDDY_WORKSPACE, or pass `workspace` to new Provider(…).",
            "projectName: must be set (got nothing). It is required.",
            "pipelineId: must be set (got nothing). It is required.",
            "dockerfilePath: must be set (got nothing). It is required.",
        ]);
    });

    it("fills in the configured workspace unless the program sets one", () => {
        const { workspace: _own, ...rest } = REQUIRED;
        expect(checkInputs(dockerfileAction, rest, { workspace: "acme" }).inputs).toEqual({
            ...rest,
            workspace: "acme",
        });
        expect(checkInputs(dockerfileAction, REQUIRED, { workspace: "acme" }).inputs).toEqual(REQUIRED);
        expect(checkInputs(dockerfileAction, rest, {}).inputs).toStrictEqual(rest);
    });

    it("drops null and the placeholders of outputs, and keeps hidden keys", () => {
        const given = { ...REQUIRED, region: null, actionId: null, htmlUrl: null, __provider: "text", __urn: "urn" };
        expect(checkInputs(dockerfileAction, given, {})).toEqual({
            inputs: { ...REQUIRED, __provider: "text", __urn: "urn" },
            problems: [],
        });
    });

    it.each([
        [
            "dockerfile_path",
            "dockerfile_path: must be the name of an input (there is no input of this name). Did you mean dockerfilePath?",
        ],
        [
            "BuildArgs",
            "BuildArgs: must be the name of an input (there is no input of this name). Did you mean buildArgs?",
        ],
        [
            "dockerImagTag",
            "dockerImagTag: must be the name of an input (there is no input of this name). Did you mean dockerImageTag?",
        ],
        ["colour", "colour: must be the name of an input (there is no input of this name). Remove it."],
        ["constructor", "constructor: must be the name of an input (there is no input of this name). Remove it."],
    ])("refuses the unknown input %s", (name, message) => {
        expect(failures({ ...REQUIRED, [name]: "x" })).toEqual([message]);
    });

    it.each<[name: string, value: Json, ...messages: string[]]>([
        ["pipelineId", "1", "pipelineId: must be an integer of at least 1 (got a string). Write it without quotes."],
        [
            "pipelineId",
            "a/b",
            "pipelineId: must be an integer of at least 1 (got a string). Give the number from the pipeline's URL.",
        ],
        [
            "pipelineId",
            0,
            "pipelineId: must be an integer of at least 1 (got 0). Give the number from the pipeline's URL.",
        ],
        [
            "pipelineId",
            1.5,
            "pipelineId: must be an integer of at least 1 (got 1.5). Give the number from the pipeline's URL.",
        ],
        ["timeout", 0, "timeout: must be an integer of at least 1 (got 0). Give a number of seconds."],
        ["retryCount", -1, "retryCount: must be an integer of at least 0 (got -1). Give a number of retries."],
        ["dockerImageTag", 14.06, "dockerImageTag: must be a string (got a number). Write it in quotes."],
        ["buildkit", "true", "buildkit: must be true or false (got a string). Write true or false, without quotes."],
        [
            "provenance",
            1,
            "provenance: must be one of NONE, MIN, MAX (got a number). Use one of these words, in quotes.",
        ],
        ["secrets", "x", "secrets: must be a list (got a string). Put it in square brackets."],
        ["secrets", [{ id: "a", type: "ENV" }], "secrets[0].value: must be set (got nothing). It is required."],
        ["secrets", ["a"], "secrets[0]: must be an object (got a string). Give an object with id, value, type."],
        [
            "secrets",
            [
                { id: "npmrc", value: "a", type: "ENV" },
                { id: "npmrc", value: "b", type: "FILE" },
            ],
            'secrets[1].id: must be unique ("npmrc" is used twice). Give each secret its own id.',
        ],
        [
            "secrets",
            [{ id: "a", value: "b", type: "ENV", valeu: "c" }],
            "secrets[0].valeu: must be the name of an input (there is no input of this name). Did you mean value?",
        ],
        [
            "buildArgs",
            "A=1",
            'buildArgs: must be a list of "KEY=value", or a map (got a string). Write { KEY: value }.',
        ],
        [
            "buildArgs",
            ["A=1", "A=secret"],
            "buildArgs[1]: must have a key of its own (its key is used twice). Give each key once.",
        ],
        [
            "buildArgs",
            ["A", "A=secret"],
            "buildArgs[1]: must have a key of its own (its key is used twice). Give each key once.",
        ],
        ["buildArgs", { A: 1 }, "buildArgs.A: must be a string (got a number). Write it in quotes."],
        [
            "variables",
            [{ type: "VAR", value: "secret" }],
            "variables[0].key: must be set (got nothing). It is required.",
        ],
        [
            "variables",
            [
                { key: "secret", type: "VAR" },
                { key: "secret", type: "VAR" },
            ],
            "variables[1].key: must be unique (it is used twice). Give each variable its own key.",
        ],
        [
            "integration",
            {},
            "integration: must hold exactly one of hashId and identifier (got neither). Give either { " +
                'hashId: "…" } or { identifier: "…" }.',
        ],
        [
            "integration",
            { hashId: "a", identifier: "b" },
            "integration: must hold exactly one of hashId and identifier (got both). Give either { hashId: " +
                '"…" } or { identifier: "…" }.',
        ],
        [
            "triggerConditions",
            [{}],
            "triggerConditions[0].triggerCondition: must be set (got nothing). It is required.",
        ],
        [
            "triggerConditions",
            [{ triggerCondition: "DATETIME", triggerHours: [24, 25], triggerDays: [0, 7] }],
            "triggerConditions[0].triggerHours[1]: must be an integer from 1 to 24 (got 25). Give an hour.",
            "triggerConditions[0].triggerDays[0]: must be an integer from 1 to 7 (got 0). Give a weekday.",
        ],
        ["loop", ["A", 1], "loop[1]: must be a string (got a number). Write it in quotes."],
        [
            "projectName",
            "..",
            "projectName: must be one path segment without slashes (got a text that is none). Give the name " +
                'from the URL, e.g. "website".',
        ],
        [
            "projectName",
            "a/b",
            "projectName: must be one path segment without slashes (got a text that is none). Give the name " +
                'from the URL, e.g. "website".',
        ],
        [
            "workspace",
            "a\nb",
            "workspace: must be one path segment without slashes (got a text that is none). Give the name " +
                'from the URL, e.g. "website".',
        ],
        ["password", "secret", "password: must come with login (got no login). Set login too, or remove password."],
        [
            "runOnlyOnFirstFailure",
            true,
            'runOnlyOnFirstFailure: must be false unless triggerTime is "ON_FAILURE" (got true). Set triggerTime to "ON_FAILURE", or remove it.',
        ],
        [
            "adoptActionId",
            "7",
            "adoptActionId: must be an integer of at least 1 (got a string). Write it without quotes.",
        ],
    ])("refuses %s = %j", (name, value, ...messages) => {
        expect(failures({ ...REQUIRED, [name]: value })).toEqual(messages);
    });

    it("refuses afterActionId only if it is the adopted action", () => {
        expect(failures({ ...REQUIRED, adoptActionId: 34, afterActionId: 34 })).toEqual([
            "afterActionId: must name another action (got 34, which adoptActionId names too). Give another " +
                "action's id, or remove it.",
        ]);
        expect(failures({ ...REQUIRED, adoptActionId: 34, afterActionId: 35 })).toEqual([]);
        expect(failures({ ...REQUIRED, adoptActionId: UNKNOWN, afterActionId: UNKNOWN })).toEqual([]);
    });

    it.each<[string, JsonObject, string[]]>([
        [
            "AMAZON_ECR",
            {},
            [
                "integration: must be set (got nothing). dockerRegistry AMAZON_ECR requires it.",
                "region: must be set (got nothing). dockerRegistry AMAZON_ECR requires it.",
            ],
        ],
        ["AMAZON_ECR", { integration: INTEGRATION, region: "us-east-1" }, []],
        ["AMAZON_ECR", { integration: UNKNOWN, region: UNKNOWN }, []],
        [
            "GOOGLE_GCR",
            { integration: INTEGRATION },
            ["registry: must be set (got nothing). dockerRegistry GOOGLE_GCR requires it."],
        ],
        ["GOOGLE_GCR", { integration: INTEGRATION, registry: "gcr.io" }, []],
        [
            "GOOGLE_ARTIFACT_REGISTRY",
            {},
            ["integration: must be set (got nothing). dockerRegistry GOOGLE_ARTIFACT_REGISTRY requires it."],
        ],
        [
            "GIT_HUB_CONTAINER_REGISTRY",
            {},
            ["integration: must be set (got nothing). dockerRegistry GIT_HUB_CONTAINER_REGISTRY requires it."],
        ],
        [
            "DOCKER_HUB",
            {},
            [
                "dockerRegistry: must come with integration, or with login and password (got neither). DOCKER_HUB requires one of them.",
            ],
        ],
        ["DOCKER_HUB", { integration: INTEGRATION }, []],
        ["DOCKER_HUB", { login: "robot", password: "x" }, []],
        ["DOCKER_HUB", { login: UNKNOWN }, []],
        ["OTHER", {}, []],
        ["NONE", {}, []],
    ])("requires what the registry needs: %s with %j", (dockerRegistry, inputs, messages) => {
        expect(failures({ ...REQUIRED, dockerRegistry, ...inputs })).toEqual(messages);
    });

    it.each<[string, JsonObject, string]>([
        [
            "dockerRegistry",
            { dockerRegistry: "QUAY" },
            "dockerRegistry: must be one of NONE, DOCKER_HUB, AMAZON_ECR, GOOGLE_GCR, " +
                "GOOGLE_ARTIFACT_REGISTRY, GIT_HUB_CONTAINER_REGISTRY, OTHER, ARTIFACT_REGISTRY, " +
                'DIGITAL_OCEAN_CONTAINER_REGISTRY (got "QUAY"). It is sent all the same, because Buddy may know ' +
                "it.",
        ],
        [
            "login",
            { login: "robot" },
            "login: must come with password (got no password). This is fine if Buddy has the password already. Otherwise set it with pulumi.secret or config.requireSecret.",
        ],
        [
            "registry",
            { dockerRegistry: "GOOGLE_GCR", integration: INTEGRATION, registry: "eu.example" },
            "registry: must be one of gcr.io, us.gcr.io, eu.gcr.io, asia.gcr.io for GOOGLE_GCR (got " +
                '"eu.example"). It is sent all the same, because Buddy may know it.',
        ],
    ])("warns of %s and accepts it", (_name, inputs, message) => {
        expect(failures({ ...REQUIRED, ...inputs })).toEqual([]);
        expect(warnings({ ...REQUIRED, ...inputs })).toEqual([message]);
    });

    it("accepts ON_SUCCESS, but does not suggest it", () => {
        expect(checkInputs(dockerfileAction, { ...REQUIRED, triggerTime: "ON_SUCCESS" }, {}).problems).toEqual([]);
        expect(warnings({ ...REQUIRED, triggerTime: "ON_SUCESS" })).toEqual([
            "triggerTime: must be one of ON_EVERY_EXECUTION, ON_FAILURE, ON_BACK_TO_SUCCESS, ON_WARNING, " +
                'ON_WAIT_FOR_APPROVE, ON_TERMINATE (got "ON_SUCESS"). It is sent all the same, because Buddy may ' +
                "know it.",
        ]);
    });

    const FILE_ADVICE =
        "must belong to a variable of type FILE, SSH_KEY, SSH_PUBLIC_KEY, IOS_KEYCHAIN or IOS_PROVISION_PROFILES (its type is " +
        "another one, or not set). It is sent all the same, because Buddy may know it.";

    it.each<[Json | undefined]>([[undefined], ["VAR"], ["GPG_KEY"]])(
        "warns of a file's parts at a variable of type %j",
        (type) => {
            const variable = { key: "K", ...(type === undefined ? {} : { type }) };
            const variables = [
                variable,
                { ...variable, key: "L", filePath: "/a", fileChmod: "600", filePlace: "CONTAINER" },
            ];
            expect(failures({ ...REQUIRED, variables })).toEqual([]);
            expect(warnings({ ...REQUIRED, variables })).toEqual([
                `variables[1].filePath: ${FILE_ADVICE}`,
                `variables[1].fileChmod: ${FILE_ADVICE}`,
                `variables[1].filePlace: ${FILE_ADVICE}`,
            ]);
        },
    );

    it.each(["FILE", "SSH_KEY", "SSH_PUBLIC_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES", UNKNOWN])(
        "accepts a file's parts at a variable of type %s",
        (type) => {
            const variables = [{ key: "K", type, filePath: "/a", fileChmod: "600", filePlace: "CONTAINER" }];
            expect(checkInputs(dockerfileAction, { ...REQUIRED, variables }, {}).problems).toEqual([]);
        },
    );

    it("does not warn of a file's parts that are empty or unknown", () => {
        const variables = [{ key: "K", filePath: "", fileChmod: UNKNOWN, filePlace: "NONE" }, UNKNOWN];
        expect(checkInputs(dockerfileAction, { ...REQUIRED, variables }, {}).problems).toEqual([]);
        expect(checkInputs(dockerfileAction, { ...REQUIRED, variables: UNKNOWN }, {}).problems).toEqual([]);
    });

    it("quotes nothing of password, build arguments and variables", () => {
        const secret = "s3cr3t";
        const messages = checkInputs(
            dockerfileAction,
            {
                ...REQUIRED,
                password: [secret],
                buildArgs: [`=${secret}`, secret, `${secret}=1`, `${secret}=2`, { [secret]: secret }],
                variables: [
                    secret,
                    { key: secret, type: secret },
                    { key: secret, filePlace: secret, encrypted: secret },
                ],
            },
            {},
        ).problems.map(problemText);
        expect(messages.length).toBeGreaterThan(6);
        expect(messages.filter((message) => message.includes(secret))).toEqual([]);
    });
});

describe("an unknown value", () => {
    it.each(ROW_ENTRIES)("is accepted for %s", (name) => {
        expect(checkInputs(dockerfileAction, { ...REQUIRED, [name]: UNKNOWN }, {}).problems).toEqual([]);
    });

    it("adds no failure, whatever it replaces", () => {
        const faults: Json[] = ["", "x", 0, 1.5, true, [], ["A=1"], {}, { hashId: "" }, [{ id: "a" }], [{ key: "K" }]];
        const nested: Json[] = [
            [{ triggerCondition: "HOUR", triggerOperands: [{ triggerCondition: "OR" }] }],
            [{ triggerCondition: "OR", triggerOperands: [{ triggerCondition: "DAY", triggerDays: [8] }] }],
            [{ key: "K", filePath: "/a" }],
        ];
        const anyInputs = fc.dictionary(
            fc.constantFrom(...ROW_ENTRIES.map(([name]) => name)),
            fc.oneof(fc.constantFrom(...faults, ...nested), ...ROW_ENTRIES.map(([, { value }]) => fc.constant(value))),
        );
        fc.assert(
            fc.property(anyInputs, fc.nat(), (inputs, pick) => {
                const paths = leaves(inputs);
                const path = paths[pick % Math.max(1, paths.length)];
                fc.pre(path !== undefined);
                const before = new Set(
                    checkInputs(dockerfileAction, inputs as JsonObject, {}).problems.map(problemText),
                );
                const after = checkInputs(
                    dockerfileAction,
                    replaceAt(inputs as JsonObject, path ?? []) as JsonObject,
                    {},
                ).problems;
                expect(after.map(problemText).filter((message) => !before.has(message))).toEqual([]);
            }),
            { numRuns: 500 },
        );
    });
});

type Path = (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
    if (typeof value !== "object" || value === null) {
        return path.length === 0 ? [] : [path];
    }
    const below = Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...path, key]));
    return path.length === 0 ? below : [path, ...below];
}

function replaceAt(value: Json, [key, ...rest]: Path): Json {
    if (key === undefined) {
        return UNKNOWN;
    }
    const copy = structuredClone(value) as Record<string, Json>;
    copy[key] = replaceAt(copy[key] ?? null, rest);
    return copy;
}
