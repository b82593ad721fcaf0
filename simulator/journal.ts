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
     * The parsed JSON body, in clear; `undefined` when there was none, it was no JSON, it was larger than 64 KiB, or
     * nobody read it: that of a request with a wrong token or host, or for an HTML page.
     */
    body: unknown;
    /** How many bytes of body were read. */
    bodyBytes: number;
    /** The status answered; 0 while there is no answer, and for good when a fault cut the connection. */
    status: number;
    /** When the request had arrived, in milliseconds since 1970. */
    at: number;
    /** The number of the connection it came over, from 1: equal numbers tell that one was kept alive. */
    connection: number;
}

/** Every request the simulator has seen, oldest first. */
export interface Journal {
    /** All requests, views of the HTML pages included. */
    all(): JournalEntry[];
    /** The requests that want to change something: POST, PATCH, PUT and DELETE. */
    writes(): JournalEntry[];
    /** Forgets every request. */
    clear(): void;
    /** Calls `listener` for each request from now on, once it was answered or cut. */
    watch(listener: (entry: JournalEntry) => void): void;
}

/** What the server sees of the journal. */
export interface JournalWriter extends Journal {
    open(entry: JournalEntry): void;
    settle(entry: JournalEntry, status: number): void;
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
        settle: (entry, status) => {
            entry.status = status;
            for (const listener of listeners) {
                listener(entry);
            }
        },
    };
}
