import type { IncomingMessage, ServerResponse } from "node:http";
import { finished } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connections } from "./connections";
import type { Context } from "./context";
import type { Fault, FaultQueue } from "./faults";
import { damaged, hasEffect, replacement } from "./faults";
import type { HttpResponse } from "./httpResponse";
import { failure, notFound } from "./httpResponse";
import type { JournalEntry, JournalWriter } from "./journal";
import { pageResponse } from "./pages";
import type { RateLimit } from "./rateLimit";
import { discardedBody, journalled, jsonBody, receivedBody } from "./requestBody";
import type { RequestTarget } from "./requestTarget";
import { isOwnHost, parseTarget } from "./requestTarget";
import { apiResponse } from "./routes";

/** What a running server consists of. */
export interface Server {
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

/** D: since November 2025, spelled with a zero. A: the separator, and that a token of the simulator has these. */
const SCOPES = "WORKSPACE, EXECUTION_MANAGE, EXECUTION_INFO, INTEGRATION_INFO";

/** Handles one request: reads it, applies a fault if one matches, and sends the response. */
export async function serve(server: Server, request: IncomingMessage, output: ServerResponse): Promise<void> {
    const target = parseTarget(request.url ?? "/");
    const access = accessOf(server, request, target);
    // Only an API request with a valid token has a body that matters. No memory is spent on other bodies.
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
    const exchange: Exchange = { request, output, target, access, content: body.content, entry };
    const isFaulty = access === "api" || access === "wrongToken";
    const fault = isFaulty ? server.faults.take(entry) : undefined;
    const response = fault?.kind === "cutBefore" ? undefined : responseTo(server, exchange, fault);
    const delayMs = server.latencyMs + (fault?.kind === "slow" ? fault.ms : 0);
    if (delayMs > 0) {
        await sleep(delayMs, undefined, { signal: server.closing.signal });
    }
    if (response === undefined || fault?.kind === "cutAfter") {
        server.journal.complete(entry, 0);
        request.socket.destroy();
        return;
    }
    send(server, exchange, { response, isCut: fault?.kind === "cutBody" });
}

interface Exchange {
    request: IncomingMessage;
    output: ServerResponse;
    target: RequestTarget;
    access: Access;
    /** The request's body; `undefined` if it is too large. */
    content: string | undefined;
    entry: JournalEntry;
}

/** What a request may reach, judged by its headers and its path. */
type Access = "wrongHost" | "page" | "wrongToken" | "api";

function accessOf(server: Server, { headers }: IncomingMessage, target: RequestTarget): Access {
    // A web page could reach a server on loopback through a host name of its own (DNS rebinding).
    if (!isOwnHost(headers.host, server.hostNames)) {
        return "wrongHost";
    }
    if (!isApi(server, target)) {
        return "page";
    }
    const sent = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
    return sent === server.token ? "api" : "wrongToken";
}

function responseTo(server: Server, exchange: Exchange, fault: Fault | undefined): HttpResponse {
    const { request, target, access, entry } = exchange;
    if (access === "wrongHost") {
        return failure(403, "The simulator accepts loopback host names only, such as 127.0.0.1 and localhost.");
    }
    if (access === "page") {
        // A: outside its API a self-hosted Buddy returns HTML to every client.
        const accept = server.basePath === "" ? request.headers.accept : "text/html";
        return pageResponse(server.context, { method: entry.method, target, accept });
    }
    if (fault === undefined) {
        return apiResponseTo(server, exchange);
    }
    const instead = replacement(fault);
    if (instead !== undefined && !hasEffect(fault)) {
        return instead;
    }
    const response = apiResponseTo(server, exchange);
    return instead ?? damaged(fault, response);
}

function apiResponseTo({ context, basePath }: Server, exchange: Exchange): HttpResponse {
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
    return apiResponse(context, { method: entry.method, parts, query: target.query, body });
}

function isApi({ basePath }: Server, { pathname }: RequestTarget): boolean {
    const root = basePath === "" ? "/workspaces" : basePath;
    return pathname === root || pathname.startsWith(`${root}/`);
}

function send(
    { rateLimit, journal, context }: Server,
    exchange: Exchange,
    result: { response: HttpResponse; isCut: boolean },
): void {
    const { output, request, access, entry } = exchange;
    const { response, isCut } = result;
    const json = response.body === undefined ? undefined : JSON.stringify(response.body);
    const content = response.text?.content ?? json ?? "";
    const contentType =
        response.text?.contentType ?? (json === undefined ? undefined : "application/json; charset=utf-8");
    const headers = {
        ...(contentType === undefined ? {} : { "Content-Type": contentType }),
        ...(response.status === 204 ? {} : { "Content-Length": String(Buffer.byteLength(content)) }),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        ...rateLimit.headers(context.behaviour),
        ...(access === "api" && response.status < 400 ? { "X-0Auth-Scopes": SCOPES } : {}),
        ...response.headers,
    };
    output.writeHead(response.status, headers);
    if (isCut) {
        journal.complete(entry, 0);
        output.write(content.slice(0, Math.floor(content.length / 2)), () => request.socket.destroy());
        return;
    }
    journal.complete(entry, response.status);
    if (access === "api") {
        output.end(content);
        return;
    }
    // The response ends only after the whole request was received: closing before that would reset the connection.
    output.write(content);
    finished(request, () => output.end());
}
