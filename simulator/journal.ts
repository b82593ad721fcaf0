/** One request the simulator has seen. */
export interface JournalEntry {
    /** The HTTP method, e.g. `PATCH`. */
    method: string;
    /** Path and query as received, percent-decoded. */
    path: string;
    /** Path and query as received, still encoded: tells `a%2Fb` from `a/b`. */
    target: string;
    /** Header names in lower case, without `authorization`. */
    headers: { [name: string]: string | string[] | undefined };
    /**
     * The parsed JSON body, not encrypted. `undefined` if there was none, if it was not JSON or larger than 64 KiB, and
     * if it was not read: that of a request with a wrong token or host, or for an HTML page.
     */
    body: unknown;
    /** How many bytes of body were read. */
    bodyBytes: number;
    /** The status of the response; 0 until it is sent, and if a fault cut the connection. */
    status: number;
    /** When the whole request had arrived, in milliseconds since 1970. */
    at: number;
    /** The number of its connection, from 1. Two requests with equal numbers shared a connection. */
    connection: number;
}

/** Every request the simulator has seen, oldest first. */
export interface Journal {
    /** All requests, including those for HTML pages. */
    all(): JournalEntry[];
    /** The POST, PATCH, PUT and DELETE requests. */
    writes(): JournalEntry[];
    /** Removes all entries. */
    clear(): void;
    /** Calls `listener` after the response to each further request, and when a fault cuts its connection. */
    watch(listener: (entry: JournalEntry) => void): void;
}

/** The journal as the server writes it. */
export interface JournalWriter extends Journal {
    open(entry: JournalEntry): void;
    complete(entry: JournalEntry, status: number): void;
}

const WRITES = ["POST", "PATCH", "PUT", "DELETE"];

export function createJournal(): JournalWriter {
    let entries: JournalEntry[] = [];
    const listeners: ((entry: JournalEntry) => void)[] = [];
    return {
        all: () => [...entries],
        writes: () => entries.filter((entry) => WRITES.includes(entry.method)),
        clear: () => {
            entries = [];
        },
        watch: (listener) => {
            listeners.push(listener);
        },
        open: (entry) => {
            entries.push(entry);
        },
        complete: (entry, status) => {
            entry.status = status;
            for (const listener of listeners) {
                listener(entry);
            }
        },
    };
}
