import { type Json, type JsonObject, UNKNOWN } from "../../provider/json";
import { checkInputs } from "../../provider/rules/check";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { failures, titled, warnings } from "./checked";
import { REQUIRED } from "./fieldRows";

const INTEGRATION = { hashId: "1a" };

describe("the rules between inputs", () => {
    it("refuses afterActionId only if it is the adopted action", () => {
        expect(failures({ ...REQUIRED, adoptActionId: 34, afterActionId: 34 })).toEqual([
            "afterActionId: must name another action (got 34, which adoptActionId names too). Give another " +
                "action's id, or remove it.",
        ]);
        expect(failures({ ...REQUIRED, adoptActionId: 34, afterActionId: 35 })).toEqual([]);
        expect(failures({ ...REQUIRED, adoptActionId: UNKNOWN, afterActionId: UNKNOWN })).toEqual([]);
    });

    const registries: [string, JsonObject, string[]][] = [
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
        [
            "GOOGLE_GCR",
            { integration: INTEGRATION, registry: "" },
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
    ];

    it.each(registries.map(([dockerRegistry, inputs, messages]) => titled([{ dockerRegistry, ...inputs }, messages])))(
        "checks the registry of %s",
        (_title, inputs, messages) => {
            expect(failures({ ...REQUIRED, ...inputs })).toEqual(messages);
        },
    );

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

    it("does not warn of an empty registry, which is an error already", () => {
        const inputs = { ...REQUIRED, dockerRegistry: "GOOGLE_GCR", integration: INTEGRATION, registry: "" };
        expect(warnings(inputs)).toEqual([]);
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
});
