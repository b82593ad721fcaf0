import type { ProtocolSwitches } from "./protocolSwitches";
import type { ResponseSwitches } from "./responseSwitches";
import type { WriteSwitches } from "./writeSwitches";

/**
 * Buddy's documentation is silent on some points and contradicts itself on others. Each switch chooses how the
 * simulator behaves on one such point. A careful client works with every value, or says which one it does not support;
 * run your tests with several. The defaults follow the public evidence, above all the only response that looks
 * recorded: that of a new action, in a client's tests of 2022 ("the recorded response" below). A letter names the
 * source of the **default**: D documented by Buddy, O observed in other clients of the API, A assumed.
 *
 * Switches are independent of each other, unless the description of one says which other one takes precedence.
 */
export interface Behaviour extends ResponseSwitches, WriteSwitches, ProtocolSwitches {}

/** The defaults; each switch of `Behaviour` names the source of its own. */
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
