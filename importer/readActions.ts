import { Readable } from "node:stream";
import type { BuddyClient } from "../provider/client/buddyClient";
import { isNotFound } from "../provider/client/errors";
import type { RequestOptions } from "../provider/client/request";
import { idOf, type ObjectPath, parentText } from "../provider/client/urls";
import { dockerfileAction } from "../provider/types/dockerfileAction";
import { type ImportedAction, importedAction } from "./importedAction";
import { pipelineOf } from "./target";

/** An action that is not imported. */
export interface SkippedAction {
    id: number;
    name: string;
    /** Its type, or that it was deleted. */
    why: string;
}

interface NamedImport {
    /** In Buddy. */
    name: string;
    action: ImportedAction;
}

export interface FoundActions {
    /** In the pipeline's order. */
    actions: NamedImport[];
    skipped: SkippedAction[];
}

interface Reader {
    client: BuddyClient;
    options: RequestOptions;
    /** Called after each action that was read. */
    progress: (done: number, all: number) => void;
}

/** Enough to hide the latency, few enough for Buddy's rate limits. */
const CONCURRENT_READS = 8;

/** Reads one action, or every Docker build of a pipeline. */
export async function readActions(target: ObjectPath, { client, options, progress }: Reader): Promise<FoundActions> {
    if (target.noun === "action") {
        return split([await readAction(target, client, options)]);
    }
    const parent = pipelineOf(target);
    const items = await client.list({ noun: "action", parent }, options);
    const listed = items.flatMap((item) => {
        const id = idOf(item);
        return id === undefined ? [] : [{ id, name: String(item["name"] ?? ""), why: String(item["type"] ?? "") }];
    });
    // If the list does not say the type, the action itself does.
    const candidates = listed.filter(({ why: type }) => type === dockerfileAction.wireType || type === "");
    const others = listed.filter((action) => !candidates.includes(action));
    let done = 0;
    const readListed = async ({ id, name }: SkippedAction) => {
        const found = await readAction({ noun: "action", parent, id }, client, options).catch((error: unknown) => {
            if (isNotFound(error)) {
                return { id, name, why: "deleted meanwhile" };
            }
            throw error;
        });
        done += 1;
        progress(done, candidates.length);
        return found;
    };
    const read = await Readable.from(candidates).map(readListed, { concurrency: CONCURRENT_READS }).toArray();
    const { actions, skipped } = split(read);
    return { actions, skipped: [...others, ...skipped] };
}

async function readAction(
    path: ObjectPath,
    client: BuddyClient,
    options: RequestOptions,
): Promise<NamedImport | SkippedAction> {
    const response = await client.read(path, options);
    const name = String(response["name"] ?? "");
    return response["type"] === dockerfileAction.wireType
        ? { name, action: importedAction(dockerfileAction, response, path) }
        : { id: path.id, name, why: String(response["type"] ?? "of unknown type") };
}

function split(found: readonly (NamedImport | SkippedAction)[]): FoundActions {
    return {
        actions: found.filter((each): each is NamedImport => "action" in each),
        skipped: found.filter((each): each is SkippedAction => "why" in each),
    };
}

/** Why there is nothing to import. */
export function nothingFound(target: ObjectPath, { skipped }: FoundActions): string {
    const pipeline = parentText(pipelineOf(target));
    const [only] = skipped;
    if (target.noun === "action" && only !== undefined) {
        return (
            `import action ${target.id} in ${pipeline}: its type is ${only.why}. ` +
            'Only "Build Docker Image" actions (DOCKERFILE) can be imported.'
        );
    }
    const content = skipped.length === 0 ? "is empty" : `has ${skipped.map(skippedText).join(", ")}`;
    return `import actions in ${pipeline}: the pipeline has no "Build Docker Image" action. It ${content}.`;
}

export const skippedText = ({ id, name, why }: SkippedAction): string => `${JSON.stringify(name)} (${id}, ${why})`;
