import type { dynamic } from "@pulumi/pulumi";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";

const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

const onServer = () => simulator.state.actions(BUILD_IMAGE);
const sent = () => simulator.journal.all().map(({ method }) => method);

it("the module is a provider as Pulumi types it, with every handler and nothing else", () => {
    const handlers: dynamic.ResourceProvider = provider;
    const names = ["check", "configure", "create", "delete", "diff", "read", "update"];
    expect(Object.keys(handlers).sort()).toEqual(["Action", "Pipeline", ...names]);
    expect(Object.keys(provider.Action).sort()).toEqual(names);
    expect(Object.keys(provider.Pipeline).sort()).toEqual(names);
});

describe("configuration", () => {
    it("is resolved by each handler, so that a wrong one stays an error", async () => {
        await configureProvider(simulator, { "buddyworks:region": "mars", "buddyworks:baseUrl": "" });
        const message =
            'buddyworks:region: must be us, eu or as (got "mars"). For a self-hosted Buddy set ' +
            "buddyworks:baseUrl instead.";
        for (const _call of [1, 2]) {
            await expect(provider.create(REQUIRED)).rejects.toThrow(new Error(message));
            expect(await provider.check({}, REQUIRED)).toEqual({
                inputs: REQUIRED,
                failures: [{ property: "", reason: message }],
            });
        }
        await configureProvider(simulator);
        await provider.create(REQUIRED);
        expect(onServer()).toHaveLength(1);
    });

    it("opens no connection for check and diff", async () => {
        await provider.check({}, REQUIRED);
        await provider.diff("id", REQUIRED, { ...REQUIRED, name: "New" });
        expect(sent()).toEqual([]);
    });
});

describe("NaN and Infinity", () => {
    it("are refused at every depth, with all other problems, and check returns none of them", async () => {
        const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
        const { dockerfilePath: _missing, ...rest } = REQUIRED;
        const inputs = {
            ...rest,
            pipelineId: nan,
            adoptActionId: nan,
            afterActionId: nan,
            timeout: infinity,
            region: -infinity,
            triggerConditions: [{ triggerCondition: "DATETIME", triggerHours: [9, nan] }],
            buildArgs: { A: nan },
            colour: "blue",
        };

        const { inputs: checked, failures = [] } = await provider.check({}, inputs);

        const notFinite = (path: string, got = "NaN") =>
            `${path}: must be a finite number (got ${got}). Check how the program computes it.`;
        expect(failures.map(({ reason }) => reason)).toEqual([
            notFinite("pipelineId"),
            notFinite("adoptActionId"),
            notFinite("afterActionId"),
            notFinite("timeout", "Infinity"),
            notFinite("region", "-Infinity"),
            notFinite("triggerConditions[0].triggerHours[1]"),
            notFinite("buildArgs.A"),
            "colour: must be the name of an input (there is no input of this name). Remove it.",
            "dockerfilePath: must be set (got nothing). It is required.",
        ]);
        expect(checked).toEqual({
            ...inputs,
            ...{ pipelineId: null, adoptActionId: null, afterActionId: null, timeout: null, region: null },
            triggerConditions: [{ triggerCondition: "DATETIME", triggerHours: [9, null] }],
            buildArgs: { A: null },
        });
    });
});

describe("errors", () => {
    it("are plain: they have a message and nothing else", async () => {
        simulator.faults.add({ kind: "cutBefore" });
        const error: unknown = await provider
            .read("buddy/company-website/1/5", REQUIRED)
            .catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(Error);
        expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
        expect(Object.keys(error as Error)).toEqual([]);
        expect((error as Error).stack).toBe("");
        expect((error as Error).message).toMatch(
            /^read action 5 in buddy\/company-website\/1: the connection to http:\/\/127\.0\.0\.1:\d+ failed: ECONNRESET/,
        );
    });

    it("name the address at which nothing listens", async () => {
        await configureProvider(simulator, { "buddyworks:baseUrl": "http://127.0.0.1:9" });
        await expect(provider.read("buddy/company-website/1/5", REQUIRED)).rejects.toThrow(
            new Error(
                "read action 5 in buddy/company-website/1: no connection to http://127.0.0.1:9 (ECONNREFUSED). Check " +
                    "buddyworks:baseUrl, buddyworks:region and the network.",
            ),
        );
    });

    it("name the timeout", async () => {
        await configureProvider(simulator, { "buddyworks:timeout": "1" });
        simulator.faults.add({ kind: "slow", ms: 1200 });
        await expect(provider.read("buddy/company-website/1/5", REQUIRED)).rejects.toThrow(
            new Error(
                `read action 5 in buddy/company-website/1: no response from ${simulator.url} within 1 s. Raise ` +
                    "buddyworks:timeout to wait longer.",
            ),
        );
    });
});
