import fc from "fast-check";
import { allInputs, observedInputs, toCreateBody } from "../../provider/fields/wire";
import type { Json, JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";
import { BODY_ROWS, REQUIRED } from "./fieldRows";

const word = fc.stringMatching(/^[a-z][a-z0-9./$-]{0,12}$/);
const flag = fc.boolean();
const count = fc.integer({ min: 1, max: 5000 });

const buildArgs = fc
    .dictionary(fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/), fc.string({ maxLength: 12 }), { minKeys: 1, maxKeys: 4 })
    .chain((map) =>
        fc.constantFrom<Json>(
            map,
            Object.entries(map).map(([key, value]) => `${key}=${value}`),
            Object.keys(map), // values from the environment
        ),
    );
const secrets = fc.uniqueArray(fc.record({ id: word, value: word, type: fc.constantFrom("FILE", "ENV") }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 4,
});
const variables = fc.uniqueArray(
    fc.record(
        {
            key: word,
            type: fc.constantFrom("VAR", "FILE"),
            value: word,
            settable: flag,
            disabled: flag,
            description: word,
            note: word,
            agentNote: word,
        },
        { requiredKeys: ["key", "type"] },
    ),
    { selector: ({ key }) => key, minLength: 1, maxLength: 4 },
);
const { triggerConditions } = fc.letrec<{ triggerConditions: Json[] }>((again) => ({
    triggerConditions: fc.array(
        fc.oneof(
            { maxDepth: 3, withCrossShrink: true },
            fc.record(
                {
                    triggerCondition: fc.constantFrom("VAR_IS", "HOUR"),
                    triggerVariableKey: word,
                    triggerHours: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1 }),
                },
                { requiredKeys: ["triggerCondition"] },
            ),
            fc.record({ triggerCondition: fc.constant("OR"), triggerOperands: again("triggerConditions") }),
        ),
        { minLength: 1, maxLength: 3 },
    ) as fc.Arbitrary<Json[]>,
}));

/** Programs in which every input is optional. */
const programs = fc
    .record(
        {
            contextPath: word,
            dockerImageTag: word,
            login: word,
            integration: fc.oneof(fc.record({ hashId: word }), fc.record({ identifier: word })),
            dockerRegistry: fc.constantFrom("NONE", "OTHER"),
            region: word,
            registry: word,
            repository: word,
            buildArgs,
            insecureRegistry: flag,
            doNotPruneImages: flag,
            buildkit: flag,
            targetStage: word,
            pull: flag,
            artifact: word,
            secrets,
            provenance: fc.constantFrom("NONE", "MIN", "MAX"),
            cacheMode: fc.constantFrom("MIN", "MAX"),
            triggerTime: fc.constantFrom("ON_EVERY_EXECUTION", "ON_FAILURE"),
            triggerConditions,
            runNext: fc.constantFrom("WAIT_ON_SUCCESS", "IN_SOFT_PARALLEL"),
            runOnlyOnFirstFailure: flag,
            variables,
            disabled: flag,
            timeout: count,
            ignoreErrors: flag,
            retryCount: fc.nat(9),
            retryInterval: fc.nat(9),
            loop: fc.array(word, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: [] },
    )
    .map((optional): JsonObject => ({ ...REQUIRED, ...(optional as JsonObject) }));

/** Variations of a response that mean the same. */
const variations = fc.record({ nulls: flag, reversed: flag, extras: flag, ciphertext: flag });

interface Variations {
    nulls: boolean;
    reversed: boolean;
    extras: boolean;
    ciphertext: boolean;
}

function responseWith(body: JsonObject, { nulls, reversed, extras, ciphertext }: Variations): JsonObject {
    const response: JsonObject = { ...body };
    for (const name of ["build_args", "secrets", "variables"]) {
        const list = response[name];
        if (reversed && Array.isArray(list)) {
            response[name] = [...list].reverse();
        }
    }
    for (const { wire } of BODY_ROWS) {
        if (nulls && response[wire[0]] === undefined) {
            response[wire[0]] = null;
        }
    }
    if (ciphertext) {
        response["password"] = "!encrypted YQ==";
    }
    return extras
        ? { ...response, id: 5, last_execution_status: "FAILED", pipeline: { name: "renamed" }, unknown_field: [1] }
        : response;
}

describe("for every program", () => {
    it("a response to its own request gives back its inputs, in the program's form", () => {
        fc.assert(
            fc.property(programs, variations, (inputs, taken) => {
                expect(
                    observedInputs(
                        dockerfileAction,
                        responseWith(toCreateBody(dockerfileAction, inputs), taken),
                        inputs,
                    ),
                ).toEqual(inputs);
            }),
        );
    });

    it("what a getter reads gives the same request again", () => {
        fc.assert(
            fc.property(programs, (inputs) => {
                const body = toCreateBody(dockerfileAction, inputs);
                expect(toCreateBody(dockerfileAction, allInputs(dockerfileAction, body))).toEqual(body);
            }),
        );
    });

    it("what Buddy returns is no change, in either direction", () => {
        fc.assert(
            fc.property(programs, variations, (inputs, taken) => {
                const seen = observedInputs(
                    dockerfileAction,
                    responseWith(toCreateBody(dockerfileAction, inputs), taken),
                    inputs,
                );
                expect(diffInputs(dockerfileAction, seen, inputs).changes).toBe(false);
                expect(diffInputs(dockerfileAction, inputs, seen).changes).toBe(false);
            }),
        );
    });

    it("another program differs exactly when its request means something else", () => {
        fc.assert(
            fc.property(programs, programs, (one, other) => {
                // What Buddy holds after each request, read without the program.
                const means = (inputs: JsonObject) =>
                    diffInputs(
                        dockerfileAction,
                        allInputs(dockerfileAction, toCreateBody(dockerfileAction, inputs)),
                        allInputs(dockerfileAction, toCreateBody(dockerfileAction, one)),
                    );
                expect(diffInputs(dockerfileAction, one, other).changes).toBe(means(other).changes);
            }),
        );
    });
});

describe("for every failed operation", () => {
    const simulator = withSimulator();

    beforeEach(() => configureProvider(simulator));

    it("the message holds no token and no secret input, even if Buddy repeats them", async () => {
        const secret = fc.stringMatching(/^[A-Za-z0-9+/=]{6,20}$/).map((text) => `§${text}§`);
        const operation = fc.constantFrom("create", "read", "update", "delete");
        await fc.assert(
            fc.asyncProperty(
                secret,
                secret,
                secret,
                operation,
                fc.constantFrom(400, 401, 403, 409, 500, 599),
                async (...drawn) => {
                    const [password, value, argument, method, status] = drawn;
                    const inputs = {
                        ...REQUIRED,
                        login: "me",
                        password,
                        variables: [{ key: "K", type: "VAR", value, encrypted: true }],
                        buildArgs: { A: argument },
                    };
                    const echoed = [password, value, argument, simulator.token].join(" ");
                    simulator.faults.add({ kind: "status", times: 2, status, body: { errors: [{ message: echoed }] } });
                    const id = "buddy/company-website/1/5";
                    const calls = {
                        create: () => provider.create(inputs),
                        read: () => provider.read(id, inputs),
                        update: () => provider.update(id, inputs, { ...inputs, name: "other" }),
                        delete: () => provider.delete(id, inputs),
                    };
                    const error: unknown = await calls[method]().catch((thrown: unknown) => thrown);
                    const said = error instanceof Error ? `${error.message}${error.stack}` : "no error";
                    expect(said).toContain(`${status}`);
                    expect([password, value, argument, simulator.token].filter((text) => said.includes(text))).toEqual(
                        [],
                    );
                    simulator.faults.clear();
                },
            ),
            { numRuns: 60 },
        );
    });
});
