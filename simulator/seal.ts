import { createHmac, randomBytes } from "node:crypto";
import type { WireObject, WireVariable } from "./wire";
import { isEmpty } from "./wire";

/** Turns a secret into something of the shape of Buddy's ciphertexts; it cannot be turned back. */
export type Seal = (secret: { value: string; salt: string; isFresh: boolean }) => string;

/** D: `secure!<base64>.<base64>` in the example of the Transfer action. A: salted, new at every write. */
export function createSeal(): Seal {
    const key = randomBytes(32);
    const digest = (content: string) => createHmac("sha256", key).update(content).digest("base64");
    return ({ value, salt, isFresh }) => {
        const nonce = isFresh ? randomBytes(12).toString("base64") : salt;
        return `secure!${digest(`nonce:${nonce}`)}.${digest(`${nonce}:${value}`)}`;
    };
}

/** O: an encrypted variable's value comes back encrypted. A: passwords and passphrases always do. */
export function sealedVariables(secrets: {
    variables: WireVariable[];
    seal: Seal;
    salt: string;
    isFresh: boolean;
}): WireObject[] {
    const { variables, seal, salt, isFresh } = secrets;
    return variables.map((variable) => {
        const hidden = ["password", "passphrase", ...(variable.encrypted === true ? ["value"] : [])];
        const sealed = hidden
            .filter((field) => !isEmpty(variable[field]))
            .map((field) => [
                field,
                seal({ value: String(variable[field]), salt: `${salt}.${variable.key}.${field}`, isFresh }),
            ]);
        return { ...variable, ...Object.fromEntries(sealed) };
    });
}
