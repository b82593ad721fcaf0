import {
    allInputs,
    ignoredClears,
    ignoredInputs,
    observedInputs,
    toCreateBody,
    toUpdateBody,
} from "../../provider/fields/wire";
import type { JsonObject } from "../../provider/json";
import { dockerfileAction, dockerfileActionFields } from "../../provider/types/dockerfileAction";
import documentedRequest from "../fixtures/documentedRequest.json";
import { DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { BODY_ROWS, FIELD_ROWS, REQUIRED } from "./fieldRows";

const FIELD_NAMES = Object.keys(dockerfileActionFields);

const BASE_BODY = { type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
/** Known from Buddy's YAML reference only. */
const UNCONFIRMED = ["targetStage", "pull", "artifact"];

describe("the body of POST", () => {
    it("is Buddy's documented example for the documented example's inputs", () => {
        expect(toCreateBody(dockerfileAction, DOCUMENTED_ACTION)).toEqual(documentedRequest);
    });

    it.each(BODY_ROWS)("carries $name under Buddy's name, in Buddy's form", ({ name, value, wire: [key, sent] }) => {
        expect(toCreateBody(dockerfileAction, { ...REQUIRED, [name]: value })).toEqual({ ...BASE_BODY, [key]: sent });
    });

    it("leaves out what the user left out, null included, and keeps what the user wrote empty", () => {
        const inputs = { ...REQUIRED, contextPath: null, repository: "", secrets: [], disabled: false };
        expect(toCreateBody(dockerfileAction, inputs)).toEqual({
            ...BASE_BODY,
            repository: "",
            secrets: [],
            disabled: false,
        });
    });

    it("takes build arguments as a map too, and keeps further equals signs", () => {
        const body = toCreateBody(dockerfileAction, { ...REQUIRED, buildArgs: { A: "1", B: "x=y" } });
        expect(body).toEqual({ ...BASE_BODY, build_args: ["A=1", "B=x=y"] });
    });

    it("sends no hidden key, no output and no adoptActionId", () => {
        const inputs = { ...REQUIRED, __provider: "text", __urn: "urn", actionId: 3, url: "u", adoptActionId: 4 };
        expect(toCreateBody(dockerfileAction, inputs)).toEqual(BASE_BODY);
    });
});

describe("the body of PATCH", () => {
    it.each(BODY_ROWS.filter(({ clear }) => clear !== undefined))(
        "sends $name's clear value once the user removes it",
        ({ name, value, wire: [key], clear }) => {
            const body = toUpdateBody(dockerfileAction, { ...REQUIRED, [name]: value }, REQUIRED);
            expect(body).toEqual({ ...BASE_BODY, [key]: clear });
        },
    );

    it("holds type, name and all set inputs even when one of them changed", () => {
        const olds = { ...REQUIRED, region: "us-east-1", repository: "web" };
        const body = toUpdateBody(dockerfileAction, olds, { ...olds, repository: "api" });
        expect(body).toEqual({ ...BASE_BODY, region: "us-east-1", repository: "api" });
    });

    it("never clears what the user never set, so Buddy keeps its own password", () => {
        expect(
            toUpdateBody(dockerfileAction, { ...REQUIRED, login: "robot" }, { ...REQUIRED, login: "human" }),
        ).toEqual({
            ...BASE_BODY,
            login: "human",
        });
    });

    it("repeats afterActionId only when it changed, because repeating could move the action again", () => {
        const olds = { ...REQUIRED, afterActionId: 7 };
        expect(toUpdateBody(dockerfileAction, olds, { ...olds, name: "New" })).toEqual({ ...BASE_BODY, name: "New" });
        expect(toUpdateBody(dockerfileAction, olds, { ...olds, afterActionId: 8 })).toEqual({
            ...BASE_BODY,
            after_action_id: 8,
        });
        expect(toUpdateBody(dockerfileAction, olds, REQUIRED)).toStrictEqual(BASE_BODY);
    });
});

describe("clears that Buddy ignored", () => {
    it.each(BODY_ROWS.filter(({ clear }) => clear !== undefined))(
        "are found for $name",
        ({ name, value, wire: [key, sent] }) => {
            const answer = { ...BASE_BODY, [key]: sent };
            const ignored = ignoredClears(dockerfileAction, {
                olds: { ...REQUIRED, [name]: value },
                news: REQUIRED,
                response: answer,
            });
            // Nothing can be said of a password, which is never returned, nor of a registry that Buddy computes.
            expect(ignored).toEqual(name === "password" || name === "dockerRegistry" ? [] : [name]);
        },
    );

    it("are none when the answer has the field cleared", () => {
        const olds = { ...REQUIRED, contextPath: "app", secrets: [{ id: "a", value: "b", type: "ENV" }] };
        const answer = { ...BASE_BODY, context_path: null, secrets: [] };
        expect(ignoredClears(dockerfileAction, { olds, news: REQUIRED, response: answer })).toEqual([]);
    });
});

it("says nothing of a clear where nothing can clear a field", () => {
    const { name: _name, ...rest } = REQUIRED;
    expect(ignoredClears(dockerfileAction, { olds: REQUIRED, news: rest, response: BASE_BODY })).toEqual([]);
});

describe("inputs that Buddy did not take", () => {
    it.each(BODY_ROWS)("are found for $name where its page lacks it", ({ name, value, wire: [key, sent] }) => {
        const inputs = { ...REQUIRED, [name]: value };
        const found = UNCONFIRMED.includes(name) ? [name] : [];
        expect(ignoredInputs(dockerfileAction, inputs, BASE_BODY)).toEqual(found);
        expect(ignoredInputs(dockerfileAction, inputs, { ...BASE_BODY, [key]: null })).toEqual(found);
        expect(ignoredInputs(dockerfileAction, inputs, { ...BASE_BODY, [key]: sent })).toEqual([]);
    });

    it("are none that are not sent, or that say what Buddy takes anyway", () => {
        expect(
            ignoredInputs(dockerfileAction, { ...REQUIRED, targetStage: null, pull: false, artifact: "" }, BASE_BODY),
        ).toEqual([]);
    });
});

describe("what Buddy answers, put on the keys the user wrote", () => {
    it.each(BODY_ROWS)("keeps $name as written when Buddy has the same", ({ name, value, wire: [key, sent] }) => {
        const stated = { ...REQUIRED, [name]: value };
        expect(observedInputs(dockerfileAction, { ...BASE_BODY, [key]: sent }, stated)).toEqual(stated);
    });

    const readable = BODY_ROWS.filter(({ name }) => name !== "password" && name !== "afterActionId");

    it.each(readable)("shows another $name that someone set in Buddy", ({ name, value, other }) => {
        const body = toCreateBody(dockerfileAction, { ...REQUIRED, [name]: other });
        const seen = observedInputs(dockerfileAction, body, { ...REQUIRED, [name]: value });
        // An integration is compared on the name the user wrote; the other form says nothing about it.
        const expected = name === "integration" ? value : other;
        expect(seen).toEqual({ ...REQUIRED, [name]: expected });
    });

    it.each(readable.filter(({ name }) => name !== "name" && name !== "dockerfilePath"))(
        "shows that someone emptied $name, whether Buddy answers null or, four of them apart, nothing",
        ({ name, value, wire: [key] }) => {
            const stated = { ...REQUIRED, [name]: value };
            expect(observedInputs(dockerfileAction, { ...BASE_BODY, [key]: null }, stated)).toStrictEqual(REQUIRED);
            // The documented answer lacks docker_registry, and its table lacks the others, so their absence says nothing.
            const silent = ["dockerRegistry", ...UNCONFIRMED].includes(name);
            expect(observedInputs(dockerfileAction, BASE_BODY, stated)).toEqual(silent ? stated : REQUIRED);
        },
    );

    it.each(BODY_ROWS.filter(({ unset }) => unset !== undefined))(
        "keeps $name at its default although Buddy leaves it out",
        ({ name, unset = null }) => {
            const stated: JsonObject = { ...REQUIRED, [name]: unset };
            expect(observedInputs(dockerfileAction, BASE_BODY, stated)).toEqual(stated);
        },
    );

    it("adds nothing the user never wrote", () => {
        const answer = {
            ...BASE_BODY,
            buildkit: true,
            docker_registry: "NONE",
            context_path: "x",
            last_execution_status: "INITIAL",
        };
        expect(observedInputs(dockerfileAction, answer, REQUIRED)).toEqual(REQUIRED);
    });

    it("carries the password over, whatever Buddy returns in its place", () => {
        const stated = { ...REQUIRED, login: "robot", password: "mine" };
        const answer = { ...BASE_BODY, login: "robot" };
        for (const echo of [
            {},
            { password: null },
            { password: "secure!YQ==.Yg==" },
            { password: "!encrypted YQ==" },
        ]) {
            expect(observedInputs(dockerfileAction, { ...answer, ...echo }, stated)).toEqual(stated);
        }
    });

    it("carries encrypted variables' values over, ignores strangers' variables and sees a changed plain one", () => {
        const stated = {
            ...REQUIRED,
            variables: [
                { key: "S", type: "VAR", value: "mine", encrypted: true },
                { key: "P", type: "VAR", value: "plain" },
            ],
        };
        const answer = {
            ...BASE_BODY,
            variables: [
                { id: 9, key: "STRANGER", type: "VAR", value: "x" },
                { id: 2, key: "P", type: "VAR", value: "edited", settable: false },
                { id: 1, key: "S", type: "VAR", value: "!encrypted YQ==", encrypted: true },
            ],
        };
        expect(observedInputs(dockerfileAction, answer, stated)).toEqual({
            ...REQUIRED,
            variables: [stated.variables[0], { key: "P", type: "VAR", value: "edited" }],
        });
    });

    it("sees no difference in the order of build arguments and secrets", () => {
        const stated = {
            ...REQUIRED,
            buildArgs: { A: "1", B: "2" },
            secrets: [
                { id: "one", value: "1", type: "ENV" },
                { id: "two", value: "2", type: "ENV" },
            ],
        };
        const answer = {
            ...toCreateBody(dockerfileAction, stated),
            build_args: ["B=2", "A=1"],
            secrets: [...stated.secrets].reverse(),
        };
        expect(observedInputs(dockerfileAction, answer, stated)).toEqual(stated);
    });

    it("shows build arguments that changed in the map's shape", () => {
        const seen = observedInputs(
            dockerfileAction,
            { ...BASE_BODY, build_args: ["A=2", "C=x=y"] },
            { ...REQUIRED, buildArgs: { A: "1" } },
        );
        expect(seen).toEqual({ ...REQUIRED, buildArgs: { A: "2", C: "x=y" } });
    });

    it("shows a build argument without value as null in the map's shape, by whose paths the engine knows secrets", () => {
        const answer = { ...BASE_BODY, build_args: ["A", "B=1"] };
        const seen = { ...REQUIRED, buildArgs: { A: null, B: "1" } };
        expect(observedInputs(dockerfileAction, answer, { ...REQUIRED, buildArgs: { A: "", B: "1" } })).toEqual(seen);
        expect(observedInputs(dockerfileAction, answer, seen)).toEqual(seen);
        expect(observedInputs(dockerfileAction, answer, { ...REQUIRED, buildArgs: ["B=1", "A"] })).toEqual({
            ...REQUIRED,
            buildArgs: ["B=1", "A"],
        });
    });

    it("takes a Dockerfile that Buddy does not name for Buddy's default, and so only", () => {
        const { dockerfile_path: _path, ...answer } = BASE_BODY;
        const stated = (dockerfilePath: string) =>
            observedInputs(dockerfileAction, answer, { ...REQUIRED, dockerfilePath });
        expect(stated("Dockerfile")).toEqual({ ...REQUIRED, dockerfilePath: "Dockerfile" });
        expect(stated("web/Dockerfile")).toEqual({ ...REQUIRED, dockerfilePath: "Dockerfile" });
    });

    it("takes a timeout of 0 for none", () => {
        expect(ignoredClears(dockerfileAction, { olds: { timeout: 60 }, news: {}, response: { timeout: 0 } })).toEqual(
            [],
        );
        expect(toUpdateBody(dockerfileAction, { ...REQUIRED, timeout: 0 }, REQUIRED)).toEqual(BASE_BODY);
        expect(observedInputs(dockerfileAction, { ...BASE_BODY, timeout: 0 }, { ...REQUIRED, timeout: 60 })).toEqual({
            ...REQUIRED,
            timeout: 0,
        });
    });

    it("accepts a richer integration and compares it on the name the user wrote", () => {
        const stated = { ...REQUIRED, integration: { identifier: "docker_hub" } };
        const richer = { hash_id: "abc", identifier: "docker_hub", name: "Hub", type: "DOCKER_HUB" };
        expect(observedInputs(dockerfileAction, { ...BASE_BODY, integration: richer }, stated)).toEqual(stated);
        const swapped = observedInputs(
            dockerfileAction,
            { ...BASE_BODY, integration: { ...richer, identifier: "other" } },
            stated,
        );
        expect(swapped).toEqual({ ...REQUIRED, integration: { identifier: "other" } });
    });
});

describe("everything readable of an action", () => {
    it("is typed as the inputs are, without ciphertext, write-only and response-only fields", () => {
        const inputs = Object.fromEntries(BODY_ROWS.map(({ name, value }) => [name, value]));
        const answer = {
            ...toCreateBody(dockerfileAction, inputs),
            password: "!encrypted YQ==",
            id: 3,
            pipeline: { id: 1 },
        };
        const { password: _password, afterActionId: _after, ...readable } = inputs;
        expect(allInputs(dockerfileAction, answer)).toStrictEqual(readable);
    });

    it("reads numbers that come as text", () => {
        expect(allInputs(dockerfileAction, { ...BASE_BODY, timeout: "600" })).toEqual({
            name: "Build",
            dockerfilePath: "Dockerfile",
            timeout: 600,
        });
    });
});

it("knows the 21 parameters of Buddy's page (its 22nd is the constant type), 3 of its YAML page, 12 common ones and adoptActionId", () => {
    expect(FIELD_NAMES).toHaveLength(21 + UNCONFIRMED.length + 12 + 1);
    expect(Object.keys(FIELD_ROWS)).toEqual(FIELD_NAMES);
});
