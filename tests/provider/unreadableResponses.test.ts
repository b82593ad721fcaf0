import { createServer } from "node:http";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { listening } from "../helpers/listening";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";

const simulator = withSimulator();

describe("a response that is no action", () => {
    beforeEach(() => configureProvider(simulator, { "buddyworks:timeout": "1" }));

    const read = () => provider.read("buddy/company-website/1/101", REQUIRED).catch((error: Error) => error.message);

    it.each<[string, string, string, string]>([
        [
            "an HTML page",
            "<html><title>Login</title><body>Please log in</body></html>",
            "text/html",
            '"Login Please log in"',
        ],
        ["text", "OK", "text/plain", '"OK"'],
        ["truncated JSON", '{"id": 101, "na', "application/json", '"{"id": 101, "na"'],
        ["JSON that is no object", "[1]", "application/json", '"[1]"'],
        ["nothing", "", "application/json", "an empty body"],
    ])("gives one readable line: %s", async (_title, body, contentType, shown) => {
        simulator.faults.add({ kind: "status", status: 200, body, contentType });
        expect(await read()).toBe(
            `read action 101 in buddy/company-website/1: 200 with ${shown} instead of JSON. Check ` +
                "buddyworks:baseUrl.",
        );
    });

    it("is not read beyond 10 MB", async () => {
        simulator.faults.add({ kind: "status", status: 200, body: "x".repeat(11 * 1024 * 1024) });
        expect(await read()).toMatch(
            /: the connection to http:\/\/127\.0\.0\.1:\d+ failed: ERR_BAD_RESPONSE maxContentLength/,
        );
    });

    it("ends at buddyworks:timeout even if it arrives slowly and without end", async () => {
        const endless = createServer((_request, response) => {
            response.writeHead(200, { "Content-Type": "application/json" });
            const timer = setInterval(() => response.write(" "), 100);
            response.on("close", () => clearInterval(timer));
        });
        const url = `http://${await listening(endless)}`;
        await configureProvider(simulator, { "buddyworks:timeout": "1", "buddyworks:baseUrl": url });
        expect(await read()).toBe(
            `read action 101 in buddy/company-website/1: no response from ${url} within 1 s. Raise ` +
                "buddyworks:timeout to wait longer.",
        );
        endless.closeAllConnections();
        endless.close();
    });

    it("changes no prototype", async () => {
        await provider.create(REQUIRED);
        const body =
            '{"id":101,"type":"DOCKERFILE","name":"Build","dockerfile_path":"Dockerfile","__proto__":{"polluted":1},' +
            '"constructor":{"prototype":{"polluted":1}},"variables":[{"key":"__proto__","__proto__":{"polluted":1}}]}';
        simulator.faults.add({ kind: "status", status: 200, body, contentType: "application/json" });
        const { props } = await provider.read("buddy/company-website/1/101", {
            ...REQUIRED,
            variables: [{ key: "__proto__", type: "VAR" }],
        });
        expect(props).toMatchObject({ name: "Build" });
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
        expect((props as Record<string, unknown>)["polluted"]).toBeUndefined();
    });
});
