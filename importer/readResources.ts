import { Readable } from "node:stream";
import { pipelineOf } from "../command/target";
import type { BuddyClient } from "../provider/client/buddyClient";
import { isNotFound } from "../provider/client/errors";
import type { RequestOptions } from "../provider/client/request";
import { idOf, type ObjectPath, type ParentPath, parentText } from "../provider/client/urls";
import type { JsonObject } from "../provider/json";
import { plainWord } from "../provider/printable";
import { action } from "../provider/types/action";
import { dockerfileAction } from "../provider/types/dockerfileAction";
import { pipeline } from "../provider/types/pipeline";
import { type ImportedResource, importedResource } from "./importedResource";

/** What of a pipeline is imported. */
export interface Selection {
    /** Leaves the pipeline itself out. */
    isActionsOnly: boolean;
    /** The types of the actions, in Buddy's words; all of them if there is none. */
    types: readonly string[];
}

/** An action that is not imported. */
export interface SkippedAction {
    id: number;
    name: string;
    /** Empty if Buddy does not say it. */
    type: string;
    why: "deleted" | "type";
}

export interface FoundResources {
    /** The pipeline, then the actions in its order. */
    resources: ImportedResource[];
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

/** Reads one action, or a pipeline and its actions. */
export async function readResources(target: ObjectPath, selection: Selection, reader: Reader): Promise<FoundResources> {
    const { client, options } = reader;
    if (target.noun === "action") {
        const response = await client.read(target, options);
        return split([importAction(response, target, selection)]);
    }
    const parent = pipelineOf(target);
    const pipelines = selection.isActionsOnly
        ? []
        : [importedResource(pipeline, await client.read(target, options), target)];
    const listed = (await client.list({ noun: "action", parent }, options)).flatMap((item) => {
        const id = idOf(item);
        return id === undefined ? [] : [{ id, ...summaryOf(item) }];
    });
    // If the list does not say the type, the action itself does.
    const candidates = listed.filter(({ type }) => type === "" || isSelected(type, selection));
    const others = listed.filter((action) => !candidates.includes(action));
    const read = await readActions(candidates, parent, { selection, ...reader });
    const { resources, skipped } = split(read);
    return {
        resources: [...pipelines, ...resources],
        skipped: [...others.map((each): SkippedAction => ({ ...each, why: "type" })), ...skipped],
    };
}

type ActionSummary = Omit<SkippedAction, "why">;

function summaryOf(response: JsonObject): Omit<ActionSummary, "id"> {
    const { name, type } = response;
    return { name: typeof name === "string" ? name : "", type: typeof type === "string" ? type : "" };
}

function isSelected(type: string, { types }: Selection): boolean {
    return types.length === 0 || types.includes(type);
}

async function readActions(
    candidates: readonly ActionSummary[],
    parent: ParentPath,
    { client, options, progress, selection }: Reader & { selection: Selection },
): Promise<(ImportedResource | SkippedAction)[]> {
    let done = 0;
    const readListed = async (candidate: ActionSummary): Promise<ImportedResource | SkippedAction> => {
        const path: ObjectPath = { noun: "action", parent, id: candidate.id };
        const response = await client.read(path, options).catch((error: unknown) => {
            if (isNotFound(error)) {
                return undefined;
            }
            throw error;
        });
        done += 1;
        progress(done, candidates.length);
        return response === undefined ? { ...candidate, why: "deleted" } : importAction(response, path, selection);
    };
    return Readable.from(candidates).map(readListed, { concurrency: CONCURRENT_READS }).toArray();
}

function importAction(response: JsonObject, path: ObjectPath, selection: Selection): ImportedResource | SkippedAction {
    const summary = { id: path.id, ...summaryOf(response) };
    if (summary.type === "" || !isSelected(summary.type, selection)) {
        return { ...summary, why: "type" };
    }
    const type = summary.type === dockerfileAction.wireType ? dockerfileAction : action;
    return importedResource(type, response, path);
}

function split(found: readonly (ImportedResource | SkippedAction)[]): FoundResources {
    return {
        resources: found.filter((each): each is ImportedResource => "inputs" in each),
        skipped: found.filter((each): each is SkippedAction => "why" in each),
    };
}

/** Why there is nothing to import. */
export function nothingFound(target: ObjectPath, { skipped }: FoundResources): string {
    const pipeline = parentText(pipelineOf(target));
    const [only] = skipped;
    if (target.noun === "action" && only !== undefined) {
        const got = only.type === "" ? "has no type" : `is of type ${plainWord(only.type)}, which --only leaves out`;
        return `import action ${target.id} in ${pipeline}: the action ${got}.`;
    }
    const content = skipped.length === 0 ? "is empty" : `has ${skipped.map(skippedText).join(", ")}`;
    return `import actions in ${pipeline}: the pipeline has no action to import. It ${content}.`;
}

export function skippedText({ id, name, type, why }: SkippedAction): string {
    const reason = why === "deleted" ? "deleted meanwhile" : plainWord(type) || "without a type";
    return `${JSON.stringify(name)} (${id}, ${reason})`;
}
