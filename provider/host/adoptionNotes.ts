import { appendFileSync, lstatSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, type Json } from "../json";
import { pulumiHost } from "./pulumiInternals";

/** A later run may get the same engine address. A run of more than a day forgets its oldest notes. */
const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

/**
 * What the resources of this run adopt. Each explicit `Provider` has a host process of its own, and the one
 * that deletes a resource must know that another one has just adopted the object. So in Pulumi's host the notes are in
 * a file named by the engine's address, which all processes of a run share, and elsewhere in memory. A note that cannot
 * be written or read is an error: otherwise an object that somebody needs could be deleted.
 */
export class AdoptionNotes {
    readonly #folder: string;
    readonly #file: string | undefined;
    readonly #added = new Map<string, string>();

    constructor(engineAddress = pulumiHost()?.engineAddress, parent = tmpdir()) {
        this.#folder = join(parent, `pulumi-buddyworks-${userId()}`);
        this.#file = engineAddress && join(this.#folder, `adoptions-${engineAddress.replace(/[^\w.-]/g, "_")}`);
    }

    /** Notes that the resource `urn` (empty if unknown) adopts the object of this resource id, or has adopted it. */
    add(note: { id: string; urn: string }): void {
        const file = this.#file;
        if (file !== undefined && this.#added.get(note.id) !== note.urn) {
            orRefuse(`write ${file}`, () => {
                mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
                assertOwned(this.#folder);
                // One short line per call, which the system appends whole.
                appendFileSync(file, `${JSON.stringify({ ...note, at: Date.now() })}\n`, { mode: 0o600 });
            });
        }
        this.#added.set(note.id, note.urn);
    }

    /** The URN of the resource that adopts the object, or `undefined` if none does. */
    adopterOf(id: string): string | undefined {
        const file = this.#file;
        if (file === undefined) {
            return this.#added.get(id);
        }
        const read = (): Json[] => {
            assertOwned(this.#folder);
            const lines = readFileSync(file, "utf8").split("\n");
            return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
        };
        const notes = orRefuse(`read ${file}`, read, []);
        const isCurrent = (at: Json | undefined) => typeof at === "number" && Date.now() - at < LONGEST_RUN_MS;
        const last = notes.filter(isObject).findLast((note) => note["id"] === id && isCurrent(note["at"]));
        return last && String(last["urn"]);
    }
}

/** Windows has no user ids, and a temporary folder for each user. */
function userId(): number {
    return process.getuid?.() ?? 0;
}

/** Nobody else may write there, because a note keeps an object from being deleted. */
function assertOwned(folder: string): void {
    if (process.getuid !== undefined && lstatSync(folder).uid !== userId()) {
        throw new Error("the folder belongs to another user");
    }
}

/** The result, or `missing` if there is no file yet. */
function orRefuse<T>(what: string, work: () => T, missing?: T): T {
    try {
        return work();
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException; // only `node:fs`, JSON and `assertOwned` throw here
        if (code === "ENOENT" && missing !== undefined) {
            return missing;
        }
        throw new Error(
            `adoption: could not ${what}: ${message}. In this file Pulumi's processes of one run note what they adopt. ` +
                "Set TMPDIR to a folder that you can write, or delete the file.",
        );
    }
}
