import * as provider from "../../provider/provider";
import { dockerfileActionFields } from "../../provider/types/dockerfileAction";
import { configureProvider } from "../helpers/configuredProvider";
import { PROVIDER_TEXT } from "../helpers/createdAction";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { BODY_ROWS, REQUIRED, REQUIRED_BODY } from "./fieldRows";

/** Buddy never returns them in a readable form. */
const WRITE_ONLY = ["password", "afterActionId"];

const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

/** Pulumi passes only `__provider` to a getter. */
async function got(fields: object): Promise<Record<string, unknown>> {
    const { id } = simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, ...fields });
    const { props } = await provider.read(`buddy/company-website/1/${id}`, { __provider: PROVIDER_TEXT });
    return props ?? {};
}

/** With a response that the simulator itself would not give. */
async function readRaw(fields: object, props: object) {
    const body = { id: 101, ...REQUIRED_BODY, ...fields };
    simulator.faults.add({ kind: "status", status: 200, body, contentType: "application/json" });
    return provider.read("buddy/company-website/1/101", { ...props, __provider: PROVIDER_TEXT });
}

const gotRaw = async (fields: object) => (await readRaw(fields, {})).props;

const BODY_NAMES = Object.entries(dockerfileActionFields).flatMap(([name, field]) =>
    field.in === "body" ? [name] : [],
);

describe("DockerfileAction.get", () => {
    it("is tested with every field of a request or a response", () => {
        expect(BODY_ROWS.map(({ name }) => name)).toEqual(BODY_NAMES);
    });

    it.each(BODY_ROWS.filter(({ name }) => !WRITE_ONLY.includes(name)))(
        "reads $name, in the form a program writes it",
        async ({ name, value, wire: [key, stored] }) => {
            expect(await got({ [key]: stored })).toMatchObject({ [name]: value });
        },
    );

    it("reads Buddy's default where an action has no Dockerfile of its own", async () => {
        expect(await got({ dockerfile_path: "" })).toMatchObject({ dockerfilePath: "Dockerfile" });
    });

    it.each([
        [true, "absent"],
        [true, "mixed"],
        [false, "absent"],
        [false, "null"],
    ] as const)("reads only what is returned, with defaults echoed: %s and empty fields: %s", async (...readings) => {
        const [defaultsEchoed, emptyFields] = readings;
        Object.assign(simulator.behaviour, { defaultsEchoed, computedRegistry: defaultsEchoed, emptyFields });
        const { actionId, url, htmlUrl, __getter: _mark, ...rest } = await got({});
        expect([actionId, url, htmlUrl]).toEqual([expect.any(Number), expect.any(String), expect.any(String)]);
        const defaults = {
            dockerRegistry: "NONE",
            insecureRegistry: false,
            doNotPruneImages: false,
            buildkit: true,
            provenance: "NONE",
            cacheMode: "MIN",
            triggerTime: "ON_EVERY_EXECUTION",
            runNext: "WAIT_ON_SUCCESS",
            disabled: false,
            ignoreErrors: false,
        };
        expect(rest).toEqual({ ...REQUIRED, ...(defaultsEchoed ? defaults : {}) });
    });

    it("has no inputs, and a refresh reads everything again", async () => {
        const { id } = simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, repository: "web" });
        const first = await provider.read(`buddy/company-website/1/${id}`, { __provider: PROVIDER_TEXT });
        simulator.state.editAction({ ...BUILD_IMAGE, actionId: id }, { docker_image_tag: "1.5" });
        const again = await provider.read(`buddy/company-website/1/${id}`, first.props);
        expect([first.inputs, again.inputs]).toEqual([undefined, undefined]);
        expect(again.props).toEqual({ ...first.props, dockerImageTag: "1.5" });
        simulator.state.removeAction({ ...BUILD_IMAGE, actionId: id });
        expect(await provider.read(`buddy/company-website/1/${id}`, again.props)).toEqual({});
    });

    it("reads no password and no value of an encrypted variable, whatever Buddy returns", async () => {
        const variables = [{ key: "K", type: "VAR", value: "hidden", encrypted: true, description: "shown" }];
        for (const password of ["encrypted", "omitted", "changing", "plain"] as const) {
            for (const ciphertextPrefix of ["!encrypted", "secure!"] as const) {
                Object.assign(simulator.behaviour, { password, ciphertextPrefix });
                const props = await got({ login: "me", password: "hidden", variables });
                expect(props).toMatchObject({
                    login: "me",
                    variables: [{ key: "K", type: "VAR", description: "shown" }],
                });
                expect(JSON.stringify(props)).not.toMatch(/hidden|secure!|!encrypted|password|"value"/);
            }
        }
    });

    it.each(["encrypted", "plain", "omitted"] as const)("reads no key that Buddy returns %s", async (sshKeyValue) => {
        simulator.behaviour.sshKeyValue = sshKeyValue;
        const keys = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"];
        const props = await got({ variables: keys.map((type) => ({ key: type, type, value: "hidden" })) });
        expect(props).toMatchObject({ variables: keys.map((type) => ({ key: type, type })) });
        expect(JSON.stringify(props)).not.toMatch(/hidden|!encrypted|"value"/);
    });

    it("reads no value of an encrypted variable, whatever its form", async () => {
        const variables = [
            { key: "T", type: "VAR", encrypted: true, value: "AGNx93kd0q==" },
            { key: "O", type: "VAR", encrypted: false, value: "open" },
        ];
        expect(await gotRaw({ variables })).toMatchObject({
            variables: [
                { key: "T", type: "VAR", encrypted: true },
                { key: "O", type: "VAR", value: "open" },
            ],
        });
        expect(JSON.stringify(await gotRaw({ variables }))).not.toContain("AGNx93kd0q");
    });
});

describe("a refresh", () => {
    it("reads no value of a variable that is encrypted at Buddy", async () => {
        const variables = [{ key: "T", type: "VAR", encrypted: true, value: "AGNx93kd0q==" }];
        for (const encrypted of [{ encrypted: true }, { encrypted: false }, {}]) {
            const state = {
                ...REQUIRED,
                variables: [{ key: "T", type: "VAR", value: "from-the-program", ...encrypted }],
            };
            const { props, inputs } = await readRaw({ variables }, state);
            expect(props).toMatchObject({ variables: [{ key: "T", value: "from-the-program" }] });
            expect(JSON.stringify({ props, inputs })).not.toContain("AGNx93kd0q");
        }
    });

    it("shows that a variable which the program has in clear was encrypted in Buddy", async () => {
        const variables = [{ key: "T", type: "VAR", encrypted: true, value: "AGNx93kd0q==" }];
        const state = { ...REQUIRED, variables: [{ key: "T", type: "VAR", value: "open", encrypted: false }] };
        expect((await readRaw({ variables }, state)).inputs).toMatchObject({
            variables: [{ key: "T", type: "VAR", value: "open", encrypted: true }],
        });
    });
});
