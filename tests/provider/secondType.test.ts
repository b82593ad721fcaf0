import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { ModuleKind, transpileModule } from "typescript";
import { providerText, typeToken } from "../../provider/stateContract";
import { SleepAction } from "../fixtures/secondType/sleepActionResource";
import { REPOSITORY } from "../helpers/environment";
import { PINNED_TEXT, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const SOURCES = join(REPOSITORY, "tests", "fixtures", "secondType");
const DIST = join(REPOSITORY, "dist", "provider");
const SLEEP_TEXT = 'exports.handler = () => require("pulumi-buddyworks/provider").SleepAction;';
/** How the SDK marks a secret in what it sends to the engine. */
const SECRET_MARK = "4dabf18193072939515e22adb298388d";
const PIPELINE = { workspace: "buddy", projectName: "company-website", pipelineId: 1 };
const ACTIONS = "/workspaces/buddy/projects/company-website/pipelines/1/actions";

const simulator = withSimulator();
let folder: string;
let host: ProviderHost;

/** Installs the compiled type in a package that has our handlers and its own. */
async function installSecondType(): Promise<void> {
    const installed = join(folder, "node_modules", "pulumi-buddyworks");
    await mkdir(installed, { recursive: true });
    await writeFile(join(installed, "package.json"), '{ "name": "pulumi-buddyworks", "main": "index.js" }');
    for (const name of await readdir(SOURCES)) {
        const source = (await readFile(join(SOURCES, name), "utf8")).replaceAll("../../../provider/", `${DIST}/`);
        const { outputText } = transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS } });
        await writeFile(
            join(installed, name === "provider.ts" ? "handlers.js" : name.replace(".ts", ".js")),
            outputText,
        );
    }
    await writeFile(
        join(installed, "provider.js"),
        `module.exports = { ...require(${JSON.stringify(join(DIST, "provider.js"))}), ...require("./handlers.js") };`,
    );
}

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-test-"));
    await installSecondType();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
    host = await startProviderHost({ folder, env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token } });
});

afterEach(() => host.stop());

const sleep = { ...PIPELINE, name: "Wait", seconds: 60, __provider: SLEEP_TEXT };
const image = { ...PIPELINE, name: "Build", dockerfilePath: "Dockerfile", __provider: PINNED_TEXT };
const requests = () => simulator.journal.all().map(({ method, path }) => `${method} ${path}`);

describe("a second resource type, from its args, its table and its class", () => {
    it("has the text and the type token of its class", () => {
        expect(providerText("SleepAction")).toBe(SLEEP_TEXT);
        expect(typeToken("SleepAction")).toBe("pulumi-nodejs:dynamic/buddy:SleepAction");
    });

    it("registers its inputs, with a secret part of an object as a secret", async () => {
        const registered: pulumi.runtime.MockResourceArgs[] = [];
        const newResource = (args: pulumi.runtime.MockResourceArgs) => {
            registered.push(args);
            return { id: "buddy/site/1/7", state: args.inputs };
        };
        await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs });
        const action = new SleepAction("wait", {
            ...PIPELINE,
            seconds: 60,
            recipient: { name: "team", webhook: "https://hook" },
        });
        await new Promise((resolve) => action.urn.apply(resolve));
        const [{ type, inputs } = { type: "", inputs: {} }] = registered;
        expect(type).toBe(typeToken("SleepAction"));
        expect(inputs).toMatchObject({
            ...PIPELINE,
            name: "wait",
            seconds: 60,
            recipient: { [SECRET_MARK]: expect.any(String), value: { name: "team", webhook: "https://hook" } },
            __provider: SLEEP_TEXT,
        });
    });

    it("is checked by its own table and the rules that all actions share", async () => {
        const program = { ...sleep, seconds: "60", dockerfilePath: "a", runOnlyOnFirstFailure: true };
        const { failures } = await host.check(program);
        expect(failures.map(({ reason }) => reason)).toEqual([
            "dockerfilePath: must be the name of an input (there is no input of this name). Remove it.",
            "seconds: must be an integer of at least 1 (got a string). Write it without quotes.",
            'runOnlyOnFirstFailure: must be false unless triggerTime is "ON_FAILURE" (got true). ' +
                'Set triggerTime to "ON_FAILURE", or remove it.',
        ]);
    });

    it("is created, read with drift, updated with a clear value, and deleted", async () => {
        const program = { ...sleep, message: "Good night", triggerTime: "ON_FAILURE" };
        const { id, outs } = await host.create(program);
        expect(simulator.journal.writes().map(({ body }) => body)).toEqual([
            { type: "SLEEP", name: "Wait", sleep_in_sec: 60, message: "Good night", trigger_time: "ON_FAILURE" },
        ]);
        expect(outs).toMatchObject({ seconds: 60, actionId: Number(id.split("/").at(-1)) });

        const where = {
            workspace: "buddy",
            project: "company-website",
            pipelineId: 1,
            actionId: Number(outs["actionId"]),
        };
        simulator.state.editAction(where, { sleep_in_sec: 90, timeout: 5 });
        const seen = await host.read(id, outs);
        expect(seen.inputs).toEqual({ ...program, seconds: 90 });
        const { message: _removed, ...next } = program;
        expect((await host.diff(id, outs, next)).changes).toBe("SOME");

        await host.update(id, outs, next);
        expect(simulator.state.action(where)).toMatchObject({ sleep_in_sec: 60 });
        expect(simulator.journal.writes().at(-1)?.body).toMatchObject({ message: "" });

        await host.delete(id, outs);
        expect(simulator.state.action(where)).toBeUndefined();
    });

    it("refuses actions of the first type, which refuses its actions", async () => {
        const [{ id: sleepId }, { id: imageId }] = [await host.create(sleep), await host.create(image)];
        const read = (id: string, text: string) =>
            host.read(id, { ...PIPELINE, name: "x", __provider: text }).catch((error: Error) => error.message);
        expect(await read(imageId, SLEEP_TEXT)).toBe(
            `type: must be SLEEP (action ${imageId.split("/").at(-1)} in buddy/company-website/1 is of type DOCKERFILE). ` +
                "SleepAction manages only this type.",
        );
        expect(await read(sleepId, PINNED_TEXT)).toBe(
            `type: must be DOCKERFILE (action ${sleepId.split("/").at(-1)} in buddy/company-website/1 is of type SLEEP). ` +
                "DockerfileAction manages only this type.",
        );
    });
});

describe("two resource types in one process", () => {
    it("share one session, which the second configure does not reset", async () => {
        await host.create(image);
        await host.create(sleep);
        expect(requests()).toEqual([`GET ${ACTIONS}`, `POST ${ACTIONS}`, `POST ${ACTIONS}`]);
    });

    it("share the owners of actions: what one owns the other cannot adopt", async () => {
        const { id, outs } = await host.create(image);
        const owned = { ...image, __urn: "urn:pulumi:test::site::t::image" };
        await host.check(owned, image);
        await host.diff(id, outs, owned);
        const adopting = { ...sleep, adoptActionId: outs["actionId"], __urn: "urn:pulumi:test::site::t::wait" };
        const { failures } = await host.check(adopting);
        expect(failures.map(({ reason }) => reason)).toEqual([
            `adoptActionId: must name an action that no other resource has (image has action ${outs["actionId"]}). ` +
                "Remove adoptActionId, or one of the two resources.",
        ]);
    });

    it("begin a new session with another configuration", async () => {
        await host.create(image);
        await host.configure({ "buddyworks:timeout": "31" });
        await host.create({ ...image, __provider: `${PINNED_TEXT} // configured anew` });
        expect(requests().filter((request) => request === `GET ${ACTIONS}`)).toHaveLength(2);
    });
});
