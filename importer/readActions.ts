import { Readable } from "node:stream";
import type { BuddyClient } from "../provider/client/buddyClient";
import { isNotFound } from "../provider/client/errors";
import type { RequestOptions } from "../provider/client/request";
import { ACTION_TYPE } from "../provider/fields/wire";
import type { JsonObject } from "../provider/json";
import { actionObject, listActions } from "../provider/operations/actionList";
import { type ActionPath, pipelineText } from "../provider/resourcePath";
import { type ImportedAction, importedAction } from "./importedAction";
import type { ImportTarget } from "./target";

/** An action that is not imported, and why. */
export interface LeftOut {
    id: number;
    name: string;
    why: string;
}

export interface FoundActions {
    /** In the pipeline's order, each with its name in Buddy. */
    actions: { name: string; action: ImportedAction }[];
    leftOut: LeftOut[];
}

interface Reading {
    client: BuddyClient;
    options: RequestOptions;
    /** Told after each action that was read. */
    progress: (done: number, all: number) => void;
}

/** So many at a time: enough to hide the way to Buddy and back, few enough for its rate limits. */
const READS_AT_A_TIME = 8;

/** Reads one action, or every Docker build of a pipeline. */
export async function readActions(target: ImportTarget, reading: Reading): Promise<FoundActions> {
    const { client, options } = reading;
    if (target.actionId !== undefined) {
        return sorted([await readOne({ ...target, actionId: target.actionId }, client, options)]);
    }
    const listed = await listActions(client, target, options);
    // A list may leave the type out; the action itself tells.
    const candidates = listed.filter(({ type }) => type === ACTION_TYPE || type === "");
    const others = listed.filter((action) => !candidates.includes(action));
    let done = 0;
    const read = await Readable.from(candidates)
        .map(
            async ({ id, name }: { id: number; name: string }) => {
                const path = { ...target, actionId: id };
                const found = await readOne(path, client, options).catch((error: unknown) => {
                    if (!isNotFound(error)) {
                        throw error;
                    }
                    return { id, name, why: "gone meanwhile" };
                });
                done += 1;
                reading.progress(done, candidates.length);
                return found;
            },
            { concurrency: READS_AT_A_TIME },
        )
        .toArray();
    const { actions, leftOut } = sorted(read);
    return { actions, leftOut: [...others.map(({ id, name, type }) => ({ id, name, why: type })), ...leftOut] };
}

type Found = FoundActions["actions"][number];

async function readOne(path: ActionPath, client: BuddyClient, options: RequestOptions): Promise<Found | LeftOut> {
    const answer: JsonObject = await client.read(actionObject(path), options);
    const name = String(answer["name"] ?? "");
    if (answer["type"] !== ACTION_TYPE) {
        return { id: path.actionId, name, why: String(answer["type"] ?? "of unknown type") };
    }
    return { name, action: importedAction(answer, path) };
}

function sorted(found: readonly (Found | LeftOut)[]): FoundActions {
    return {
        actions: found.filter((each): each is Found => "action" in each),
        leftOut: found.filter((each): each is LeftOut => "why" in each),
    };
}

/** Why there is nothing to import. */
export function nothingFound(target: ImportTarget, { leftOut }: FoundActions): string {
    const [only] = leftOut;
    if (target.actionId !== undefined && only !== undefined) {
        return (
            `action ${target.actionId} in ${pipelineText(target)} is of type ${only.why}, not ${ACTION_TYPE}; ` +
            'only "Build Docker Image" actions can be managed here'
        );
    }
    const rest = leftOut.length === 0 ? "it is empty" : `it has ${leftOut.map(leftOutText).join(", ")}`;
    return `pipeline ${pipelineText(target)} has no "Build Docker Image" action; ${rest}`;
}

export const leftOutText = ({ id, name, why }: LeftOut): string => `${JSON.stringify(name)} (${id}, ${why})`;
