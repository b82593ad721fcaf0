import { runtime } from "@pulumi/pulumi";
import { dockerfileActionFields } from "../../provider/types/dockerfileAction";
import { DOCUMENTED_INPUTS, MINIMAL_INPUTS, PLACE, URN } from "../helpers/exampleAction";
import { failureOf, PINNED_TEXT, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withOneSimulator } from "../helpers/withSimulator";

const FIELD_NAMES = Object.keys(dockerfileActionFields);

const ID = "buddy/company-website/2/101";

const simulator = withOneSimulator();
let host: ProviderHost;

beforeAll(async () => {
    host = await startProviderHost({ env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token } });
});

afterAll(() => host.stop());

describe("check, called by Pulumi's host", () => {
    it("keeps valid inputs and the pinned handler text as they are", async () => {
        const inputs = { ...PLACE, ...DOCUMENTED_INPUTS, __provider: PINNED_TEXT, __urn: URN };

        expect(await host.check(inputs)).toEqual({ inputs, failures: [] });
    });

    it("drops the placeholders of outputs, which a program registers as null", async () => {
        const { inputs } = await host.check({ ...MINIMAL_INPUTS, actionId: null, htmlUrl: null, url: null });

        expect(inputs).toEqual({ ...MINIMAL_INPUTS, __provider: PINNED_TEXT });
    });

    it("names all problems at once, and no property, because the engine would print its value", async () => {
        const { failures } = await host.check({
            projectName: "company-website",
            pipelineId: "2",
            name: "Build",
            password: "hunter2hunter2",
            buildArgs: ["=s3cret-without-a-key"],
            dockerRegistry: "AMAZON_ECR",
            dockerFilePath: "Dockerfile",
            secrets: [
                { id: "npmrc", value: "a", type: "FILE" },
                { id: "npmrc", value: "b", type: "FILE" },
            ],
        });

        expect(failures.map(({ property }) => property)).toEqual(failures.map(() => ""));
        expect(failures.map(({ reason }) => reason)).toEqual([
            "dockerFilePath: must be the name of an input (there is no input of this name). Did you mean dockerfilePath?",
            "workspace: must be set (got nothing). Give it as an input, run `pulumi config set " +
                "buddyworks:workspace …`, set BUDDY_WORKSPACE, or pass `workspace` to new Provider(…).",
            "pipelineId: must be an integer of at least 1 (got a string). Write it without quotes.",
            "dockerfilePath: must be set (got nothing). It is required.",
            'buildArgs[0]: must begin with a key (it is empty or begins with =). Write "KEY=value", or "KEY" to take the ' +
                "value from the environment.",
            'secrets[1].id: must be unique ("npmrc" is used twice). Give each secret its own id.',
            "integration: must be set (got nothing). dockerRegistry AMAZON_ECR requires it.",
            "region: must be set (got nothing). dockerRegistry AMAZON_ECR requires it.",
            "password: must come with login (got no login). Set login too, or remove password.",
        ]);
    });

    it("refuses NaN and Infinity, which reach it unchanged", async () => {
        const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

        const { failures } = await host.check({ ...MINIMAL_INPUTS, adoptActionId: nan, secrets: [{ id: -infinity }] });

        expect(failures.map(({ reason }) => reason)).toEqual([
            "adoptActionId: must be a finite number (got NaN). Check how the program computes it.",
            "secrets[0].id: must be a finite number (got -Infinity). Check how the program computes it.",
            "secrets[0].value: must be set (got nothing). It is required.",
            "secrets[0].type: must be set (got nothing). It is required.",
        ]);
    });

    it.each(FIELD_NAMES)("accepts an unknown %s", async (name) => {
        // A password without a login would be refused.
        const pair = name === "password" ? { login: runtime.unknownValue } : {};
        const inputs = { ...MINIMAL_INPUTS, ...pair, [name]: runtime.unknownValue };

        const { failures, inputs: checked } = await host.check(inputs);

        expect(failures).toEqual([]);
        expect(checked).toEqual({ ...inputs, __provider: PINNED_TEXT });
    });

    it("accepts unknown values inside lists and objects", async () => {
        const unknown = runtime.unknownValue;
        const inputs = {
            ...MINIMAL_INPUTS,
            integration: { hashId: unknown },
            secrets: [unknown, { id: unknown, value: unknown, type: unknown }],
            buildArgs: [unknown, unknown],
            variables: [{ key: unknown, type: "VAR", value: unknown }],
            triggerConditions: [{ triggerCondition: unknown }],
            loop: [unknown],
        };

        expect(await host.check(inputs)).toEqual({ inputs: { ...inputs, __provider: PINNED_TEXT }, failures: [] });
    });

    it("shows a warning on the resource's row, and lets the program continue", async () => {
        const { failures } = await host.check({ ...MINIMAL_INPUTS, provenance: "HUGE", __urn: URN });

        expect(failures).toEqual([]);
        expect(host.lines).toContainEqual({
            severity: "warning",
            message:
                'provenance: must be one of NONE, MIN, MAX (got "HUGE"). It is sent all the same, because Buddy may know it.',
            urn: URN,
            ephemeral: false,
        });
    });
});

describe("diff, called by Pulumi's host", () => {
    const none = { changes: "NONE", replaces: [], deleteBeforeReplace: false };
    const inPlace = { ...none, changes: "SOME" };
    const outs = { ...MINIMAL_INPUTS, actionId: 101, htmlUrl: "https://app/101", url: "https://api/101" };

    it.each([
        ["the same inputs", {}, none],
        ["a changed input", { dockerImageTag: "2" }, inPlace],
        ["another handler text", { __provider: "exports.handler = () => require('pulumi-buddyworks/provider')" }, none],
        ["another hidden key", { __urn: URN, __defaults: ["x"] }, none],
        ["another workspace", { workspace: "acme" }, { ...inPlace, replaces: ["workspace"] }],
        ["another project", { projectName: "site" }, { ...inPlace, replaces: ["projectName"] }],
        ["another pipeline", { pipelineId: 1 }, { ...inPlace, replaces: ["pipelineId"] }],
        ["an unknown pipeline", { pipelineId: runtime.unknownValue }, { ...inPlace, replaces: ["pipelineId"] }],
        ["an unknown value", { dockerImageTag: runtime.unknownValue }, inPlace],
        ["adoptActionId, which the outputs must hold, too", { adoptActionId: 7 }, inPlace],
        ["Buddy's default, written out", { provenance: "NONE", buildkit: true, disabled: false }, none],
    ])("gives the right result for %s", async (_what, changed, expected) => {
        expect(await host.diff(ID, outs, { ...MINIMAL_INPUTS, ...changed })).toEqual(expected);
    });

    it("gives the same result with its arguments swapped, as a refresh calls it", async () => {
        const inputs = { ...MINIMAL_INPUTS, dockerImageTag: "1" };

        expect(await host.diff(ID, { ...outs, dockerImageTag: "1" }, inputs)).toEqual(none);
        expect(await host.diff(ID, { ...outs, dockerImageTag: "edited in Buddy" }, inputs)).toEqual(inPlace);
    });

    it("sees a removed input", async () => {
        expect(await host.diff(ID, { ...outs, buildArgs: ["a=1"] }, MINIMAL_INPUTS)).toEqual(inPlace);
    });
});

describe("the host", () => {
    it("sends nothing to Buddy for any check or diff", () => {
        expect(simulator.journal.all()).toEqual([]);
    });

    it("fails for a text that names no module, so the pinned text is what loads ours", async () => {
        const failed = await failureOf(
            host.check({ __provider: 'exports.handler = () => require("pulumi-buddyworks/nothing");' }),
        );

        expect(failed).toContain("Package subpath './nothing' is not defined by \"exports\"");
    });
});
