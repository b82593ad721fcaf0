import type { Behaviour } from "./behaviour";
import type { WireObject, WireVariable } from "./wire";
import { isEmpty } from "./wire";

/** D for SSH_KEY, A for the others: their value is a secret, whether `encrypted` was sent or not. */
const KEY_TYPES: readonly unknown[] = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"];

/** True for a key that does not ask to be encrypted itself: what becomes of its value is a switch's to say. */
export function isUnmarkedKey({ type, encrypted }: WireObject): boolean {
    return KEY_TYPES.includes(type) && encrypted !== true;
}

interface Sealing {
    behaviour: Behaviour;
    /** The ciphertext of a part of a variable. */
    seal: (value: string, part: string) => string;
}

/** O: an encrypted variable's value comes back encrypted. A: passwords and passphrases always do. */
export function variableAnswer(variable: WireVariable, { behaviour, seal }: Sealing): WireObject {
    const isKey = isUnmarkedKey(variable);
    const isSealedKey = isKey && ["encrypted", "refused"].includes(behaviour.sshKeyValue);
    const hidden = ["password", "passphrase", ...(variable.encrypted === true || isSealedKey ? ["value"] : [])];
    const sealed = hidden
        .filter((part) => !isEmpty(variable[part]))
        .map((part) => [part, seal(String(variable[part]), `${variable.key}.${part}`)]);
    const type = variable.type ?? "VAR"; // D: the example of the HTTP request action
    return {
        ...variable,
        type: type === "VAR" && behaviour.variableType === "absent" ? undefined : type,
        ...Object.fromEntries(sealed),
        ...(isSealedKey ? { encrypted: true } : {}),
        ...(isKey && behaviour.sshKeyValue === "omitted" ? { value: undefined } : {}),
        ...(behaviour.variableDescriptionShown ? {} : { description: undefined }),
    };
}
