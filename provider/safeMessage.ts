import { secretTexts } from "./fields/sensitiveTexts";
import type { JsonObject } from "./json";
import { spelledOut } from "./printable";
import { redact, SHORTEST_IN_WORDS } from "./redact";

/**
 * A message as it may leave this process: a name that the program made from a password is masked, and so is what Node says
 * of a value. Our own sentences pass here, too, and what everybody can read: a mask there would only tell what the
 * secret is. So a path stays, and neither short texts nor numbers, which would be ids, are looked for; in the words
 * of others the client has masked them.
 */
export function safeMessage(message: string, known: readonly JsonObject[]): string {
    const secrets = known
        .flatMap(secretTexts)
        .filter((text) => text.length >= SHORTEST_IN_WORDS && !/^\d+$/.test(text));
    const paths = known.map(({ workspace, projectName }) => `${workspace}/${projectName}`);
    return spelledOut(redact(message, secrets, paths));
}
