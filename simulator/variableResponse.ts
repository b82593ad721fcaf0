import type { Behaviour } from "./behaviour";
import type { WireObject, WireVariable } from "./wire";
import { isEmpty } from "./wire";

/** Types whose value is secret even without `encrypted`. D: SSH_KEY. A: the others. */
const KEY_TYPES: readonly unknown[] = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"];

/** True for a key without `encrypted: true`, to which the switch `sshKeyValue` applies. */
export function isUnencryptedKey({ type, encrypted }: WireObject): boolean {
    return KEY_TYPES.includes(type) && encrypted !== true;
}

interface Encryption {
    behaviour: Behaviour;
    /** The ciphertext of a part of a variable. */
    encrypt: (value: string, part: string) => string;
}

/** O: the value of an encrypted variable is returned encrypted. A: passwords and passphrases always are. */
export function variableResponse(variable: WireVariable, { behaviour, encrypt }: Encryption): WireObject {
    const isKey = isUnencryptedKey(variable);
    const isEncryptedKey = isKey && ["encrypted", "refused"].includes(behaviour.sshKeyValue);
    const hidden = ["password", "passphrase", ...(variable.encrypted === true || isEncryptedKey ? ["value"] : [])];
    const encrypted = hidden
        .filter((part) => !isEmpty(variable[part]))
        .map((part) => [part, encrypt(String(variable[part]), `${variable.key}.${part}`)]);
    const type = variable.type ?? "VAR"; // D: the example of the HTTP request action
    return {
        ...variable,
        type: type === "VAR" && behaviour.variableType === "absent" ? undefined : type,
        ...Object.fromEntries(encrypted),
        ...(isEncryptedKey ? { encrypted: true } : {}),
        ...(isKey && behaviour.sshKeyValue === "omitted" ? { value: undefined } : {}),
        ...(behaviour.variableDescriptionShown ? {} : { description: undefined }),
    };
}
