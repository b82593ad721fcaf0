import { HIDDEN, importedAction } from "../../importer/importedAction";
import type { JsonObject } from "../../provider/json";
import { sleepAction } from "../fixtures/secondType/sleepAction";
import { PATH, PIPELINE } from "./importing";

const WEBHOOK = "https://hooks.example.com/t0p";
const INPUTS = { ...PIPELINE, name: "Wait", seconds: 60 };

const importing = (recipient: JsonObject) => {
    const response = { id: 34, type: "SLEEP", name: "Wait", sleep_in_sec: 60, recipient };
    const { inputs, unmanaged } = importedAction(sleepAction, response, PATH);
    return { inputs, unmanaged };
};

describe("a part of an object that one line of the field table makes secret", () => {
    it.each([
        ["in clear", WEBHOOK],
        ["encrypted", "!encrypted YQ=="],
    ])("keeps the whole object out of the program when it is returned %s", (_how, webhook) => {
        expect(importing({ name: "team", webhook })).toEqual({
            inputs: INPUTS,
            unmanaged: [{ name: "recipient", why: "hidden", value: { name: "team", webhook: HIDDEN } }],
        });
    });

    it("does not keep out an object without it", () => {
        expect(importing({ name: "team" })).toEqual({
            inputs: { ...INPUTS, recipient: { name: "team" } },
            unmanaged: [],
        });
    });
});
