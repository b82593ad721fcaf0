import { appendFileSync, lstatSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorMessage } from "../errorMessage";
import { isObject, type Json } from "../json";
import { pulumiHost } from "./pulumiInternals";

/**
 * Which actions the resources of this run adopt, shared by all its host processes: each explicit `Provider` has a process
 * of its own, and the one that deletes an entry of the state must know that another one has just adopted its action.
 * What cannot be written or read is an error: to refuse is better than to delete what somebody needs.
 */
export interface AdoptionNotes {
    /** Notes that the resource adopts the action, or has adopted it. `id` is the action's resource id. */
    add(note: AdoptionNote): void;
    /** The URN of a resource that adopts the action, empty where it is not known; `undefined` when none does. */
    adopterOf(id: string): string | undefined;
}

export interface AdoptionNote {
    id: string;
    urn: string;
}

/** Another run may get the same engine address later. A run of more than a day forgets its oldest notes. */
const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

/** In Pulumi's host a file that the engine's address names: it is the same for all hosts of a run, and for no other run. */
export function createAdoptionNotes(engineAddress = pulumiHost()?.engineAddress, folder = tmpdir()): AdoptionNotes {
    return engineAddress === undefined ? notesInMemory() : notesInFile(engineAddress, folder);
}

/** Outside Pulumi's host there is one process only. */
function notesInMemory(): AdoptionNotes {
    const adopters = new Map<string, string>();
    return { add: ({ id, urn }) => void adopters.set(id, urn), adopterOf: (id) => adopters.get(id) };
}

function notesInFile(engineAddress: string, parent: string): AdoptionNotes {
    const folder = join(parent, `pulumi-buddyworks-${userId()}`);
    const file = join(folder, `adoptions-${engineAddress.replace(/[^\w.-]/g, "_")}`);
    const written = new Set<string>();
    return {
        add(note) {
            const key = JSON.stringify(note);
            if (written.has(key)) {
                return;
            }
            orRefuse(`write ${file}`, () => {
                mkdirSync(folder, { recursive: true, mode: 0o700 });
                assertOwn(folder);
                // One short line per call, which the system appends whole.
                appendFileSync(file, `${JSON.stringify({ ...note, at: Date.now() })}\n`, { mode: 0o600 });
            });
            written.add(key);
        },
        adopterOf: (id) =>
            orRefuse(`read ${file}`, () => {
                const notes = readLines(folder, file).map((line): Json => JSON.parse(line));
                const isCurrent = (at: Json | undefined) => typeof at === "number" && Date.now() - at < LONGEST_RUN_MS;
                const note = notes.filter(isObject).findLast((each) => each["id"] === id && isCurrent(each["at"]));
                return note === undefined ? undefined : String(note["urn"]);
            }),
    };
}

/** Windows has no such number, and a temporary folder for each user. */
function userId(): number {
    return process.getuid?.() ?? 0;
}

/** Nobody else may write there: a note keeps an action from being deleted. */
function assertOwn(folder: string): void {
    if (process.getuid !== undefined && lstatSync(folder).uid !== userId()) {
        throw new Error("the folder belongs to another user");
    }
}

function readLines(folder: string, file: string): string[] {
    try {
        assertOwn(folder);
        return readFileSync(file, "utf8")
            .split("\n")
            .filter((line) => line !== "");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return [];
        }
        throw error;
    }
}

function orRefuse<T>(what: string, work: () => T): T {
    try {
        return work();
    } catch (error) {
        throw new Error(
            `adoptActionId: could not ${what} (${errorMessage(error)}), where Pulumi's processes of one run tell each other ` +
                "which actions are adopted. Set TMPDIR to a folder that you can write, or delete that file.",
        );
    }
}
