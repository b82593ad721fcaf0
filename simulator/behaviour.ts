import type { ProtocolSwitches } from "./protocolSwitches";
import type { ResponseSwitches } from "./responseSwitches";
import type { WriteSwitches } from "./writeSwitches";

/**
 * Where Buddy's documentation is silent or contradicts itself, each switch chooses one reading. A careful client works
 * with all of them, or says which one it cannot work with; run your tests with several. The defaults are what the public
 * evidence says, above all the one response that looks recorded: that of an action just made, in a client's tests of 2022.
 * The letter says what the **default** rests on: D documented by Buddy, O observed in other clients of the API, A assumed.
 *
 * Each switch holds by itself, whatever the others are, unless its text says which one wins.
 */
export interface Behaviour extends ResponseSwitches, WriteSwitches, ProtocolSwitches {}

/** The readings a simulator starts with; see each switch of `Behaviour` for what they rest on. */
export function defaultBehaviour(): Behaviour {
    return {
        emptyFields: "absent",
        defaultsEchoed: true,
        computedRegistry: false,
        registryShown: true,
        integrationEnriched: false,
        password: "encrypted",
        ciphertextPrefix: "!encrypted",
        sshKeyValue: "encrypted",
        variableType: "answered",
        variableDescriptionShown: true,
        extraVariables: false,
        extraFields: false,
        listOrderKept: true,
        afterActionIdAnswered: false,

        clearText: "cleared",
        clearNull: "cleared",
        clearList: "cleared",
        patchWithoutType: "accepted",
        patchWithoutName: "accepted",
        patchKeepsUnsent: true,
        listsReplaced: true,
        orOperands: "kept",
        unknownField: "ignored",
        targetStage: "kept",
        pull: "kept",
        artifact: "kept",
        afterActionIdOnCreate: "moved",
        afterActionIdOnPatch: "moved",
        cacheScopeEnforced: false,

        createStatus: 201,
        updateStatus: 200,
        deleteStatus: 204,
        missingStatus: 404,
        actionsListOrder: "pipeline",
        actionsListPaged: false,
        rateLimitHeaders: "reset",
    };
}
