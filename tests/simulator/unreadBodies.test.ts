import { once } from "node:events";
import {
    Agent,
    type ClientRequest,
    request as httpRequest,
    type IncomingMessage,
    type RequestOptions,
} from "node:http";
import { connect } from "node:net";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, MINIMAL, names } from "./client";

const simulator = withSimulator();

const MEGABYTE = 1024 * 1024;

/** A POST whose body is announced and not sent yet. */
function announced(options: RequestOptions, length: number = MEGABYTE): ClientRequest {
    const request = httpRequest(`${simulator.url}${ACTIONS}`, { method: "POST", agent: false, ...options });
    request.setHeader("Content-Type", "application/json");
    request.setHeader("Content-Length", length);
    request.flushHeaders();
    return request;
}

async function statusOf(request: ClientRequest): Promise<number | undefined> {
    const [response] = (await once(request, "response")) as [IncomingMessage]; // the event's argument
    response.resume();
    await once(response, "end");
    return response.statusCode;
}

const REFUSED: [string, Record<string, string>, number][] = [
    ["without a token", {}, 401],
    ["with a wrong token", { Authorization: "Bearer wrong" }, 401],
    ["for a foreign host", { Authorization: "Bearer buddy-simulator-token", Host: "evil.example" }, 403],
];

describe("a refused request", () => {
    it.each(REFUSED)("%s gets a response before its body was received", async (_what, headers, status) => {
        const request = announced({ headers });

        expect(await statusOf(request)).toBe(status);
        expect(simulator.journal.all()).toMatchObject([{ method: "POST", status, body: undefined, bodyBytes: 0 }]);
        request.destroy();
    });

    it.each(REFUSED)("%s leaves the connection usable after its body was received", async (_what, headers) => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const refused = announced({ headers, agent });
        refused.end("x".repeat(MEGABYTE));
        await Promise.all([statusOf(refused), once(refused, "close")]);
        const body = JSON.stringify(MINIMAL);
        const accepted = announced({ headers: { Authorization: `Bearer ${simulator.token}` }, agent }, body.length);
        accepted.end(body);

        expect(await statusOf(accepted)).toBe(201);
        expect(simulator.journal.all().map(({ connection }) => connection)).toEqual([1, 1]);
        agent.destroy();
    });

    it("loses its connection if its body exceeds 1 MiB", async () => {
        const agent = new Agent({ keepAlive: true });
        const request = announced({ agent }, 100 * MEGABYTE);
        const closed = new Promise((resolve) => request.once("error", () => request.destroy()).once("close", resolve));
        const piece = Buffer.alloc(MEGABYTE);
        let sent = 0;
        const sendMore = () => {
            sent += 1;
            request.write(piece, (error) => error ?? sendMore());
        };
        sendMore();

        await closed;

        expect(sent).toBeLessThan(100); // what the system holds on the way may have left the client
        expect(simulator.journal.all()).toMatchObject([{ status: 401, bodyBytes: 0 }]);
    });

    it("gets a response without a reset if its body is late and the connection will close", async () => {
        const { port } = new URL(simulator.url);
        const socket = connect(Number(port), "127.0.0.1");
        const head = `POST ${ACTIONS} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: ${MEGABYTE}\r\n\r\n`;
        socket.write(head);
        const [response] = (await once(socket, "data")) as [Buffer]; // the event's argument
        socket.write(Buffer.alloc(MEGABYTE));
        const [isFailed] = (await once(socket, "close")) as [boolean]; // the event's argument

        expect([response.toString().split("\r\n")[0], isFailed]).toEqual(["HTTP/1.1 401 Unauthorized", false]);
    });

    it("does no harm if the client stops in the middle of the body", async () => {
        const request = announced({});
        request.on("error", () => undefined);
        await statusOf(request);
        request.write("{");
        request.destroy();
        await once(request, "close");

        expect((await call(simulator, { path: ACTIONS })).status).toBe(200);
    });

    it("with a wrong host uses up no fault, and with a wrong token has no effect", async () => {
        simulator.faults.add({ kind: "status", status: 503, isApplied: true, method: "POST" });

        const foreign = await statusOf(announced({ headers: { Host: "evil.example" } }));
        const pending = simulator.faults.pending().length;
        const unknown = await statusOf(announced({}));

        expect([foreign, pending, unknown]).toEqual([403, 1, 503]);
        expect(names(simulator)).toEqual([]);
    });
});

it("the body of a POST to a page is not read", async () => {
    const request = httpRequest(`${simulator.url}/buddy`, { method: "POST", agent: false });
    request.setHeader("Content-Length", MEGABYTE);
    request.flushHeaders();

    expect(await statusOf(request)).toBe(405);
    request.destroy();
});
