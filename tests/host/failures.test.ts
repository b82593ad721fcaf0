import { LIVE_MIRROR, MINIMAL_INPUTS, URN } from "../helpers/exampleAction";
import { failureOf, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const ID = "buddy/company-website/2/101";
const TOKEN = "only-the-simulator-knows-this-token";
const PASSWORD = "correct horse battery";

const simulator = withSimulator({ token: TOKEN });
let host: ProviderHost;

beforeEach(async () => {
    host = await startProviderHost({
        env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: TOKEN, BUDDY_MAX_RETRIES: "1" },
    });
});

afterEach(() => host.stop());

describe("a POST that may have taken effect", () => {
    it("is not sent again after a 500, and the message says what to do", async () => {
        simulator.faults.add({ kind: "status", status: 500, method: "POST" });

        expect(await failureOf(host.create(MINIMAL_INPUTS))).toBe(
            "create action in buddy/company-website/2: 500 Internal Server Error: A fault of the simulator. No new action " +
                '"Build" appeared in buddy/company-website/2. Run `pulumi up` again, unless it appears later: then set ' +
                "adoptActionId to its id first.",
        );
        expect(simulator.journal.writes()).toHaveLength(1);
    });

    it.each(["cutAfter", "noId"] as const)("is not sent again after %s, and its action is found", async (kind) => {
        simulator.faults.add({ kind, method: "POST" });

        expect((await host.create(MINIMAL_INPUTS)).id).toBe(ID);
        expect(simulator.journal.writes()).toHaveLength(1);
        expect(simulator.state.actions(LIVE_MIRROR)).toHaveLength(1);
    });
});

describe("a rate limit", () => {
    it("is waited out, for a POST too, and the resource's row shows the wait while it lasts", async () => {
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 1 });

        const { id } = await host.create({ ...MINIMAL_INPUTS, __urn: URN });

        expect(id).toBe(ID);
        expect(simulator.journal.all().map(({ method, status }) => [method, status])).toEqual([
            ["GET", 200],
            ["POST", 429],
            ["POST", 201],
        ]);
        expect(host.lines).toEqual([
            {
                severity: "info",
                message: expect.stringMatching(
                    /^create action in buddy\/company-website\/2: rate limited, waiting \d s$/,
                ),
                urn: URN,
                ephemeral: true,
            },
        ]);
    });
});

describe("a message", () => {
    /** A message of Buddy's that repeats what was sent. */
    function echoing(status: number): void {
        simulator.faults.add({
            kind: "status",
            status,
            times: Number.POSITIVE_INFINITY,
            body: { errors: [{ message: `login ann with ${PASSWORD} and ${TOKEN} is refused` }] },
        });
    }

    const withPassword = { ...MINIMAL_INPUTS, login: "ann", password: PASSWORD };
    const where = "in buddy/company-website/2";
    const calls: [string, string, () => Promise<unknown>][] = [
        ["create", `create action ${where}`, () => host.create(withPassword)],
        ["update", `update action 101 ${where}`, () => host.update(ID, MINIMAL_INPUTS, withPassword)],
        [
            "update that removes the password",
            `update action 101 ${where}`,
            () => host.update(ID, withPassword, MINIMAL_INPUTS),
        ],
        ["read", `read action 101 ${where}`, () => host.read(ID, withPassword)],
        ["delete", `delete action 101 ${where}`, () => host.delete(ID, withPassword)],
    ];

    it.each(calls)("of a failed %s quotes no password, no token and no stack", async (_name, operation, call) => {
        echoing(400);

        const failed = await failureOf(call());

        expect(failed).toBe(`${operation}: 400 Bad Request: login ann with [secret] and [secret] is refused.`);
        expect(host.printed()).not.toMatch(/\n\s+at |correct horse|only-the-simulator/);
    });

    it("of a failed update quotes no key and no password, whether new or old", async () => {
        const key = "-----BEGIN KEY-----\nAAAA/SECRET\nBBBB+==\n-----END KEY-----\n";
        const sealed = (value: string) => [{ key: "K", type: "SSH_KEY", value, encrypted: true }];
        const olds = { ...MINIMAL_INPUTS, login: "ann", password: "a", variables: sealed(key) };
        const news = { ...MINIMAL_INPUTS, login: "ann", password: 'pa"ss  word\n', variables: sealed("another-value") };
        const echoes = [
            key.trim(),
            key.replace(/\s+/g, " "),
            JSON.stringify(key),
            encodeURIComponent(key),
            'pa"ss word',
        ];
        const body = { errors: [{ message: 'The old "a" is refused' }, ...echoes.map((message) => ({ message }))] };
        simulator.faults.add({ kind: "status", status: 400, body });

        expect(await failureOf(host.update(ID, olds, news))).toBe(
            'update action 101 in buddy/company-website/2: 400 Bad Request: The old "[secret]" is refused; [secret]; ' +
                '[secret]; "[secret]\\n"; [secret]%0A; [secret].',
        );
        expect(host.printed()).not.toMatch(/SECRET|BBBB|pa"ss/);
    });

    it("about a refused token says what to check, and does not quote it", async () => {
        await host.stop();
        host = await startProviderHost({ env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: "a-wrong-token" } });

        const failed = await failureOf(host.read(ID, MINIMAL_INPUTS));

        expect(failed).toBe(
            "read action 101 in buddy/company-website/2: 401 Unauthorized: Wrong authentication data. The token " +
                "is wrong, expired, or from another region or workspace. Check buddyworks:token (or BUDDY_TOKEN) and " +
                "buddyworks:region. After a token rotation run `pulumi up`, or `pulumi refresh --run-program`, " +
                "because plain refresh and destroy use the configuration of the last up.",
        );
        expect(host.printed()).not.toContain("a-wrong-token");
    });

    it("about an update of a deleted action says how to create it again", async () => {
        expect(await failureOf(host.update(ID, MINIMAL_INPUTS, { ...MINIMAL_INPUTS, name: "Other" }))).toBe(
            "update action 101 in buddy/company-website/2: 404 Not Found: Not found. Check workspace, " +
                "projectName (its name id), pipelineId and the region. If it was deleted in Buddy, run " +
                "`pulumi refresh` and `pulumi up` to create it again.",
        );
    });
});

it("a server that never responds ends in a message within buddyworks:timeout", async () => {
    await host.stop();
    const env = { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: TOKEN, BUDDY_TIMEOUT: "1", BUDDY_MAX_RETRIES: "0" };
    host = await startProviderHost({ env });
    simulator.faults.add({ kind: "slow", ms: 60_000 });

    expect(await failureOf(host.read(ID, MINIMAL_INPUTS))).toBe(
        `read action 101 in buddy/company-website/2: no response from ${simulator.url} within 1 s. Raise ` +
            "buddyworks:timeout to wait longer.",
    );
});
