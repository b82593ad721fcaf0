import type { IncomingMessage, ServerResponse } from "node:http";
import { finished } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "./answer";
import type { Connections } from "./connections";
import type { Fault, FaultQueue } from "./faults";
import { hasEffect, replacement, spoilt } from "./faults";
import type { JournalEntry, JournalWriter } from "./journal";
import { pageReply } from "./pages";
import type { RateLimit } from "./rateLimit";
import type { Reply } from "./reply";
import { failure, notFound } from "./reply";
import { discardedBody, journalled, jsonBody, receivedBody } from "./requestBody";
import { apiReply } from "./routes";
import type { Target } from "./target";
import { isOwnHost, parseTarget } from "./target";

/** What answering requests takes. */
export interface Exchanger {
    context: Context;
    token: string;
    basePath: string;
    latencyMs: number;
    hostNames: readonly string[];
    journal: JournalWriter;
    connections: Connections;
    faults: FaultQueue;
    rateLimit: RateLimit;
    closing: AbortController;
}

/** From the request's first byte to the answer's last, faults in between. */
export async function serve(server: Exchanger, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = parseTarget(request.url ?? "/");
    const access = accessOf(server, request, target);
    // Whoever is refused, and whoever looks at a page, has nothing to say: an unread body takes no memory.
    const body = access === "api" ? await receivedBody(request) : discardedBody(request);
    const { authorization: _login, "proxy-authorization": _proxyLogin, ...headers } = request.headers;
    const entry: JournalEntry = {
        method: request.method ?? "GET",
        path: target.path,
        target: target.raw,
        headers,
        body: journalled(body),
        bodyBytes: body.bytes,
        status: 0,
        at: Date.now(),
        connection: server.connections.numberOf(request.socket),
    };
    server.journal.open(entry);
    const exchange: Exchange = { request, response, target, access, content: body.content, entry };
    const isFaulty = access === "api" || access === "wrongToken";
    const fault = isFaulty ? server.faults.take(entry) : undefined;
    const reply = fault?.kind === "cutBefore" ? undefined : replyOf(server, exchange, fault);
    const delayMs = server.latencyMs + (fault?.kind === "slow" ? fault.ms : 0);
    if (delayMs > 0) {
        await sleep(delayMs, undefined, { signal: server.closing.signal });
    }
    if (reply === undefined || fault?.kind === "cutAfter") {
        server.journal.settle(entry, 0);
        request.socket.destroy();
        return;
    }
    send(server, exchange, { reply, isCut: fault?.kind === "cutBody" });
}

interface Exchange {
    request: IncomingMessage;
    response: ServerResponse;
    target: Target;
    access: Access;
    /** `undefined` when it is too large. */
    content: string | undefined;
    entry: JournalEntry;
}

/** How far a request gets, as its head tells. */
type Access = "wrongHost" | "page" | "wrongToken" | "api";

function accessOf(server: Exchanger, { headers }: IncomingMessage, target: Target): Access {
    // A web page could reach a server on loopback through a name of its own (DNS rebinding).
    if (!isOwnHost(headers.host, server.hostNames)) {
        return "wrongHost";
    }
    if (!isApi(server, target)) {
        return "page";
    }
    const sent = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
    return sent === server.token ? "api" : "wrongToken";
}

function replyOf(server: Exchanger, exchange: Exchange, fault: Fault | undefined): Reply {
    const { request, target, access, entry } = exchange;
    if (access === "wrongHost") {
        return failure(403, "The simulator answers to loopback host names only, such as 127.0.0.1 and localhost.");
    }
    if (access === "page") {
        // A: beside its API a self-hosted Buddy is a web application, to programs, too.
        const accept = server.basePath === "" ? request.headers.accept : "text/html";
        return pageReply(server.context, { method: entry.method, target, accept });
    }
    if (fault === undefined) {
        return apiReplyOf(server, exchange);
    }
    const instead = replacement(fault);
    if (instead !== undefined && !hasEffect(fault)) {
        return instead;
    }
    const reply = apiReplyOf(server, exchange);
    return instead ?? spoilt(fault, reply);
}

function apiReplyOf({ context, basePath }: Exchanger, exchange: Exchange): Reply {
    const { request, target, access, content, entry } = exchange;
    if (access === "wrongToken") {
        return failure(401, "Wrong authentication data."); // status O, words A
    }
    if (content === undefined) {
        return { ...failure(413, "The body is larger than 1 MiB."), headers: { Connection: "close" } }; // A
    }
    if (target.parts === undefined) {
        return failure(400, "The path is not valid percent-encoding."); // A
    }
    const depth = basePath === "" ? 0 : basePath.split("/").length - 1;
    const [root, ...parts] = target.parts.slice(depth);
    if (root !== "workspaces") {
        return notFound();
    }
    const body = jsonBody({ contentType: request.headers["content-type"], content });
    return apiReply(context, { method: entry.method, parts, query: target.query, body });
}

function isApi({ basePath }: Exchanger, { pathname }: Target): boolean {
    const root = basePath === "" ? "/workspaces" : basePath;
    return pathname === root || pathname.startsWith(`${root}/`);
}

function send(
    { rateLimit, journal, context }: Exchanger,
    exchange: Exchange,
    answer: { reply: Reply; isCut: boolean },
): void {
    const { response, request, access, entry } = exchange;
    const { reply, isCut } = answer;
    const json = reply.body === undefined ? undefined : JSON.stringify(reply.body);
    const content = reply.text?.content ?? json ?? "";
    const contentType = reply.text?.contentType ?? (json === undefined ? undefined : "application/json; charset=utf-8");
    const headers = {
        ...(contentType === undefined ? {} : { "Content-Type": contentType }),
        ...(reply.status === 204 ? {} : { "Content-Length": String(Buffer.byteLength(content)) }),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        ...rateLimit.headers(context.behaviour),
        ...reply.headers,
    };
    response.writeHead(reply.status, headers);
    if (isCut) {
        journal.settle(entry, 0);
        response.write(content.slice(0, Math.floor(content.length / 2)), () => request.socket.destroy());
        return;
    }
    journal.settle(entry, reply.status);
    if (access === "api") {
        response.end(content);
        return;
    }
    // The whole answer at once, its end after the discarded body: a connection closed over unread bytes is a reset one.
    response.write(content);
    finished(request, () => response.end());
}
