import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as runtime from "@pulumi/pulumi/runtime";
import { version } from "@pulumi/pulumi/version";

type ProgramChecks = typeof import("../../provider/resources/programChecks");

const MISSPELT = "buddyworks:regoin is no setting of pulumi-buddyworks; did you mean buddyworks:region?";

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

/** The checks of a program that has just begun; the SDK is kept, because it takes seconds to load. */
function freshChecks(sdkRuntime: object = runtime, sdkVersion = version): ProgramChecks {
    let checks: ProgramChecks | undefined;
    jest.isolateModules(() => {
        jest.doMock("@pulumi/pulumi/version", () => ({ version: sdkVersion }));
        jest.doMock("@pulumi/pulumi", () => pulumi);
        jest.doMock("@pulumi/pulumi/runtime", () => sdkRuntime);
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

describe("the checks of a program", () => {
    it("warn of the stack's configuration once, however many resources there are", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:regoin": "eu" });
        const { checkProgramOnce } = freshChecks();
        checkProgramOnce();
        checkProgramOnce();
        expect(warn.mock.calls).toEqual([[MISSPELT]]);
    });

    it("warn each program of a process, which the Automation API runs for one stack after another", async () => {
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
            ["buddyworks:tokn is no setting of pulumi-buddyworks; did you mean buddyworks:token?"],
            [MISSPELT],
        ]);
    });

    it.each(["3.138.0", "3.9.1", "2.25.2"])(
        "refuse Pulumi's SDK %s, whose providers would not see the token",
        (old) => {
            const { checkProgramOnce } = freshChecks(runtime, old);
            const expected = new pulumi.RunError(
                `this project has @pulumi/pulumi ${old}, whose dynamic providers are not told the stack's configuration; ` +
                    "pulumi-buddyworks needs 3.139.0 or newer: npm install @pulumi/pulumi@latest",
            );
            expect(checkProgramOnce).toThrow(expected);
        },
    );

    it.each(["3.139.0", "3.271.0-alpha.x1", "4.0.0"])("are content with Pulumi's SDK %s", (recent) => {
        expect(freshChecks(runtime, recent).checkProgramOnce()).toBeUndefined();
    });

    it("refuse a project from which Pulumi's host cannot load this package", () => {
        runIn(folder);
        const { checkProgramOnce } = freshChecks();
        const expected = new pulumi.RunError(
            `pulumi-buddyworks cannot be found from ${folder}, where Pulumi loads it to create, refresh and destroy ` +
                "resources; make it a direct dependency of this project: npm install pulumi-buddyworks",
        );
        expect(checkProgramOnce).toThrow(expected);
    });

    it("let look-ups run there, which need no host, and warn them of the configuration all the same", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:regoin": "eu" });
        runIn(folder);
        const { checkConfigOnce, checkProgramOnce } = freshChecks();
        checkConfigOnce();
        expect(checkProgramOnce).toThrow(/^pulumi-buddyworks cannot be found from /);
        expect(checkProgramOnce()).toBeUndefined();
        expect(warn.mock.calls).toEqual([[MISSPELT]]);
    });

    it("are content with a project that has the package installed", () => {
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

describe("warnings of the stack's configuration", () => {
    it("name our word for the address that a stack of the legacy package has, unless ours is there", () => {
        const { configWarnings } = freshChecks();
        expect(configWarnings({ "buddy:apiUrl": "https://buddy.example.com/api" }, "project")).toEqual([
            "buddy:apiUrl is no setting of pulumi-buddyworks; did you mean buddyworks:baseUrl?",
        ]);
        expect(configWarnings({ "buddy:apiUrl": "x", "buddyworks:baseUrl": "y" }, "project")).toEqual([]);
        expect(configWarnings({ "buddy:apiUrl": "x", "buddyworks:region": "eu" }, "project")).toEqual([]);
    });

    it("name the command that encrypts a plain token, and misspelt keys", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:token": "t" }, []);
        expect(freshChecks().configWarnings({ "buddyworks:token": "t", "buddyworks:regoin": "eu" }, "project")).toEqual(
            [
                "buddyworks:token is stored in plain text, in the stack's configuration and in its state; run `pulumi config set " +
                    "--secret buddyworks:token` and enter it again",
                MISSPELT,
            ],
        );
    });

    it("are none for an encrypted token, for none at all, and for a project whose own keys these are", () => {
        pulumi.runtime.setAllConfig({ "buddyworks:token": "t" }, ["buddyworks:token"]);
        const { configWarnings } = freshChecks();
        expect(configWarnings({ "buddyworks:token": "t" }, "project")).toEqual([]);
        expect(configWarnings({ "buddyworks:regoin": "eu" }, "buddyworks")).toEqual([]);
        expect(configWarnings({ "buddy:region": "eu" }, "buddy")).toEqual([]);
        pulumi.runtime.setAllConfig({}, []);
        expect(configWarnings({}, "project")).toEqual([]);
    });

    it("name our namespace for what stands under buddy:, and the key of a plain token that both providers share", () => {
        pulumi.runtime.setAllConfig({ "buddy:token": "t" }, []);
        expect(freshChecks().configWarnings({ "buddy:token": "t", "buddy:workspace": "acme" }, "project")).toEqual([
            "buddy:token is stored in plain text, in the stack's configuration and in its state; run `pulumi config set " +
                "--secret buddy:token` and enter it again",
            "buddy:workspace is no setting of pulumi-buddyworks; did you mean buddyworks:workspace?",
        ]);
    });

    it("say nothing of a plain token where the SDK cannot tell whether it is one", () => {
        const { configWarnings } = freshChecks({ ...runtime, isConfigSecret: undefined });
        expect(configWarnings({ "buddyworks:token": "t" }, "project")).toEqual([]);
    });
});
