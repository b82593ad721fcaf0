import { logToEngine } from "../../provider/host/engineLog";

describe("a message for Pulumi's display", () => {
    it.each([
        ["info", "info: waiting"],
        ["warning", "warning: waiting"],
    ] as const)("is printed with its severity outside Pulumi's host: %s", async (severity, line) => {
        const print = jest.spyOn(console, "error").mockImplementation();
        await logToEngine({ severity, message: "waiting" });
        await logToEngine({ severity, message: "waiting", urn: "urn:x", ephemeral: false });
        expect(print.mock.calls).toEqual([[line], [line]]);
        print.mockRestore();
    });

    it("is not printed there if it is ephemeral", async () => {
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
        "is recognized by %s, with the engine's address last",
        (script) => {
            expect(hostWith("node", script, "--flag", "127.0.0.1:7")?.engineAddress).toBe("127.0.0.1:7");
        },
    );

    it.each([[["node", "/site/index.js", "127.0.0.1:7"]], [["node"]]])("is not recognized in %j", (argv) => {
        expect(hostWith(...argv)).toBeUndefined();
    });
});
