import { getEventListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Method } from "../../provider/client/httpRequester";
import { Transport, type TransportRequest } from "../../provider/client/transport";
import { listening } from "../helpers/listening";

const TIMEOUT_MS = 30_000;
const METHODS: Method[] = ["GET", "POST", "PATCH", "DELETE"];

let server: Server;
let cancelling: AbortController;
let transport: Transport;
/** Responses to the requests that the server has received, in order. */
let received: ServerResponse[];
/** Called for every request. */
let onRequest: () => void;

beforeEach(async () => {
    received = [];
    onRequest = () => undefined;
    server = createServer((_request: IncomingMessage, response) => {
        received.push(response);
        onRequest();
    });
    cancelling = new AbortController();
    const settings = {
        token: "t0ken",
        baseUrl: `http://${await listening(server)}`,
        timeoutMs: TIMEOUT_MS,
        insecure: false,
        maxRetries: 0,
    };
    transport = new Transport(settings, {
        signal: cancelling.signal,
        engineIsGone: async () => false,
        exitWhenIdle: () => undefined,
    });
});

afterEach(() => {
    jest.useRealTimers();
    server.closeAllConnections();
    server.close();
});

/** Sends a request and waits until the server has it; `outcome` is undefined until it has ended. */
async function startRequest(request: Partial<TransportRequest>) {
    const arrival = new Promise<void>((resolve) => {
        onRequest = resolve;
    });
    const sent: { outcome?: object; done: Promise<void> } = { done: Promise.resolve() };
    sent.done = transport.send({ method: "GET", path: "/", notify: () => undefined, ...request }).then((outcome) => {
        sent.outcome = outcome;
    });
    await arrival;
    return sent;
}

/** Stops the timers of the code under test, but not those of sockets. */
function stopTimers(): void {
    jest.useFakeTimers({
        doNotFake: [
            "Date",
            "nextTick",
            "setImmediate",
            "clearImmediate",
            "setInterval",
            "clearInterval",
            "performance",
        ],
    });
}

/** Enough turns of the event loop for an aborted request to settle. */
async function someTurns(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
        await nextTurn();
    }
}

const aborted = (code: string) => ({
    failed: { failure: { code, detail: "", stage: "open" }, retries: 0, isBudgetSpent: false },
});

describe("a request that runs at Ctrl-C", () => {
    beforeEach(stopTimers);

    it.each<[Method, number]>([
        ["GET", 0],
        ["PATCH", 3000],
        ["DELETE", 3000],
    ])("as %s is aborted after %i ms", async (method, ms) => {
        const sent = await startRequest({ method });
        cancelling.abort();
        if (ms > 0) {
            jest.advanceTimersByTime(ms - 1);
            await someTurns();
            expect(sent.outcome).toBeUndefined();
        }
        jest.advanceTimersByTime(1);
        await sent.done;
        expect(sent.outcome).toEqual(aborted("cancelled"));
    });

    it.each<[string, Partial<TransportRequest>]>([
        ["a POST", { method: "POST" }],
        ["a read that cleans up", { isCleanUp: true }],
        ["a removal that cleans up", { method: "DELETE", isCleanUp: true }],
    ])("as %s gets the whole time limit, and its response is used", async (_title, request) => {
        const sent = await startRequest(request);
        cancelling.abort();
        jest.advanceTimersByTime(TIMEOUT_MS - 1);
        await someTurns();
        expect(sent.outcome).toBeUndefined();
        received[0]?.writeHead(201).end('{"id": 1}');
        await sent.done;
        expect(sent.outcome).toMatchObject({ response: { status: 201, text: '{"id": 1}' } });
    });
});

describe("the time limit", () => {
    beforeEach(stopTimers);

    it.each(METHODS)("ends a %s without a response", async (method) => {
        const sent = await startRequest({ method });
        jest.advanceTimersByTime(TIMEOUT_MS);
        await sent.done;
        expect(sent.outcome).toEqual(aborted("timeout"));
    });

    it("includes the response, so that a slow one ends, too", async () => {
        const sent = await startRequest({});
        received[0]?.writeHead(200).write("{");
        for (let second = 0; second < TIMEOUT_MS / 1000 - 1; second += 1) {
            jest.advanceTimersByTime(1000);
            received[0]?.write(" ");
            await someTurns();
        }
        expect(sent.outcome).toBeUndefined();
        jest.advanceTimersByTime(1000);
        await sent.done;
        expect(sent.outcome).toEqual(aborted("timeout"));
    });
});

describe("a long-lived abort signal", () => {
    const listeners = () => getEventListeners(cancelling.signal, "abort").length;

    it.each(METHODS)("keeps no listener of a %s, however it ended", async (method) => {
        const before = listeners();
        for (const status of [200, 500]) {
            const sent = await startRequest({ method });
            expect(listeners()).toBe(before + 1);
            received.at(-1)?.writeHead(status).end("{}");
            await sent.done;
            expect(listeners()).toBe(before);
        }
        const broken = await startRequest({ method });
        received.at(-1)?.destroy();
        await broken.done;
        expect(listeners()).toBe(before);
        stopTimers();
        const late = await startRequest({ method });
        jest.advanceTimersByTime(TIMEOUT_MS);
        await late.done;
        expect(listeners()).toBe(before);
    });

    it.each(METHODS)("leaves no timer of a %s that has ended", async (method) => {
        stopTimers();
        const sent = await startRequest({ method });
        expect(jest.getTimerCount()).toBe(1);
        received[0]?.writeHead(200).end("{}");
        await sent.done;
        expect(jest.getTimerCount()).toBe(0);
    });
});
