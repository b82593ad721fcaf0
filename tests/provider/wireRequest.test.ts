import { toCreateBody, toUpdateBody } from "../../provider/fields/wire";
import { dockerfileAction, dockerfileActionFields } from "../../provider/types/dockerfileAction";
import documentedRequest from "../fixtures/documentedRequest.json";
import { DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { BODY_ROWS, FIELD_ROWS, REQUIRED, REQUIRED_BODY, UNCONFIRMED } from "./fieldRows";

describe("the body of POST", () => {
    it("is Buddy's documented request for the documented example", () => {
        expect(toCreateBody(dockerfileAction, DOCUMENTED_ACTION)).toEqual(documentedRequest);
    });

    it.each(BODY_ROWS)("has $name under Buddy's name, in Buddy's form", ({ name, value, wire: [key, sent] }) => {
        expect(toCreateBody(dockerfileAction, { ...REQUIRED, [name]: value })).toEqual({
            ...REQUIRED_BODY,
            [key]: sent,
        });
    });

    it("leaves out null and what the program leaves out, and keeps empty values", () => {
        const inputs = { ...REQUIRED, contextPath: null, repository: "", secrets: [], disabled: false };
        expect(toCreateBody(dockerfileAction, inputs)).toEqual({
            ...REQUIRED_BODY,
            repository: "",
            secrets: [],
            disabled: false,
        });
    });

    it("accepts build arguments as a map, and keeps further equals signs", () => {
        const body = toCreateBody(dockerfileAction, { ...REQUIRED, buildArgs: { A: "1", B: "x=y" } });
        expect(body).toEqual({ ...REQUIRED_BODY, build_args: ["A=1", "B=x=y"] });
    });

    it("has no hidden key, no output and no adoptActionId", () => {
        const inputs = { ...REQUIRED, __provider: "text", __urn: "urn", actionId: 3, url: "u", adoptActionId: 4 };
        expect(toCreateBody(dockerfileAction, inputs)).toEqual(REQUIRED_BODY);
    });
});

describe("the body of PATCH", () => {
    it.each(BODY_ROWS.filter(({ clear }) => clear !== undefined))(
        "has $name's clear value when the program removes it",
        ({ name, value, wire: [key], clear }) => {
            const body = toUpdateBody(dockerfileAction, { ...REQUIRED, [name]: value }, REQUIRED);
            expect(body).toEqual({ ...REQUIRED_BODY, [key]: clear });
        },
    );

    it("has type, name and all set inputs even when only one of them changed", () => {
        const olds = { ...REQUIRED, region: "us-east-1", repository: "web" };
        const body = toUpdateBody(dockerfileAction, olds, { ...olds, repository: "api" });
        expect(body).toEqual({ ...REQUIRED_BODY, region: "us-east-1", repository: "api" });
    });

    it("clears nothing that the program never set, so Buddy keeps its own password", () => {
        expect(
            toUpdateBody(dockerfileAction, { ...REQUIRED, login: "robot" }, { ...REQUIRED, login: "human" }),
        ).toEqual({
            ...REQUIRED_BODY,
            login: "human",
        });
    });

    it("has afterActionId only when it changed, because it could move the action again", () => {
        const olds = { ...REQUIRED, afterActionId: 7 };
        expect(toUpdateBody(dockerfileAction, olds, { ...olds, name: "New" })).toEqual({
            ...REQUIRED_BODY,
            name: "New",
        });
        expect(toUpdateBody(dockerfileAction, olds, { ...olds, afterActionId: 8 })).toEqual({
            ...REQUIRED_BODY,
            after_action_id: 8,
        });
        expect(toUpdateBody(dockerfileAction, olds, REQUIRED)).toStrictEqual(REQUIRED_BODY);
    });
});

it("the table has 21 parameters of Buddy's page, 3 of its YAML page, 12 common ones, and ours", () => {
    const names = Object.keys(dockerfileActionFields);
    expect(names).toHaveLength(21 + UNCONFIRMED.length + 12 + 1);
    expect(Object.keys(FIELD_ROWS)).toEqual(names);
});
