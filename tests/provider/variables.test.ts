import { allInputs, observedInputs } from "../../provider/fields/wire";
import type { Json, JsonObject } from "../../provider/json";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";

/** The forms that Buddy returns since April 2025, and before. */
const CIPHERTEXTS = ["!encrypted YQ==", "secure!YQ==.Yg=="];

/** What a refresh finds when Buddy returns this. */
function seen(own: Json, returned: Json): Json | undefined {
    return observedInputs(dockerfileAction, { ...REQUIRED_BODY, variables: returned }, { ...REQUIRED, variables: own })[
        "variables"
    ];
}

describe("variables in a response", () => {
    const key = { key: "K", type: "SSH_KEY", value: "mine", password: "pw", passphrase: "pp", encrypted: true };

    it("keep what Buddy never returns, whatever it returns instead", () => {
        for (const echo of [...CIPHERTEXTS, null, "something else"]) {
            const returned = {
                key: "K",
                type: "SSH_KEY",
                value: echo,
                password: echo,
                passphrase: echo,
                encrypted: true,
            };
            expect(seen([key], [returned])).toEqual([key]);
        }
    });

    it.each(CIPHERTEXTS)("keep a plain value that somebody encrypted in Buddy, returned as %s", (value) => {
        const plain = { key: "K", type: "VAR", value: "mine" };
        const returned = { ...plain, value, encrypted: true };
        expect(seen([plain], [returned])).toEqual([plain]);
        expect(allInputs(dockerfileAction, { ...REQUIRED_BODY, variables: [returned] })["variables"]).toEqual([
            { key: "K", type: "VAR", encrypted: true },
        ]);
    });

    it("show a text that only resembles ciphertext", () => {
        const plain = { key: "K", type: "VAR", value: "mine" };
        for (const value of ["!encrypted", "secure", " !encrypted YQ=="]) {
            expect(seen([plain], [{ ...plain, value }])).toEqual([{ ...plain, value }]);
        }
    });

    it("show that somebody switched the encryption off, but not the value", () => {
        const returned = { key: "K", type: "SSH_KEY", value: "theirs", encrypted: false };
        expect(seen([{ ...key }], [returned])).toEqual([{ ...key, encrypted: false }]);
    });

    it("show that one is missing, and treat null as left out by the program", () => {
        const plain = { key: "P", type: "VAR", value: "v", description: null };
        const returned = { key: "P", type: "VAR", value: "v", description: "somebody's note" };
        expect(seen([plain, key], [returned])).toEqual([{ key: "P", type: "VAR", value: "v" }]);
    });

    it.each(CIPHERTEXTS)("reach a getter without password, passphrase and ciphertext (%s)", (value) => {
        const returned = {
            id: 3,
            key: "K",
            type: "SSH_KEY",
            value,
            password: "p",
            passphrase: "p",
            encrypted: true,
        };
        expect(allInputs(dockerfileAction, { ...REQUIRED_BODY, variables: [returned] })["variables"]).toEqual([
            { key: "K", type: "SSH_KEY", encrypted: true },
        ]);
    });
});

describe("a variable's type", () => {
    const plain = { key: "K", value: "v" };

    it.each<[string, JsonObject, JsonObject]>([
        ["the program says so", { ...plain, type: "VAR" }, plain],
        ["Buddy says so", plain, { ...plain, type: "VAR" }],
        ["neither says so", plain, plain],
        ["Buddy returns null", { ...plain, type: "VAR" }, { ...plain, type: null }],
    ])("is VAR where %s", (_who, own, returned) => {
        expect(seen([own], [returned])).toEqual([own]);
    });

    it("is no change between VAR and nothing, and a change to anything else", () => {
        const typed = (type: Json) => ({ ...REQUIRED, variables: [{ ...plain, type }] });
        expect(diffInputs(dockerfileAction, typed("VAR"), { ...REQUIRED, variables: [plain] }).changes).toBe(false);
        expect(diffInputs(dockerfileAction, { ...REQUIRED, variables: [plain] }, typed("VAR")).changes).toBe(false);
        expect(diffInputs(dockerfileAction, typed("FILE"), { ...REQUIRED, variables: [plain] }).changes).toBe(true);
    });

    it("shows as drift where Buddy no longer has one", () => {
        expect(seen([{ ...plain, type: "FILE" }], [plain])).toEqual([{ ...plain, type: "VAR" }]);
    });

    it("is VAR for a getter where Buddy does not say it", () => {
        expect(allInputs(dockerfileAction, { ...REQUIRED_BODY, variables: [plain] })["variables"]).toEqual([
            { ...plain, type: "VAR" },
        ]);
    });
});

describe("a variable's notes", () => {
    const noted = { key: "K", value: "v", description: "what", note: "why", agentNote: "how" };
    const returned = { key: "K", value: "v" };

    it("stay where the response lacks them", () => {
        expect(seen([noted], [returned])).toEqual([noted]);
    });

    it("show as drift where Buddy returns others or empty ones", () => {
        const others = { ...returned, description: "else", note: null, agent_note: "" };
        expect(seen([noted], [others])).toEqual([{ ...returned, description: "else" }]);
    });
});

describe("a key among the variables", () => {
    const KEYS = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES", "NEWER_KEY"];
    const ENCRYPTED = [{}, { encrypted: false }, { encrypted: true }];
    const cases = KEYS.flatMap((type) => ENCRYPTED.map((encrypted) => [type, encrypted] as const));

    it.each(cases)("(%s, %j) keeps the program's value", (type, encrypted) => {
        const own = { key: "K", type, value: "mine", ...encrypted };
        for (const value of [...CIPHERTEXTS, "theirs, in clear", null]) {
            expect(seen([own], [{ ...own, value }])).toEqual([own]);
            const { type: _type, ...untyped } = own;
            const [shown] = seen([untyped], [{ ...own, value }]) as JsonObject[];
            expect(shown).toEqual(untyped);
        }
    });

    it.each(cases)("(%s, %j) is read by a getter without its value", (type, encrypted) => {
        for (const value of [...CIPHERTEXTS, "in clear"]) {
            const read = allInputs(dockerfileAction, {
                ...REQUIRED_BODY,
                variables: [{ key: "K", type, value, ...encrypted }],
            })["variables"];
            expect(read).toEqual([{ key: "K", type, ...encrypted }]);
        }
    });

    it.each(KEYS.slice(0, 4))("(%s) shows no drift where Buddy says that it encrypts it anyway", (type) => {
        const own = { key: "K", type, value: "mine", encrypted: false };
        expect(seen([own], [{ ...own, encrypted: true }])).toEqual([own]);
    });

    it.each(["VAR", "FILE", "SSH_PUBLIC_KEY"])("is not of type %s, which is read and compared", (type) => {
        const own = { key: "K", type, value: "mine", encrypted: false };
        const returned = { ...own, value: "theirs" };
        expect(seen([own], [returned])).toEqual([returned]);
        expect(seen([own], [{ ...own, encrypted: true }])).toEqual([{ ...own, encrypted: true }]);
    });

    it("is a change with another value", () => {
        const key = (value: string) => ({ ...REQUIRED, variables: [{ key: "K", type: "SSH_KEY", value }] });
        expect(diffInputs(dockerfileAction, key("one"), key("two")).changes).toBe(true);
    });
});
