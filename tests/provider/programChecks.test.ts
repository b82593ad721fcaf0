import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as runtime from "@pulumi/pulumi/runtime";
import { version } from "@pulumi/pulumi/version";

type ProgramChecks = typeof import("../../provider/resources/programChecks");

const MISSPELT =
    "buddyworks:regoin: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:region?";

const startFolder = process.cwd();
const monitor = process.env["PULUMI_NODEJS_MONITOR"];
let folder: string;
let warn: jest.SpyInstance;

beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "buddyworks-program-")));
    warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    await startProgram();
    pulumi.runtime.setAllConfig({});
});

const startProgram = () =>
    pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) }, "site");

afterEach(() => {
    process.chdir(startFolder);
    rmSync(folder, { recursive: true });
    delete process.env["PULUMI_NODEJS_MONITOR"];
    if (monitor !== undefined) {
        process.env["PULUMI_NODEJS_MONITOR"] = monitor;
    }
    warn.mockRestore();
});

/** The checks of a new program. The SDK is kept, because it takes seconds to load. */
function freshChecks(sdkVersion = version): ProgramChecks {
    let checks: ProgramChecks | undefined;
    jest.isolateModules(() => {
        jest.doMock("@pulumi/pulumi/version", () => ({ version: sdkVersion }));
        jest.doMock("@pulumi/pulumi", () => pulumi);
        jest.doMock("@pulumi/pulumi/runtime", () => runtime);
        checks = jest.requireActual("../../provider/resources/programChecks");
    });
    jest.dontMock("@pulumi/pulumi");
    jest.dontMock("@pulumi/pulumi/runtime");
    jest.dontMock("@pulumi/pulumi/version");
    return checks as ProgramChecks;
}

/** A program that Pulumi runs in the folder. */
function runIn(project: string): void {
    process.chdir(project);
    process.env["PULUMI_NODEJS_MONITOR"] = "127.0.0.1:1";
}

const notInstalled = () =>
    new pulumi.RunError(
        `pulumi-buddyworks: must be a direct dependency of this project (Pulumi cannot find it from ${folder}, from where it ` +
            "creates, refreshes and destroys resources). Run npm install pulumi-buddyworks.",
    );

describe("the checks of a program", () => {
    it("warn about the stack's configuration once for all resources", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:regoin": "eu" });
        const { checkProgramOnce } = freshChecks();
        checkProgramOnce();
        checkProgramOnce();
        expect(warn.mock.calls).toEqual([[MISSPELT]]);
    });

    it("warn in each run of a process, because the Automation API runs one stack after another", async () => {
        const { checkConfigOnce, checkProgramOnce } = freshChecks();
        pulumi.runtime.setAllConfig({ "buddyworks:regoin": "eu" });
        checkProgramOnce();
        await startProgram();
        pulumi.runtime.setAllConfig({ "buddyworks:tokn": "t" });
        checkConfigOnce();
        checkProgramOnce();
        await startProgram();
        pulumi.runtime.setAllConfig({ "buddyworks:regoin": "eu" });
        checkProgramOnce();
        expect(warn.mock.calls).toEqual([
            [MISSPELT],
            [
                "buddyworks:tokn: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:token?",
            ],
            [MISSPELT],
        ]);
    });

    it.each(["3.138.0", "3.9.1", "2.25.2"])("refuse Pulumi's SDK %s, whose host would not pass the token", (old) => {
        const { checkProgramOnce } = freshChecks(old);
        const expected = new pulumi.RunError(
            `@pulumi/pulumi: must be 3.139.0 or newer (got ${old}, which does not pass the stack's configuration to ` +
                "dynamic providers). Run npm install @pulumi/pulumi@latest.",
        );
        expect(checkProgramOnce).toThrow(expected);
    });

    it.each(["3.139.0", "3.271.0-alpha.x1", "4.0.0"])("accept Pulumi's SDK %s", (recent) => {
        expect(freshChecks(recent).checkProgramOnce()).toBeUndefined();
    });

    it("refuse a project from which Pulumi's host cannot load this package", () => {
        runIn(folder);
        const { checkProgramOnce } = freshChecks();
        expect(checkProgramOnce).toThrow(notInstalled());
    });

    it("let functions run there, which need no host, and warn about the configuration", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:regoin": "eu" });
        runIn(folder);
        const { checkConfigOnce, checkProgramOnce } = freshChecks();
        checkConfigOnce();
        expect(checkProgramOnce).toThrow(notInstalled());
        expect(checkProgramOnce()).toBeUndefined();
        expect(warn.mock.calls).toEqual([[MISSPELT]]);
    });

    it("accept a project that has the package installed", () => {
        const installed = join(folder, "node_modules", "pulumi-buddyworks");
        mkdirSync(installed, { recursive: true });
        writeFileSync(join(installed, "provider.js"), "");
        runIn(folder);
        expect(freshChecks().checkProgramOnce()).toBeUndefined();
    });

    it("do not look for the package without Pulumi's runner, as in unit tests with mocks", () => {
        process.chdir(folder);
        delete process.env["PULUMI_NODEJS_MONITOR"];
        expect(freshChecks().checkProgramOnce()).toBeUndefined();
    });
});

describe("warnings about the stack's configuration", () => {
    it("name our key for the address key of the legacy package, unless ours is set", () => {
        const { configWarnings } = freshChecks();
        expect(configWarnings({ "buddy:apiUrl": "https://buddy.example.com/api" }, "project")).toEqual([
            "buddy:apiUrl: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:baseUrl?",
        ]);
        expect(configWarnings({ "buddy:apiUrl": "x", "buddyworks:baseUrl": "y" }, "project")).toEqual([]);
        expect(configWarnings({ "buddy:apiUrl": "x", "buddyworks:region": "eu" }, "project")).toEqual([]);
    });

    it("name the command that encrypts a plain token, and misspelt keys", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:token": "t" }, []);
        expect(freshChecks().configWarnings({ "buddyworks:token": "t", "buddyworks:regoin": "eu" }, "project")).toEqual(
            [
                "buddyworks:token: must be a secret (it is in plain text in the stack's configuration and state). " +
                    "Run `pulumi config set --secret buddyworks:token` and enter it again.",
                MISSPELT,
            ],
        );
    });

    it("are absent for an encrypted token, for no token, and for a project's own keys", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:token": "t" }, ["buddyworks:token"]);
        const { configWarnings } = freshChecks();
        expect(configWarnings({ "buddyworks:token": "t" }, "project")).toEqual([]);
        expect(configWarnings({ "buddyworks:regoin": "eu" }, "buddyworks")).toEqual([]);
        expect(configWarnings({ "buddy:region": "eu" }, "buddy")).toEqual([]);
        pulumi.runtime.setAllConfig({}, []);
        expect(configWarnings({}, "project")).toEqual([]);
    });

    it("name our namespace for keys under buddy:, and the shared key of a plain token", () => {
        pulumi.runtime.setAllConfig({ "buddy:token": "t" }, []);
        expect(freshChecks().configWarnings({ "buddy:token": "t", "buddy:workspace": "acme" }, "project")).toEqual([
            "buddy:token: must be a secret (it is in plain text in the stack's configuration and state). " +
                "Run `pulumi config set --secret buddy:token` and enter it again.",
            "buddy:workspace: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:workspace?",
        ]);
    });

    it("do not mention a plain token if the SDK cannot tell whether it is secret", () => {
        const sdk: { isConfigSecret?: unknown } = jest.requireActual("@pulumi/pulumi/runtime");
        const { isConfigSecret } = sdk;
        pulumi.runtime.setAllConfig({ "buddyworks:token": "t" }, []);
        delete sdk.isConfigSecret;
        const warnings = freshChecks().configWarnings({ "buddyworks:token": "t" }, "project");
        sdk.isConfigSecret = isConfigSecret;
        expect(warnings).toEqual([]);
    });
});
