import {
    allInputs,
    ignoredClears,
    ignoredInputs,
    observedInputs,
    toCreateBody,
    toUpdateBody,
} from "../../provider/fields/wire";
import type { JsonObject } from "../../provider/json";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { BODY_ROWS, REQUIRED, REQUIRED_BODY, UNCONFIRMED } from "./fieldRows";

describe("clears that Buddy ignored", () => {
    it.each(BODY_ROWS.filter(({ clear }) => clear !== undefined))(
        "are found for $name",
        ({ name, value, wire: [key, sent] }) => {
            const response = { ...REQUIRED_BODY, [key]: sent };
            const ignored = ignoredClears(dockerfileAction, {
                olds: { ...REQUIRED, [name]: value },
                news: REQUIRED,
                response,
            });
            // A password is never returned, and a registry is computed: a response cannot show whether they were cleared.
            expect(ignored).toEqual(name === "password" || name === "dockerRegistry" ? [] : [name]);
        },
    );

    it("are none when the response has the field cleared", () => {
        const olds = { ...REQUIRED, contextPath: "app", secrets: [{ id: "a", value: "b", type: "ENV" }] };
        const response = { ...REQUIRED_BODY, context_path: null, secrets: [] };
        expect(ignoredClears(dockerfileAction, { olds, news: REQUIRED, response })).toEqual([]);
    });
});

it("a field that the API cannot reset is no ignored clear", () => {
    const { name: _name, ...rest } = REQUIRED;
    expect(ignoredClears(dockerfileAction, { olds: REQUIRED, news: rest, response: REQUIRED_BODY })).toEqual([]);
});

describe("inputs that Buddy did not take", () => {
    it.each(BODY_ROWS)(
        "are found for $name if only the YAML reference has it",
        ({ name, value, wire: [key, sent] }) => {
            const inputs = { ...REQUIRED, [name]: value };
            const found = UNCONFIRMED.includes(name) ? [name] : [];
            expect(ignoredInputs(dockerfileAction, inputs, REQUIRED_BODY)).toEqual(found);
            expect(ignoredInputs(dockerfileAction, inputs, { ...REQUIRED_BODY, [key]: null })).toEqual(found);
            expect(ignoredInputs(dockerfileAction, inputs, { ...REQUIRED_BODY, [key]: sent })).toEqual([]);
        },
    );

    it("do not include unset inputs and defaults", () => {
        expect(
            ignoredInputs(
                dockerfileAction,
                { ...REQUIRED, targetStage: null, pull: false, artifact: "" },
                REQUIRED_BODY,
            ),
        ).toEqual([]);
    });
});

describe("the observed inputs", () => {
    it.each(BODY_ROWS)("keep $name as written when Buddy has the same", ({ name, value, wire: [key, sent] }) => {
        const inputs = { ...REQUIRED, [name]: value };
        expect(observedInputs(dockerfileAction, { ...REQUIRED_BODY, [key]: sent }, inputs)).toEqual(inputs);
    });

    const readable = BODY_ROWS.filter(({ name }) => name !== "password" && name !== "afterActionId");

    it.each(readable)("show another $name that somebody set in Buddy", ({ name, value, other }) => {
        const body = toCreateBody(dockerfileAction, { ...REQUIRED, [name]: other });
        const seen = observedInputs(dockerfileAction, body, { ...REQUIRED, [name]: value });
        // An integration is compared on the id that the program set; the other id says nothing about it.
        const expected = name === "integration" ? value : other;
        expect(seen).toEqual({ ...REQUIRED, [name]: expected });
    });

    it.each(readable.filter(({ name }) => name !== "name" && name !== "dockerfilePath"))(
        "show that somebody emptied $name",
        ({ name, value, wire: [key] }) => {
            const inputs = { ...REQUIRED, [name]: value };
            expect(observedInputs(dockerfileAction, { ...REQUIRED_BODY, [key]: null }, inputs)).toStrictEqual(REQUIRED);
            // The documented response lacks docker_registry, and its table lacks the others, so their absence says nothing.
            const saysNothing = ["dockerRegistry", ...UNCONFIRMED].includes(name);
            expect(observedInputs(dockerfileAction, REQUIRED_BODY, inputs)).toEqual(saysNothing ? inputs : REQUIRED);
        },
    );

    it.each(BODY_ROWS.filter(({ unset }) => unset !== undefined))(
        "keep $name at its default although Buddy leaves it out",
        ({ name, unset = null }) => {
            const inputs: JsonObject = { ...REQUIRED, [name]: unset };
            expect(observedInputs(dockerfileAction, REQUIRED_BODY, inputs)).toEqual(inputs);
        },
    );

    it("hold nothing that the program never set", () => {
        const response = {
            ...REQUIRED_BODY,
            buildkit: true,
            docker_registry: "NONE",
            context_path: "x",
            last_execution_status: "INITIAL",
        };
        expect(observedInputs(dockerfileAction, response, REQUIRED)).toEqual(REQUIRED);
    });

    it("keep the password, whatever Buddy returns instead", () => {
        const inputs = { ...REQUIRED, login: "robot", password: "mine" };
        const response = { ...REQUIRED_BODY, login: "robot" };
        for (const echo of [
            {},
            { password: null },
            { password: "secure!YQ==.Yg==" },
            { password: "!encrypted YQ==" },
        ]) {
            expect(observedInputs(dockerfileAction, { ...response, ...echo }, inputs)).toEqual(inputs);
        }
    });

    it("keep encrypted values, ignore unmanaged variables, and show a changed plain one", () => {
        const inputs = {
            ...REQUIRED,
            variables: [
                { key: "S", type: "VAR", value: "mine", encrypted: true },
                { key: "P", type: "VAR", value: "plain" },
            ],
        };
        const response = {
            ...REQUIRED_BODY,
            variables: [
                { id: 9, key: "UNMANAGED", type: "VAR", value: "x" },
                { id: 2, key: "P", type: "VAR", value: "edited", settable: false },
                { id: 1, key: "S", type: "VAR", value: "!encrypted YQ==", encrypted: true },
            ],
        };
        expect(observedInputs(dockerfileAction, response, inputs)).toEqual({
            ...REQUIRED,
            variables: [inputs.variables[0], { key: "P", type: "VAR", value: "edited" }],
        });
    });

    it("show no difference in the order of build arguments and secrets", () => {
        const inputs = {
            ...REQUIRED,
            buildArgs: { A: "1", B: "2" },
            secrets: [
                { id: "one", value: "1", type: "ENV" },
                { id: "two", value: "2", type: "ENV" },
            ],
        };
        const response = {
            ...toCreateBody(dockerfileAction, inputs),
            build_args: ["B=2", "A=1"],
            secrets: [...inputs.secrets].reverse(),
        };
        expect(observedInputs(dockerfileAction, response, inputs)).toEqual(inputs);
    });

    it("show changed build arguments as a map", () => {
        const seen = observedInputs(
            dockerfileAction,
            { ...REQUIRED_BODY, build_args: ["A=2", "C=x=y"] },
            { ...REQUIRED, buildArgs: { A: "1" } },
        );
        expect(seen).toEqual({ ...REQUIRED, buildArgs: { A: "2", C: "x=y" } });
    });

    it("show a build argument without value as null in a map", () => {
        const response = { ...REQUIRED_BODY, build_args: ["A", "B=1"] };
        const seen = { ...REQUIRED, buildArgs: { A: null, B: "1" } };
        expect(observedInputs(dockerfileAction, response, { ...REQUIRED, buildArgs: { A: "", B: "1" } })).toEqual(seen);
        expect(observedInputs(dockerfileAction, response, seen)).toEqual(seen);
        expect(observedInputs(dockerfileAction, response, { ...REQUIRED, buildArgs: ["B=1", "A"] })).toEqual({
            ...REQUIRED,
            buildArgs: ["B=1", "A"],
        });
    });

    it("have Buddy's default Dockerfile where Buddy names none", () => {
        const { dockerfile_path: _path, ...response } = REQUIRED_BODY;
        const inputs = (dockerfilePath: string) =>
            observedInputs(dockerfileAction, response, { ...REQUIRED, dockerfilePath });
        expect(inputs("Dockerfile")).toEqual({ ...REQUIRED, dockerfilePath: "Dockerfile" });
        expect(inputs("web/Dockerfile")).toEqual({ ...REQUIRED, dockerfilePath: "Dockerfile" });
    });

    it("treat a timeout of 0 as none", () => {
        expect(ignoredClears(dockerfileAction, { olds: { timeout: 60 }, news: {}, response: { timeout: 0 } })).toEqual(
            [],
        );
        expect(toUpdateBody(dockerfileAction, { ...REQUIRED, timeout: 0 }, REQUIRED)).toEqual(REQUIRED_BODY);
        expect(
            observedInputs(dockerfileAction, { ...REQUIRED_BODY, timeout: 0 }, { ...REQUIRED, timeout: 60 }),
        ).toEqual({
            ...REQUIRED,
            timeout: 0,
        });
    });

    it("compare an integration only on the id that the program set", () => {
        const inputs = { ...REQUIRED, integration: { identifier: "docker_hub" } };
        const richer = { hash_id: "abc", identifier: "docker_hub", name: "Hub", type: "DOCKER_HUB" };
        expect(observedInputs(dockerfileAction, { ...REQUIRED_BODY, integration: richer }, inputs)).toEqual(inputs);
        const swapped = observedInputs(
            dockerfileAction,
            { ...REQUIRED_BODY, integration: { ...richer, identifier: "other" } },
            inputs,
        );
        expect(swapped).toEqual({ ...REQUIRED, integration: { identifier: "other" } });
    });
});

describe("all inputs of a response", () => {
    it("have the form of inputs, without ciphertext, write-only and response-only fields", () => {
        const inputs = Object.fromEntries(BODY_ROWS.map(({ name, value }) => [name, value]));
        const response = {
            ...toCreateBody(dockerfileAction, inputs),
            password: "!encrypted YQ==",
            id: 3,
            pipeline: { id: 1 },
        };
        const { password: _password, afterActionId: _after, ...readable } = inputs;
        expect(allInputs(dockerfileAction, response)).toStrictEqual(readable);
    });

    it("include numbers that are returned as text", () => {
        expect(allInputs(dockerfileAction, { ...REQUIRED_BODY, timeout: "600" })).toEqual({
            name: "Build",
            dockerfilePath: "Dockerfile",
            timeout: 600,
        });
    });
});
