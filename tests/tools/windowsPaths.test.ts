import { win32 } from "node:path";

/** Loads a module as it is on Windows, as far as paths go. */
function onWindows<T>(load: () => T): T {
    const before = Object.getOwnPropertyDescriptor(process, "platform") ?? {};
    let loaded: { module: T } | undefined;
    jest.isolateModules(() => {
        jest.doMock("node:path", () => win32);
        Object.defineProperty(process, "platform", { value: "win32" });
        loaded = { module: load() };
    });
    jest.dontMock("node:path");
    Object.defineProperty(process, "platform", before);
    return (loaded as { module: T }).module;
}

describe("with Windows' paths", () => {
    it.each([
        ["images.ts", "./images"],
        ["src\\stacks\\images.ts", "./src/stacks/images"],
        [".\\images.mts", "./images"],
        ["C:\\site\\images.ts", "C:/site/images"],
    ])("the import statement for --code %s names %s", (code, module) => {
        const { nextSteps } = onWindows(() =>
            jest.requireActual<typeof import("../../importer/remarks")>("../../importer/remarks"),
        );
        expect(nextSteps({ out: "import.json", code, adopt: true }, undefined)).toBe(
            `next: write \`import "${module}";\` in your program, then run \`pulumi up\`, which adopts what it declares. ` +
                "Remove adoptActionId and adoptPipelineId afterwards, so that Pulumi owns it.",
        );
    });

    it.each([["C:\\site\\infra"], ["C:\\"], ["\\\\server\\share\\infra"]])(
        "the search for a Pulumi project above %s ends at the root",
        (folder) => {
            const { isInPulumiProject } = onWindows(() =>
                jest.requireActual<typeof import("../../command/pulumiCommand")>("../../command/pulumiCommand"),
            );
            expect(isInPulumiProject(folder)).toBe(false);
        },
    );

    it.each([
        ["C:\\site\\node_modules\\@pulumi\\pulumi\\cmd\\dynamic-provider\\index.js", "127.0.0.1:7"],
        ["C:\\site\\node_modules\\@pulumi\\pulumi\\cmd\\dynamic-provider", "127.0.0.1:7"],
        ["C:\\site\\index.js", undefined],
    ])("Pulumi's host is known by %s", (script, address) => {
        const { argv } = process;
        process.argv = ["node.exe", script, "127.0.0.1:7"];
        const { pulumiHost } = onWindows(() =>
            jest.requireActual<typeof import("../../provider/host/pulumiInternals")>(
                "../../provider/host/pulumiInternals",
            ),
        );
        const host = pulumiHost()?.engineAddress;
        process.argv = argv;
        expect(host).toBe(address);
    });

    it("the CLI is looked for as pulumi.exe, in every folder of Path", () => {
        const { foldersOfPath } = onWindows(() =>
            jest.requireActual<typeof import("../../tools/pulumiCandidate")>("../../tools/pulumiCandidate"),
        );
        const { pulumiFileName } = onWindows(() =>
            jest.requireActual<typeof import("../../tools/installLocations")>("../../tools/installLocations"),
        );
        expect(pulumiFileName).toBe("pulumi.exe");
        expect(foldersOfPath({ Path: "C:\\Windows;C:\\Program Files\\nodejs\\;" })).toEqual([
            "C:\\Windows",
            "C:\\Program Files\\nodejs\\",
        ]);
    });

    it("the demo's Pulumi gets one Path, with the CLI's folder in front", () => {
        const { demoEnvironment } = onWindows(() =>
            jest.requireActual<typeof import("../../tools/demoEnvironment")>("../../tools/demoEnvironment"),
        );
        const made = demoEnvironment({
            env: { Path: "C:\\Windows" },
            cliFolder: "C:\\cli",
            folder: "C:\\Temp\\demo",
            simulator: { url: "http://127.0.0.1:1", token: "t" },
            workspace: "buddy",
        });
        const names = Object.keys(made).filter((name) => /^path$/i.test(name));
        expect(names.map((name) => made[name])).toEqual([expect.stringMatching(/^C:\\cli;.*;C:\\Windows$/)]);
        expect(made["PULUMI_HOME"]).toBe("C:\\Temp\\demo\\home");
    });
});
