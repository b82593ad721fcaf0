import type { JsonObject } from "../../provider/json";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { falseChanges, type InputCase } from "../helpers/falseChanges";
import { ResourceDriver } from "../helpers/resourceDriver";
import { READINGS } from "../helpers/switches";
import { withSimulator } from "../helpers/withSimulator";
import { BODY_ROWS, COMPANIONS, REQUIRED } from "./fieldRows";

const SECRET = { key: "S", type: "VAR", value: "one", encrypted: true };
const KEY = { key: "K", type: "SSH_KEY", value: "one", password: "key-pass", passphrase: "phrase", encrypted: true };
const PLAIN_KEY = { key: "U", type: "SSH_KEY", value: "one", encrypted: false };
const NOTED = { key: "N", value: "one", description: "what", note: "why", agentNote: "how", disabled: true };
const FILE = { key: "F", type: "FILE", value: "b25l", initPath: "/a", filePath: "/b", filePlace: "CONTAINER" };

const CHANGE = { triggerCondition: "ON_CHANGE" };
const HOUR = { triggerCondition: "HOUR", triggerHours: [7], timezone: "Europe/Warsaw" };

/** Every field, and the special cases of variables and conditions. */
const CASES: InputCase[] = [
    ...BODY_ROWS,
    {
        name: "variables",
        title: "encrypted variables",
        value: [SECRET, KEY, FILE],
        other: [{ ...SECRET, value: "two" }, { ...KEY, password: "other" }, FILE],
        clear: [],
    },
    {
        name: "variables",
        title: "keys that do not ask to be encrypted",
        value: [PLAIN_KEY, { key: "G", type: "GPG_KEY", value: "one" }],
        other: [{ ...PLAIN_KEY, value: "two" }],
        clear: [],
    },
    {
        name: "variables",
        title: "variables without a type",
        value: [NOTED],
        other: [{ ...NOTED, type: "VAR", value: "two", description: "other" }],
        clear: [],
    },
    {
        name: "triggerConditions",
        title: "operands",
        value: [CHANGE, { triggerCondition: "OR", triggerOperands: [CHANGE, HOUR] }],
        other: [{ triggerCondition: "OR", triggerOperands: [{ triggerCondition: "OR", triggerOperands: [HOUR] }] }],
        clear: [],
    },
];

/** The cases that cannot work, because Buddy refuses what is sent or does something else. */
const NOT_POSSIBLE: Record<string, string[]> = {
    "afterActionIdOnCreate: refused": ["afterActionId"],
    "afterActionIdOnPatch: refused": ["afterActionId"],
    "listsReplaced: false": ["buildArgs", "triggerConditions", "operands", "loop"],
    "sshKeyValue: refused": ["keys that do not ask to be encrypted"],
    "orOperands: refused": ["operands"],
    "orOperands: dropped": ["operands"],
    "targetStage: refused": ["targetStage"],
    "pull: refused": ["pull"],
    "artifact: refused": ["artifact"],
};

const simulator = withSimulator();

beforeEach(async () => {
    // A login without a password gives warnings, and so does an ignored input: this suite tests neither.
    jest.spyOn(console, "error").mockImplementation();
    simulator.state.addAction(BUILD_IMAGE, { id: 101, name: "first", type: "DOCKERFILE", dockerfile_path: "a" });
    simulator.state.addAction(BUILD_IMAGE, { id: 102, name: "second", type: "DOCKERFILE", dockerfile_path: "a" });
    await configureProvider(simulator);
});

afterEach(() => jest.restoreAllMocks());

/** A required input cannot be cleared. */
function falseChangesOf(reading: string, { clear, ...input }: InputCase): Promise<string[]> {
    const base: JsonObject = { ...REQUIRED, ...COMPANIONS[input.name as keyof typeof COMPANIONS] };
    const isRequired = input.name in REQUIRED;
    return falseChanges(new ResourceDriver(simulator), base, reading, isRequired ? input : { ...input, clear });
}

it.each(READINGS)("no change shows without an edit with %s: %s", async (switched, value) => {
    Object.assign(simulator.behaviour, { [switched]: value });
    const reading = `${switched}: ${value}`;
    const left = NOT_POSSIBLE[reading] ?? [];
    const found: string[] = [];

    for (const each of CASES.filter(({ name, title = name }) => !left.includes(title))) {
        found.push(...(await falseChangesOf(reading, each)));
    }

    expect(found).toEqual([]);
});

it.each(["!encrypted", "secure!"] as const)(
    "encrypting a variable in Buddy shows no change and no ciphertext, with %s",
    async (ciphertextPrefix) => {
        simulator.behaviour.ciphertextPrefix = ciphertextPrefix;
        const plain = { key: "V", type: "VAR", value: "one" };
        const program = { ...REQUIRED, variables: [plain] };
        const driver = new ResourceDriver(simulator);
        await driver.up(program);
        const actionId = Number(driver.outs["actionId"]);

        simulator.state.editAction({ ...BUILD_IMAGE, actionId }, { variables: [{ ...plain, encrypted: true }] });

        expect([await driver.refresh(), (await driver.up(program)).changes]).toEqual([false, false]);
        expect(driver.outs["variables"]).toEqual([plain]);
    },
);
