import fc from "fast-check";
import { type Json, type JsonObject, UNKNOWN } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { checkInputs } from "../../provider/rules/check";
import { DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { REQUIRED, ROW_ENTRIES } from "./fieldRows";

function failures(inputs: JsonObject): string[] {
    return checkInputs(inputs, {})
        .problems.filter(({ warning }) => !warning)
        .map(problemText);
}

function warnings(inputs: JsonObject): string[] {
    return checkInputs(inputs, {})
        .problems.filter(({ warning }) => warning)
        .map(problemText);
}

const INTEGRATION = { hashId: "5ddb7c180fb38be67bd78a88a" };

describe("check", () => {
    it("finds nothing wrong with Buddy's documentation example", () => {
        expect(checkInputs(DOCUMENTED_ACTION, {})).toEqual({ inputs: DOCUMENTED_ACTION, problems: [] });
    });

    it("reports everything that is missing at once, with every way to give the workspace", () => {
        expect(failures({ name: "x" })).toEqual([
            "workspace: must be set (got nothing). Give it as an input, run `pulumi config set " +
                "buddyworks:workspace …`, set BUDDY_WORKSPACE, or pass `workspace` to new Provider(…).",
            "projectName: missing; it is required",
            "pipelineId: missing; it is required",
            "dockerfilePath: missing; it is required",
        ]);
    });

    it("fills in the configured workspace, and leaves a given one alone", () => {
        const { workspace: _own, ...rest } = REQUIRED;
        expect(checkInputs(rest, { workspace: "acme" }).inputs).toEqual({ ...rest, workspace: "acme" });
        expect(checkInputs(REQUIRED, { workspace: "acme" }).inputs).toEqual(REQUIRED);
        expect(checkInputs(rest, {}).inputs).toStrictEqual(rest);
    });

    it("drops null and the placeholders of outputs, and keeps hidden keys", () => {
        const given = { ...REQUIRED, region: null, actionId: null, htmlUrl: null, __provider: "text", __urn: "urn" };
        expect(checkInputs(given, {})).toEqual({
            inputs: { ...REQUIRED, __provider: "text", __urn: "urn" },
            problems: [],
        });
    });

    it.each([
        ["dockerfile_path", "dockerfile_path: there is no such input; did you mean dockerfilePath?"],
        ["BuildArgs", "BuildArgs: there is no such input; did you mean buildArgs?"],
        ["dockerImagTag", "dockerImagTag: there is no such input; did you mean dockerImageTag?"],
        ["colour", "colour: there is no such input; remove it"],
        ["constructor", "constructor: there is no such input; remove it"],
    ])("refuses the unknown input %s", (name, message) => {
        expect(failures({ ...REQUIRED, [name]: "x" })).toEqual([message]);
    });

    it.each<[name: string, value: Json, ...messages: string[]]>([
        [
            "pipelineId",
            "1",
            "pipelineId: text is given; give the pipeline's id as a whole number from 1, without quotes",
        ],
        [
            "pipelineId",
            "a/b",
            "pipelineId: text is given; give the pipeline's id as a whole number from 1, without quotes",
        ],
        ["pipelineId", 0, "pipelineId: 0 is out of range; give the pipeline's id as a whole number from 1"],
        ["pipelineId", 1.5, "pipelineId: 1.5 is out of range; give the pipeline's id as a whole number from 1"],
        ["timeout", 0, "timeout: 0 is out of range; give seconds as a whole number from 1"],
        ["retryCount", -1, "retryCount: -1 is out of range; give the count as a whole number from 0"],
        ["dockerImageTag", 14.06, "dockerImageTag: a number is given; give it as text in quotes"],
        ["buildkit", "true", "buildkit: text is given; use true or false, without quotes"],
        ["provenance", 1, "provenance: a number is given; use one of NONE, MIN, MAX"],
        ["secrets", "x", "secrets: text is given; give a list"],
        ["secrets", [{ id: "a", type: "ENV" }], "secrets[0].value: missing; it is required"],
        ["secrets", ["a"], "secrets[0]: text is given; give an object with id, value, type"],
        [
            "secrets",
            [
                { id: "npmrc", value: "a", type: "ENV" },
                { id: "npmrc", value: "b", type: "FILE" },
            ],
            'secrets[1].id: "npmrc" is used twice; give each secret its own id',
        ],
        [
            "secrets",
            [{ id: "a", value: "b", type: "ENV", valeu: "c" }],
            "secrets[0].valeu: there is no such input; did you mean value?",
        ],
        ["buildArgs", "A=1", 'buildArgs: text is given; give a list of "KEY=value" or a map'],
        ["buildArgs", ["A=1", "A=secret"], "buildArgs[1]: its key is used twice; give each key once"],
        ["buildArgs", ["A", "A=secret"], "buildArgs[1]: its key is used twice; give each key once"],
        ["buildArgs", { A: 1 }, "buildArgs.A: a number is given; give it as text in quotes"],
        ["variables", [{ type: "VAR", value: "secret" }], "variables[0].key: missing; it is required"],
        [
            "variables",
            [
                { key: "secret", type: "VAR" },
                { key: "secret", type: "VAR" },
            ],
            "variables[1].key: used twice; give each variable its own key",
        ],
        [
            "integration",
            {},
            'integration: neither hashId nor identifier is given; give either { hashId: "…" } or { identifier: "…" }',
        ],
        [
            "integration",
            { hashId: "a", identifier: "b" },
            'integration: both hashId and identifier are given; give either { hashId: "…" } or { identifier: "…" }',
        ],
        ["triggerConditions", [{}], "triggerConditions[0].triggerCondition: missing; it is required"],
        [
            "triggerConditions",
            [{ triggerCondition: "DATETIME", triggerHours: [24, 25], triggerDays: [0, 7] }],
            "triggerConditions[0].triggerHours[1]: 25 is out of range; give an hour as a whole number from 1 to 24",
            "triggerConditions[0].triggerDays[0]: 0 is out of range; give a weekday as a whole number from 1 to 7",
        ],
        ["loop", ["A", 1], "loop[1]: a number is given; give it as text in quotes"],
        ["projectName", "..", "projectName: not one plain name; give the name from the address, without slashes"],
        ["projectName", "a/b", "projectName: not one plain name; give the name from the address, without slashes"],
        ["workspace", "a\nb", "workspace: not one plain name; give the name from the address, without slashes"],
        ["password", "secret", "password: given without login; give login too, or remove password"],
        [
            "runOnlyOnFirstFailure",
            true,
            'runOnlyOnFirstFailure: only works on failure; set triggerTime to "ON_FAILURE", or remove it',
        ],
        ["adoptActionId", "7", "adoptActionId: text is given; give the id as a whole number from 1, without quotes"],
    ])("refuses %s = %j", (name, value, ...messages) => {
        expect(failures({ ...REQUIRED, [name]: value })).toEqual(messages);
    });

    it("refuses a place after the very action that is taken over, and no other", () => {
        expect(failures({ ...REQUIRED, adoptActionId: 34, afterActionId: 34 })).toEqual([
            "afterActionId: action 34 is the one that adoptActionId names, and can't be placed after itself; give another " +
                "action's id, or remove it",
        ]);
        expect(failures({ ...REQUIRED, adoptActionId: 34, afterActionId: 35 })).toEqual([]);
        expect(failures({ ...REQUIRED, adoptActionId: UNKNOWN, afterActionId: UNKNOWN })).toEqual([]);
    });

    it.each<[string, JsonObject, string[]]>([
        [
            "AMAZON_ECR",
            {},
            [
                "integration: missing; dockerRegistry AMAZON_ECR requires it",
                "region: missing; dockerRegistry AMAZON_ECR requires it",
            ],
        ],
        ["AMAZON_ECR", { integration: INTEGRATION, region: "us-east-1" }, []],
        ["AMAZON_ECR", { integration: UNKNOWN, region: UNKNOWN }, []],
        ["GOOGLE_GCR", { integration: INTEGRATION }, ["registry: missing; dockerRegistry GOOGLE_GCR requires it"]],
        ["GOOGLE_GCR", { integration: INTEGRATION, registry: "gcr.io" }, []],
        ["GOOGLE_ARTIFACT_REGISTRY", {}, ["integration: missing; dockerRegistry GOOGLE_ARTIFACT_REGISTRY requires it"]],
        [
            "GIT_HUB_CONTAINER_REGISTRY",
            {},
            ["integration: missing; dockerRegistry GIT_HUB_CONTAINER_REGISTRY requires it"],
        ],
        [
            "DOCKER_HUB",
            {},
            ["dockerRegistry: neither integration nor login and password are given; DOCKER_HUB requires one of them"],
        ],
        ["DOCKER_HUB", { integration: INTEGRATION }, []],
        ["DOCKER_HUB", { login: "robot", password: "x" }, []],
        ["DOCKER_HUB", { login: UNKNOWN }, []],
        ["OTHER", {}, []],
        ["NONE", {}, []],
    ])("for the registry %s with %j", (dockerRegistry, inputs, messages) => {
        expect(failures({ ...REQUIRED, dockerRegistry, ...inputs })).toEqual(messages);
    });

    it.each<[string, JsonObject, string]>([
        [
            "dockerRegistry",
            { dockerRegistry: "QUAY" },
            'dockerRegistry: "QUAY" is not a documented value; sent as it is; Buddy documents NONE, DOCKER_HUB, AMAZON_ECR, ' +
                "GOOGLE_GCR, GOOGLE_ARTIFACT_REGISTRY, GIT_HUB_CONTAINER_REGISTRY, OTHER, ARTIFACT_REGISTRY, " +
                "DIGITAL_OCEAN_CONTAINER_REGISTRY",
        ],
        [
            "login",
            { login: "robot" },
            "login: given without password; fine if Buddy already has it; otherwise set it with pulumi.secret or config.requireSecret",
        ],
        [
            "registry",
            { dockerRegistry: "GOOGLE_GCR", integration: INTEGRATION, registry: "eu.example" },
            'registry: "eu.example" is not a documented host of GOOGLE_GCR; sent as it is; Buddy documents gcr.io, us.gcr.io, ' +
                "eu.gcr.io, asia.gcr.io",
        ],
    ])("warns of %s and lets it pass", (_name, inputs, message) => {
        expect(failures({ ...REQUIRED, ...inputs })).toEqual([]);
        expect(warnings({ ...REQUIRED, ...inputs })).toEqual([message]);
    });

    it("accepts ON_SUCCESS, and recommends it to nobody", () => {
        expect(checkInputs({ ...REQUIRED, triggerTime: "ON_SUCCESS" }, {}).problems).toEqual([]);
        expect(warnings({ ...REQUIRED, triggerTime: "ON_SUCESS" })).toEqual([
            'triggerTime: "ON_SUCESS" is not a documented value; sent as it is; Buddy documents ON_EVERY_EXECUTION, ON_FAILURE, ' +
                "ON_BACK_TO_SUCCESS, ON_WARNING, ON_WAIT_FOR_APPROVE, ON_TERMINATE",
        ]);
    });

    const FILE_ADVICE =
        "must belong to a variable that is a file (its type is another one, or not given); sent as it is; Buddy knows it for " +
        "FILE, SSH_KEY, SSH_PUBLIC_KEY, IOS_KEYCHAIN, IOS_PROVISION_PROFILES";

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
        "takes a file's parts at a variable of type %s",
        (type) => {
            const variables = [{ key: "K", type, filePath: "/a", fileChmod: "600", filePlace: "CONTAINER" }];
            expect(checkInputs({ ...REQUIRED, variables }, {}).problems).toEqual([]);
        },
    );

    it("says nothing of a file's parts that say nothing, or are not known yet", () => {
        const variables = [{ key: "K", filePath: "", fileChmod: UNKNOWN, filePlace: "NONE" }, UNKNOWN];
        expect(checkInputs({ ...REQUIRED, variables }, {}).problems).toEqual([]);
        expect(checkInputs({ ...REQUIRED, variables: UNKNOWN }, {}).problems).toEqual([]);
    });

    it("repeats nothing of password, build arguments and variables, whatever is wrong with them", () => {
        const secret = "s3cr3t";
        const messages = checkInputs(
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

describe("a value that is not known yet", () => {
    it.each(ROW_ENTRIES)("is no failure of %s", (name) => {
        expect(checkInputs({ ...REQUIRED, [name]: UNKNOWN }, {}).problems).toEqual([]);
    });

    it("never adds a failure, wherever it replaces a known one", () => {
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
                const places = leaves(inputs);
                const place = places[pick % Math.max(1, places.length)];
                fc.pre(place !== undefined);
                const before = new Set(checkInputs(inputs as JsonObject, {}).problems.map(problemText));
                const after = checkInputs(replaceAt(inputs as JsonObject, place ?? []) as JsonObject, {}).problems;
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
