import type { FieldTable } from "./fields/fieldTable";
import { secretTexts } from "./fields/secrets";
import type { JsonObject } from "./json";
import { spelledOut } from "./printable";
import { redact, SHORTEST_IN_WORDS } from "./redact";

/**
 * A message as it may leave this process: secrets are masked, for a program may make a name of a password, and Node may quote
 * a value. Our own sentences pass here, too. A mask in them would tell what the secret is, so the path stays, and short texts
 * and numbers, which would be ids, are not masked; the client has masked them in what others say.
 */
export function safeMessage(message: string, fields: FieldTable, known: readonly JsonObject[]): string {
    const secrets = known
        .flatMap((inputs) => secretTexts(fields, inputs))
        .filter((text) => text.length >= SHORTEST_IN_WORDS && !/^\d+$/.test(text));
    const paths = known.map(({ workspace, projectName }) => `${workspace}/${projectName}`);
    return spelledOut(redact(message, secrets, paths));
}
