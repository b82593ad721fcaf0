import { createHmac, randomBytes } from "node:crypto";
import type { Behaviour } from "./behaviour";

/** Turns a secret into text that looks like Buddy's ciphertext. It cannot be decrypted. */
export type Encrypt = (secret: { value: string; salt: string }, behaviour: Behaviour) => string;

/** A: every write makes a new ciphertext. */
export function createEncryption(): Encrypt {
    const key = randomBytes(32);
    const digest = (content: string) => createHmac("sha256", key).update(content).digest("base64");
    return ({ value, salt }, { ciphertextPrefix, password }) => {
        const nonce = password === "changing" ? randomBytes(12).toString("base64") : salt;
        const sealed = digest(`${nonce}:${value}`);
        switch (ciphertextPrefix) {
            case "!encrypted": // O: Buddy's acceptance tests of variables
                return `!encrypted ${sealed}`;
            case "secure!": // D: the example of the Transfer action
                return `secure!${digest(`nonce:${nonce}`)}.${sealed}`;
            case "other":
                return `sealed:${sealed}`;
            case "none":
                return sealed;
        }
    };
}
