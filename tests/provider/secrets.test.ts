import type { FieldTable } from "../../provider/fields/fieldTable";
import type { Parts, PartTable } from "../../provider/fields/fieldType";
import { objectList } from "../../provider/fields/listTypes";
import { object } from "../../provider/fields/objectType";
import { lazily, string } from "../../provider/fields/scalarTypes";
import { holdsSecrets, isOpen, secretTexts, sensitiveTexts } from "../../provider/fields/secrets";
import type { JsonObject } from "../../provider/json";

interface Nested {
    inner?: Nested;
}

const OPEN: Parts<{ name: string }> = { name: { wire: "name", type: string() } };
const KEY: Parts<{ name: string; key: string }> = { ...OPEN, key: { wire: "key", type: string(), secret: true } };
const TOKEN: Parts<{ name: string; token: string }> = {
    ...OPEN,
    token: { wire: "token", type: string(), secretUnless: { name: ["public"] } },
};
/** Its objects hold objects of the same table. */
const NESTED: Parts<Nested> = { inner: { wire: "inner", type: lazily(() => object(NESTED)) } };
const AROUND_KEY: Parts<{ keys: object[] }> = { keys: { wire: "keys", type: objectList(object(KEY)) } };

const FIELDS: FieldTable = {
    open: { in: "body", wire: "open", type: object(OPEN) },
    key: { in: "body", wire: "key", type: object(KEY) },
    token: { in: "body", wire: "token", type: object(TOKEN), sensitive: true },
    around: { in: "body", wire: "around", type: object(AROUND_KEY) },
    password: { in: "body", wire: "password", type: string(), secret: true },
};

describe("a table holds secrets", () => {
    it.each<[string, PartTable | undefined, boolean]>([
        ["if a part is secret", KEY, true],
        ["if a part may be secret", TOKEN, true],
        ["if a nested object has a secret part", AROUND_KEY, true],
        ["not if all parts are open", OPEN, false],
        ["not if it only refers to itself", NESTED, false],
        ["not if there is none", undefined, false],
    ])("%s", (_which, table, expected) => {
        expect(holdsSecrets(table)).toBe(expected);
    });
});

describe("the secret texts of inputs", () => {
    it.each<[string, JsonObject, string[]]>([
        ["are those of secret inputs", { password: "pass word", open: { name: "open" } }, ["pass word"]],
        ["are those of secret parts alone", { key: { name: "open", key: "the key" } }, ["the key"]],
        ["are those of secret parts in nested lists", { around: { keys: [{ key: "a" }, {}] } }, ["a"]],
        ["include a part whose condition does not hold", { token: { name: "mine", token: "abc" } }, ["abc"]],
        ["do not include a part whose condition holds", { token: { name: "public", token: "abc" } }, []],
    ])("%s", (_which, inputs, expected) => {
        expect(secretTexts(FIELDS, inputs)).toEqual(expected);
    });
});

it("texts that may be secret count only in sensitive inputs, and from four characters on", () => {
    const inputs = { token: { name: "public", token: "abcd" }, open: { name: "open" } };
    expect(sensitiveTexts(FIELDS, inputs)).toEqual(["abcd"]);
    expect(sensitiveTexts(FIELDS, { token: { name: "public", token: "abc" } })).toEqual([]);
});

it.each([undefined, null, "", "known"])("the value %p of another part makes no secret", (value) => {
    expect(isOpen(value, ["known"])).toBe(true);
    expect(isOpen("other", ["known"])).toBe(false);
});
