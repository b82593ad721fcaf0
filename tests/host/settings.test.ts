import { startSimulator } from "../../simulator";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { failureOf, type HostOptions, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const ID = "buddy/company-website/2/101";
const NO_TOKEN =
    "buddyworks:token: must be set (got nothing). Run `pulumi config set --secret buddyworks:token …`, " +
    "set BUDDY_TOKEN, or pass `token` to new Provider(…).";

const simulator = withSimulator();
let host: ProviderHost;

afterEach(() => host.stop());

async function startHost(options: HostOptions): Promise<void> {
    host = await startProviderHost(options);
}

const working = () => ({ BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token });

/** One call of each method that talks to Buddy. */
const calls: [string, () => Promise<unknown>][] = [
    ["create", () => host.create(MINIMAL_INPUTS)],
    ["create that adopts", () => host.create({ ...MINIMAL_INPUTS, adoptActionId: 101 })],
    ["read", () => host.read(ID, MINIMAL_INPUTS)],
    ["get", () => host.get(ID)],
    ["update", () => host.update(ID, MINIMAL_INPUTS, { ...MINIMAL_INPUTS, name: "Other" })],
    ["delete", () => host.delete(ID, MINIMAL_INPUTS)],
];

describe("without a token", () => {
    beforeEach(() => startHost({ env: { BUDDY_BASE_URL: simulator.url } }));

    it.each(calls)("%s fails in the same way at three calls, and sends nothing", async (_name, call) => {
        const failures = [await failureOf(call()), await failureOf(call()), await failureOf(call())];

        expect(failures).toEqual([NO_TOKEN, NO_TOKEN, NO_TOKEN]);
        expect(simulator.journal.all()).toEqual([]);
    });

    it("check reports it at preview, together with the problems of the inputs", async () => {
        const { failures } = await host.check({ ...MINIMAL_INPUTS, dockerfilePath: "" });

        expect(failures).toEqual([
            { property: "", reason: NO_TOKEN },
            { property: "", reason: "dockerfilePath: must be set (got nothing). It is required." },
        ]);
    });

    it("diff works, because it sends no request", async () => {
        expect((await host.diff(ID, MINIMAL_INPUTS, MINIMAL_INPUTS)).changes).toBe("NONE");
    });

    it("a create works as soon as a token is set", async () => {
        await failureOf(host.create(MINIMAL_INPUTS));
        await host.stop();
        await startHost({ env: working() });

        expect((await host.create(MINIMAL_INPUTS)).id).toBe(ID);
    });
});

describe("wrong settings", () => {
    it("are all named at once, each with its source", async () => {
        await startHost({
            env: { BUDDY_TOKEN: "to ken", BUDDY_TIMEOUT: "soon", BUDDY_INSECURE: "perhaps" },
            config: { "buddyworks:region": "mars", "buddyworks:maxRetries": "-1" },
        });

        expect((await failureOf(host.create(MINIMAL_INPUTS))).split("\n").sort()).toEqual([
            'BUDDY_INSECURE: must be true or false (got "perhaps"). Set it to one of these.',
            'BUDDY_TIMEOUT: must be an integer from 1 to 3600 (got "soon"). Give the number of seconds, e.g. 30.',
            "BUDDY_TOKEN: must be a Buddy token (it has characters that no token has). Copy it again from Buddy.",
            'buddyworks:maxRetries: must be an integer from 0 to 100 (got "-1"). Give the number of retries, ' +
                "e.g. 8.",
            'buddyworks:region: must be us, eu or as (got "mars"). For a self-hosted Buddy set ' +
                "buddyworks:baseUrl instead.",
        ]);
    });

    it("fail every call, in whatever order", async () => {
        await startHost({ env: { BUDDY_TOKEN: simulator.token, BUDDY_REGION: "mars" } });
        const expected =
            'BUDDY_REGION: must be us, eu or as (got "mars"). For a self-hosted Buddy set buddyworks:baseUrl ' +
            "instead.";

        const failures = await Promise.all(calls.map(([, call]) => failureOf(call())));

        expect(failures).toEqual(calls.map(() => expected));
    });

    it("fail where they would send the token unencrypted", async () => {
        await startHost({ env: { BUDDY_TOKEN: simulator.token, BUDDY_BASE_URL: "http://buddy.example.com/api" } });

        expect(await failureOf(host.create(MINIMAL_INPUTS))).toBe(
            'BUDDY_BASE_URL: must be an https address ("http://buddy.example.com/api" would send the token ' +
                "unencrypted). Use https://, or set buddyworks:insecure to true if you mean it.",
        );
    });

    it("are not printed where a base URL holds a token", async () => {
        const BUDDY_BASE_URL = `${simulator.url}?access_token=${simulator.token}`;
        await startHost({ env: { BUDDY_TOKEN: simulator.token, BUDDY_BASE_URL } });

        expect(await failureOf(host.create(MINIMAL_INPUTS))).toBe(
            "BUDDY_BASE_URL: must be host and path only (got a query, too). Give an address like " +
                "https://buddy.example.com/api.",
        );
        expect(host.printed()).not.toContain(simulator.token);
    });
});

describe("stack configuration", () => {
    it("wins over the environment", async () => {
        const other = await startSimulator({ token: "another-token" });
        await startHost({
            env: { BUDDY_BASE_URL: other.url, BUDDY_TOKEN: other.token, BUDDY_WORKSPACE: "acme" },
            config: {
                "buddyworks:baseUrl": simulator.url,
                "buddyworks:token": simulator.token,
                "buddyworks:workspace": "buddy",
            },
        });
        const { workspace: _default, ...inputs } = MINIMAL_INPUTS;

        const { inputs: checked } = await host.check(inputs);
        await host.create(checked);
        await other.close();

        expect(simulator.state.actions(LIVE_MIRROR).map(({ name }) => name)).toEqual(["Build"]);
        expect(other.journal.all()).toEqual([]);
    });

    it("holds for calls right after the start, before the host has waited for configure", async () => {
        await startHost({ config: { "buddyworks:baseUrl": simulator.url, "buddyworks:token": simulator.token } });
        const names = Array.from({ length: 20 }, (_, index) => `Build ${index}`);

        const created = await Promise.all(names.map((name) => host.create({ ...MINIMAL_INPUTS, name })));

        expect(created.map(({ outs }) => outs["name"])).toEqual(names);
        expect(simulator.state.actions(LIVE_MIRROR)).toHaveLength(20);
        expect(simulator.journal.writes().map(({ status }) => status)).toEqual(names.map(() => 201));
    });
});
