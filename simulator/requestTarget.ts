/** The path and query of a request. */
export interface RequestTarget {
    /** Path and query as received. */
    raw: string;
    /** Path and query, percent-decoded if they are valid percent-encoding. */
    path: string;
    /** The path as received, without the query. */
    pathname: string;
    /** The decoded segments of the path, or `undefined` if it is not valid percent-encoding. */
    parts: string[] | undefined;
    query: URLSearchParams;
}

/** Does not use `new URL`, which resolves `..` and reads `//host/path` as a host. */
export function parseTarget(received: string): RequestTarget {
    // the documented `?access_token=` is not accepted, and must not appear in the journal
    const raw = received.replace(/([?&]access_token=)[^&]*/g, "$1hidden");
    const mark = raw.indexOf("?");
    const pathname = mark === -1 ? raw : raw.slice(0, mark);
    const encoded = pathname.split("/").slice(1);
    return {
        raw,
        path: decoded(raw) ?? raw,
        pathname,
        parts: decodedParts(encoded.at(-1) === "" ? encoded.slice(0, -1) : encoded),
        query: new URLSearchParams(mark === -1 ? "" : raw.slice(mark + 1)),
    };
}

/** True for a `Host` header with a loopback name or one of the further names. */
export function isOwnHost(host: string | undefined, furtherNames: readonly string[]): boolean {
    const name = (host ?? "").replace(/:\d+$/, "").toLowerCase();
    return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(name) || furtherNames.includes(name);
}

function decodedParts(encoded: string[]): string[] | undefined {
    const parts = encoded.map(decoded).filter((part) => part !== undefined);
    return parts.length === encoded.length ? parts : undefined;
}

function decoded(text: string): string | undefined {
    try {
        return decodeURIComponent(text);
    } catch {
        return undefined;
    }
}
