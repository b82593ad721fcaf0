import type { Json } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { checkInputs } from "../../provider/rules/check";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { failures } from "./checked";
import { REQUIRED } from "./fieldRows";

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
