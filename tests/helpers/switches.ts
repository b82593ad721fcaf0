import type { Behaviour } from "../../simulator";

/** Every reading of Buddy's API that the simulator knows, beside those it starts with. */
const OTHER_READINGS: { [K in keyof Behaviour]: readonly Behaviour[K][] } = {
    emptyFields: ["null", "mixed"],
    defaultsEchoed: [false],
    computedRegistry: [true],
    registryShown: [false],
    integrationEnriched: [true],
    password: ["omitted", "changing", "plain"],
    ciphertextPrefix: ["secure!", "other", "none"],
    sshKeyValue: ["plain", "omitted", "refused"],
    variableType: ["absent"],
    variableDescriptionShown: [false],
    extraVariables: [true],
    extraFields: [true],
    listOrderKept: [false],
    afterActionIdAnswered: [true],
    clearText: ["ignored", "refused"],
    clearNull: ["ignored", "refused"],
    clearList: ["ignored", "refused"],
    patchWithoutType: ["refused"],
    patchWithoutName: ["refused"],
    patchKeepsUnsent: [false],
    listsReplaced: [false],
    orOperands: ["dropped", "refused"],
    unknownField: ["kept", "refused"],
    targetStage: ["ignored", "refused"],
    pull: ["ignored", "refused"],
    artifact: ["ignored", "refused"],
    afterActionIdOnCreate: ["ignored", "refused"],
    afterActionIdOnPatch: ["ignored", "refused"],
    cacheScopeEnforced: [true],
    createStatus: [200],
    updateStatus: [202],
    deleteStatus: [200],
    missingStatus: [410],
    actionsListOrder: ["other"],
    actionsListPaged: [true],
    rateLimitHeaders: ["remaining", "none"],
};

export type Reading = { [K in keyof Behaviour]: readonly [switched: K, value: Behaviour[K]] }[keyof Behaviour];

/** One entry for each value of each switch. */
export const READINGS = Object.entries(OTHER_READINGS).flatMap(([switched, values]) =>
    values.map((value) => [switched, value]),
) as Reading[]; // the table's own pairs

const TERSE: Partial<Behaviour> = {
    emptyFields: "absent",
    defaultsEchoed: false,
    registryShown: false,
    password: "omitted",
    variableDescriptionShown: false,
};

/** Readings of what stands in a response, several at once: for tests that cannot afford every one of them. */
export const READING_SETS: Readonly<Record<string, Partial<Behaviour>>> = {
    terse: TERSE,
    talkative: {
        emptyFields: "mixed",
        defaultsEchoed: true,
        computedRegistry: true,
        registryShown: true,
        password: "changing",
        integrationEnriched: true,
        extraFields: true,
        extraVariables: true,
        listOrderKept: false,
        afterActionIdAnswered: true,
        orOperands: "dropped",
    },
    old: {
        ...TERSE,
        emptyFields: "null",
        password: "encrypted",
        ciphertextPrefix: "secure!",
        sshKeyValue: "plain",
        variableType: "absent",
        actionsListOrder: "other",
        actionsListPaged: true,
        rateLimitHeaders: "remaining",
    },
};
