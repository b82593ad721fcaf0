import { allInputs, observedInputs, toCreateBody } from "../../provider/fields/wire";
import { type Json, type JsonObject, UNKNOWN } from "../../provider/json";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { messages, titled } from "./checked";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";

const ON_CHANGE = { triggerCondition: "ON_CHANGE" };
const or = (...triggerOperands: Json[]) => ({ triggerCondition: "OR", triggerOperands });

/** What a refresh finds when Buddy returns this. */
function seen(own: Json, returned: Json): Json | undefined {
    return observedInputs(
        dockerfileAction,
        { ...REQUIRED_BODY, trigger_conditions: returned },
        { ...REQUIRED, triggerConditions: own },
    )["triggerConditions"];
}

describe("the operands of OR", () => {
    const HOUR = { triggerCondition: "HOUR", triggerHours: [7], timezone: "Europe/Warsaw" };
    const own = [ON_CHANGE, or(HOUR, or(ON_CHANGE, HOUR))];
    const hour = { trigger_condition: "HOUR", trigger_hours: [7], timezone: "Europe/Warsaw" };
    const change = { trigger_condition: "ON_CHANGE" };
    const wireOr = (...trigger_operands: Json[]) => ({ trigger_condition: "OR", trigger_operands });
    const wire = [change, wireOr(hour, wireOr(change, hour))];

    it("are sent, and read by a getter, at every depth", () => {
        expect(toCreateBody(dockerfileAction, { triggerConditions: own })["trigger_conditions"]).toEqual(wire);
        expect(
            allInputs(dockerfileAction, { ...REQUIRED_BODY, trigger_conditions: wire })["triggerConditions"],
        ).toEqual(own);
    });

    it("are compared on the parts that the program set, without empty ones", () => {
        const { timezone: _zone, ...bare } = hour;
        const returned = wireOr(
            { ...bare, zone_id: "Europe/Warsaw", trigger_user: "a@b" },
            wireOr({ ...change, trigger_operands: [] }, hour),
        );
        expect(seen(own, [{ ...change, trigger_operands: null }, returned])).toEqual(own);
    });

    it.each<[string, Json, Json]>([
        [
            "changed",
            wireOr(hour, wireOr(change, { ...hour, trigger_hours: [8] })),
            or(HOUR, or(ON_CHANGE, { ...HOUR, triggerHours: [8] })),
        ],
        ["added", wireOr(hour, wireOr(change, hour, change)), or(HOUR, or(ON_CHANGE, HOUR, ON_CHANGE))],
        ["removed", wireOr(hour, wireOr(change)), or(HOUR, or(ON_CHANGE))],
        [
            "put into another order",
            wireOr(hour, wireOr(hour, change)),
            or(HOUR, or({ triggerCondition: "HOUR" }, ON_CHANGE)),
        ],
        ["all removed", { trigger_condition: "OR" }, { triggerCondition: "OR" }],
    ])("show as drift when they were %s", (_how, returned, found) => {
        const observed = seen(own, [change, returned]);
        expect(observed).toEqual([ON_CHANGE, found]);
        const inputs = { ...REQUIRED, triggerConditions: own };
        expect(diffInputs(dockerfileAction, { ...REQUIRED, triggerConditions: observed ?? null }, inputs).changes).toBe(
            true,
        );
    });

    it("count as a change while one of them is unknown, at any depth", () => {
        const news = { ...REQUIRED, triggerConditions: [or(or({ ...HOUR, timezone: UNKNOWN }))] };
        expect(diffInputs(dockerfileAction, { ...REQUIRED, triggerConditions: [or(or(HOUR))] }, news).changes).toBe(
            true,
        );
    });
});

const NO_OPERANDS =
    "must hold the conditions of which one is enough (got none). OR requires them: move the conditions in here.";

describe("check of operands", () => {
    const cases: [JsonObject, string[]][] = [
        [
            { triggerConditions: [ON_CHANGE, { triggerCondition: "OR" }] },
            [`triggerConditions[1].triggerOperands: ${NO_OPERANDS}`],
        ],
        [
            { triggerConditions: [{ triggerCondition: "OR", triggerOperands: [] }] },
            [`triggerConditions[0].triggerOperands: ${NO_OPERANDS}`],
        ],
        [
            { triggerConditions: [{ triggerCondition: "HOUR", triggerOperands: [ON_CHANGE] }] },
            [
                "triggerConditions[0].triggerOperands: must be left out unless triggerCondition is OR (got " +
                    'HOUR). Remove it, or set triggerCondition to "OR".',
            ],
        ],
        [
            {
                triggerConditions: [
                    or(
                        ON_CHANGE,
                        or(ON_CHANGE, { triggerCondition: "OR" }, { triggerCondition: "HOUR", triggerHours: [25] }),
                    ),
                ],
            },
            [
                `triggerConditions[0].triggerOperands[1].triggerOperands[1].triggerOperands: ${NO_OPERANDS}`,
                "triggerConditions[0].triggerOperands[1].triggerOperands[2].triggerHours[0]: must be an integer " +
                    "from 1 to 24 (got 25). Give an hour.",
            ],
        ],
        [
            { triggerConditions: [or(null, { triggerOperand: [] })] },
            [
                "triggerConditions[0].triggerOperands[0]: must be an object (got null). Remove the entry.",
                "triggerConditions[0].triggerOperands[1].triggerCondition: must be set (got nothing). It is required.",
                "triggerConditions[0].triggerOperands[1].triggerOperand: must be the name of an input (there is no input of this name). Did you mean triggerOperands?",
            ],
        ],
        [{ triggerConditions: [{ ...ON_CHANGE, triggerOperands: [] }, or(or(ON_CHANGE), ON_CHANGE)] }, []],
        [
            {
                triggerConditions: [
                    { triggerCondition: UNKNOWN },
                    { triggerCondition: UNKNOWN, triggerOperands: [ON_CHANGE] },
                ],
            },
            [],
        ],
        [
            {
                triggerConditions: [
                    { ...ON_CHANGE, triggerOperands: UNKNOWN },
                    { triggerCondition: "OR", triggerOperands: UNKNOWN },
                ],
            },
            [],
        ],
        [{ triggerConditions: [or(UNKNOWN), or(or(UNKNOWN))] }, []],
    ];

    it.each(cases.map(titled))("finds the problems of %s", (_title, inputs, expected) => {
        expect(messages(inputs)).toEqual(expected);
    });
});
