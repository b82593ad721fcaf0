import { allInputs, observedInputs } from "../../provider/fields/wire";
import type { Json, JsonObject } from "../../provider/json";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { REQUIRED } from "./fieldRows";

const BODY = { type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
/** As Buddy answers since April 2025, and as it did before. */
const CIPHERTEXTS = ["!encrypted YQ==", "secure!YQ==.Yg=="];

/** What a refresh finds where Buddy answers this. */
function seen(stated: Json, answered: Json): Json | undefined {
    return observedInputs(dockerfileAction, { ...BODY, variables: answered }, { ...REQUIRED, variables: stated })[
        "variables"
    ];
}

describe("variables in Buddy's answer", () => {
    const key = { key: "K", type: "SSH_KEY", value: "mine", password: "pw", passphrase: "pp", encrypted: true };

    it("keep what Buddy never returns, whatever stands in its place", () => {
        for (const echo of [...CIPHERTEXTS, null, "something else"]) {
            const answered = {
                key: "K",
                type: "SSH_KEY",
                value: echo,
                password: echo,
                passphrase: echo,
                encrypted: true,
            };
            expect(seen([key], [answered])).toEqual([key]);
        }
    });

    it.each(CIPHERTEXTS)("keep a plain value that somebody encrypted in Buddy, answered as %s", (value) => {
        const plain = { key: "K", type: "VAR", value: "mine" };
        const answered = { ...plain, value, encrypted: true };
        expect(seen([plain], [answered])).toEqual([plain]);
        expect(allInputs(dockerfileAction, { ...BODY, variables: [answered] })["variables"]).toEqual([
            { key: "K", type: "VAR", encrypted: true },
        ]);
    });

    it("show a text that only mentions ciphertext", () => {
        const plain = { key: "K", type: "VAR", value: "mine" };
        for (const value of ["!encrypted", "secure", " !encrypted YQ=="]) {
            expect(seen([plain], [{ ...plain, value }])).toEqual([{ ...plain, value }]);
        }
    });

    it("show that somebody switched the encryption off, and still not the value", () => {
        const answered = { key: "K", type: "SSH_KEY", value: "theirs", encrypted: false };
        expect(seen([{ ...key }], [answered])).toEqual([{ ...key, encrypted: false }]);
    });

    it("show that one is missing, and take null for what the program left out", () => {
        const plain = { key: "P", type: "VAR", value: "v", description: null };
        const answered = { key: "P", type: "VAR", value: "v", description: "somebody's note" };
        expect(seen([plain, key], [answered])).toEqual([{ key: "P", type: "VAR", value: "v" }]);
    });

    it.each(CIPHERTEXTS)("reach a getter without password, passphrase and ciphertext (%s)", (value) => {
        const answered = {
            id: 3,
            key: "K",
            type: "SSH_KEY",
            value,
            password: "p",
            passphrase: "p",
            encrypted: true,
        };
        expect(allInputs(dockerfileAction, { ...BODY, variables: [answered] })["variables"]).toEqual([
            { key: "K", type: "SSH_KEY", encrypted: true },
        ]);
    });
});

describe("a variable's type", () => {
    const plain = { key: "K", value: "v" };

    it.each<[string, JsonObject, JsonObject]>([
        ["the program says and Buddy does not", { ...plain, type: "VAR" }, plain],
        ["Buddy says and the program does not", plain, { ...plain, type: "VAR" }],
        ["neither says", plain, plain],
        ["Buddy answers as null", { ...plain, type: "VAR" }, { ...plain, type: null }],
    ])("is VAR where only %s", (_who, stated, answered) => {
        expect(seen([stated], [answered])).toEqual([stated]);
    });

    it("is no change between VAR and nothing, and a change to anything else", () => {
        const typed = (type: Json) => ({ ...REQUIRED, variables: [{ ...plain, type }] });
        expect(diffInputs(dockerfileAction, typed("VAR"), { ...REQUIRED, variables: [plain] }).changes).toBe(false);
        expect(diffInputs(dockerfileAction, { ...REQUIRED, variables: [plain] }, typed("VAR")).changes).toBe(false);
        expect(diffInputs(dockerfileAction, typed("FILE"), { ...REQUIRED, variables: [plain] }).changes).toBe(true);
    });

    it("shows as drift where Buddy has none any more", () => {
        expect(seen([{ ...plain, type: "FILE" }], [plain])).toEqual([{ ...plain, type: "VAR" }]);
    });

    it("is VAR for a getter where Buddy does not say it", () => {
        expect(allInputs(dockerfileAction, { ...BODY, variables: [plain] })["variables"]).toEqual([
            { ...plain, type: "VAR" },
        ]);
    });
});

describe("a variable's notes", () => {
    const noted = { key: "K", value: "v", description: "what", note: "why", agentNote: "how" };
    const answered = { key: "K", value: "v" };

    it("stay where Buddy's answer lacks them", () => {
        expect(seen([noted], [answered])).toEqual([noted]);
    });

    it("show as drift where Buddy answers others, or has them emptied", () => {
        const others = { ...answered, description: "else", note: null, agent_note: "" };
        expect(seen([noted], [others])).toEqual([{ ...answered, description: "else" }]);
    });
});

describe("a key among the variables", () => {
    const KEYS = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES", "NEWER_KEY"];
    const ENCRYPTED = [{}, { encrypted: false }, { encrypted: true }];
    const cases = KEYS.flatMap((type) => ENCRYPTED.map((encrypted) => [type, encrypted] as const));

    it.each(cases)("(%s, %j) keeps the program's value, however Buddy answers it", (type, encrypted) => {
        const stated = { key: "K", type, value: "mine", ...encrypted };
        for (const value of [...CIPHERTEXTS, "theirs, in clear", null]) {
            expect(seen([stated], [{ ...stated, value }])).toEqual([stated]);
            const { type: _type, ...untyped } = stated;
            const [shown] = seen([untyped], [{ ...stated, value }]) as JsonObject[];
            expect(shown).toEqual(untyped);
        }
    });

    it.each(cases)("(%s, %j) reaches no getter with its value", (type, encrypted) => {
        for (const value of [...CIPHERTEXTS, "in clear"]) {
            const read = allInputs(dockerfileAction, { ...BODY, variables: [{ key: "K", type, value, ...encrypted }] })[
                "variables"
            ];
            expect(read).toEqual([{ key: "K", type, ...encrypted }]);
        }
    });

    it.each(KEYS.slice(0, 4))("(%s) shows no drift where Buddy says that it encrypts it anyway", (type) => {
        const stated = { key: "K", type, value: "mine", encrypted: false };
        expect(seen([stated], [{ ...stated, encrypted: true }])).toEqual([stated]);
    });

    it.each(["VAR", "FILE", "SSH_PUBLIC_KEY"])("is none of type %s, which is read and compared", (type) => {
        const stated = { key: "K", type, value: "mine", encrypted: false };
        const answered = { ...stated, value: "theirs" };
        expect(seen([stated], [answered])).toEqual([answered]);
        expect(seen([stated], [{ ...stated, encrypted: true }])).toEqual([{ ...stated, encrypted: true }]);
    });

    it("is a change with another value", () => {
        const key = (value: string) => ({ ...REQUIRED, variables: [{ key: "K", type: "SSH_KEY", value }] });
        expect(diffInputs(dockerfileAction, key("one"), key("two")).changes).toBe(true);
    });
});
