import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";
import { withEngineLog } from "./shownMessages";

const URN = "urn:pulumi:dev::site::pulumi-nodejs:dynamic/buddy:DockerfileAction::image";
const shown = withEngineLog();

const simulator = withSimulator();

beforeEach(() => configureWith({}));

const configureWith = (config: Record<string, string>) =>
    configureProvider(simulator, { "buddyworks:maxRetries": "8", ...config });

describe("what Pulumi's display shows", () => {
    it("about a warning at check is on the resource's row, and stops nothing", async () => {
        const inputs = { ...REQUIRED, provenance: "HIGH", __urn: URN };
        expect(await provider.check({}, inputs)).toEqual({ inputs, failures: [] });
        expect(shown).toEqual([
            {
                severity: "warning",
                message:
                    'provenance: must be one of NONE, MIN, MAX (got "HIGH"). It is sent all the same, because Buddy ' +
                    "may know it.",
                urn: URN,
            },
        ]);
    });

    it("about a warning is there once, although a replacement is checked twice", async () => {
        const inputs = { ...REQUIRED, provenance: "HIGH", __urn: URN };
        await provider.check({ ...REQUIRED }, inputs);
        await provider.check({}, inputs);
        await provider.check({}, { ...inputs, __urn: `${URN}2` });
        expect(shown.map(({ urn }) => urn)).toEqual([URN, `${URN}2`]);
        await provider.check({}, { ...inputs, provenance: "HIGHER" });
        expect(shown).toHaveLength(3);
    });

    it("has no row where the resource's URN is unknown", async () => {
        const inputs = { ...REQUIRED, provenance: "HIGH", __urn: 5 };
        await provider.check({}, inputs);
        await provider.check({}, { ...inputs, name: "Another" });
        expect(shown).toMatchObject([{ urn: undefined }, { urn: undefined }]);
    });

    it("does not include a failure at check, which the engine shows", async () => {
        const { failures } = await provider.check({}, { ...REQUIRED, timeout: 0, __urn: URN });
        expect(failures).toHaveLength(1);
        expect(shown).toEqual([]);
    });

    it("about a wait says why and how long, and disappears afterwards", async () => {
        jest.spyOn(Math, "random").mockReturnValue(0.5); // without jitter there would be no wait
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 0 });
        simulator.faults.add({ kind: "cutBefore", method: "PATCH" });
        simulator.faults.add({ kind: "status", method: "PATCH", status: 503 });
        const inputs = { ...REQUIRED, __urn: URN };
        const { id, outs } = await provider.create(inputs);
        await provider.update(id, outs, { ...inputs, name: "New" });
        const wait = (pattern: string) => ({
            severity: "info",
            message: expect.stringMatching(new RegExp(`^${pattern}$`)),
            urn: URN,
            ephemeral: true,
        });
        const update = "update action 101 in buddy/company-website/1";
        expect(shown).toEqual([
            wait("create action in buddy/company-website/1: rate limited, waiting \\d s"),
            wait(`${update}: failed \\(ECONNRESET\\), waiting \\d s \\(retry 1 of 8\\)`),
            wait(`${update}: failed \\(503\\), waiting \\d s \\(retry 2 of 8\\)`),
        ]);
    });

    it("has no wait when a response leaves no requests: only a rate limit causes one", async () => {
        const headers = {
            "X-Rate-Limit-Remaining": "0",
            "X-Rate-Limit-Reset": String(Math.ceil(Date.now() / 1000) + 1),
        };
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: { actions: [] }, headers });
        await provider.create({ ...REQUIRED, __urn: URN });
        expect(shown).toEqual([]);
    });

    it("has a warning on the row when Buddy ignored a clear", async () => {
        const { id, outs } = await provider.create({ ...REQUIRED, region: "us-east-1" });
        simulator.behaviour.clearText = "ignored";
        await provider.update(id, outs, { ...REQUIRED, __urn: URN });
        expect(shown).toEqual([
            {
                severity: "warning",
                message:
                    "region: was removed from the program, but Buddy keeps its old value. Set it explicitly, or " +
                    "clear it in Buddy.",
                urn: URN,
            },
        ]);
    });
});

describe("the workspace", () => {
    it("comes from the configuration if the program has none, even beside a wrong setting", async () => {
        const { workspace: _workspace, ...inputs } = REQUIRED;
        await configureWith({ "buddyworks:workspace": "acme", "buddyworks:timeout": "soon" });
        expect((await provider.check({}, inputs)).inputs).toEqual({ ...inputs, workspace: "acme" });
        await configureWith({});
        expect((await provider.check({}, inputs)).failures).toEqual([
            {
                property: "",
                reason:
                    "workspace: must be set (got nothing). Give it as an input, run `pulumi config set buddyworks:workspace …`, set " +
                    "BUDDY_WORKSPACE, or pass `workspace` to new Provider(…).",
            },
        ]);
    });
});

it("a missing configuration is reported by check", async () => {
    await provider.configure(undefined as never);
    expect((await provider.check({}, REQUIRED)).failures).toEqual([
        {
            property: "",
            reason:
                "buddyworks:token: must be set (got nothing). Run `pulumi config set --secret buddyworks:token …`, set BUDDY_TOKEN, " +
                "or pass `token` to new Provider(…).",
        },
    ]);
});
