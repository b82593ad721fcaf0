import { logToEngine } from "../../provider/host/engineLog";

describe("a line for Pulumi's display", () => {
    it.each([
        ["info", "info: in peace"],
        ["warning", "warning: in peace"],
    ] as const)("is printed with its severity outside Pulumi's host: %s", async (severity, line) => {
        const print = jest.spyOn(console, "error").mockImplementation();
        await logToEngine({ severity, message: "in peace" });
        await logToEngine({ severity, message: "in peace", urn: "urn:x", ephemeral: false });
        expect(print.mock.calls).toEqual([[line], [line]]);
        print.mockRestore();
    });

    it("is not printed there when it would vanish again anyway", async () => {
        const print = jest.spyOn(console, "error").mockImplementation();
        await logToEngine({ severity: "warning", message: "waiting", ephemeral: true });
        expect(print).not.toHaveBeenCalled();
        print.mockRestore();
    });
});

describe("Pulumi's host", () => {
    const before = process.argv;

    afterEach(() => {
        process.argv = before;
    });

    function hostWith(...argv: string[]) {
        process.argv = argv;
        let host: import("../../provider/host/pulumiInternals").PulumiHost | undefined;
        jest.isolateModules(() => {
            const { pulumiHost }: typeof import("../../provider/host/pulumiInternals") = jest.requireActual(
                "../../provider/host/pulumiInternals",
            );
            host = pulumiHost();
        });
        return host;
    }

    it.each([["/sdk/cmd/dynamic-provider/index.js"], ["/sdk/cmd/dynamic-provider"]])(
        "is known by its script %s, and its last argument is where the engine listens",
        (script) => {
            expect(hostWith("node", script, "--flag", "127.0.0.1:7")?.engineAddress).toBe("127.0.0.1:7");
        },
    );

    it.each([[["node", "/site/index.js", "127.0.0.1:7"]], [["node"]]])("is none of %j", (argv) => {
        expect(hostWith(...argv)).toBeUndefined();
    });
});
