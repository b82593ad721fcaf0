import { generateKeyPairSync, randomUUID } from "node:crypto";
import { isObject, isSame, type Json, type JsonObject, unlessEmpty } from "../provider/json";
import { accepted, type Experiment } from "./experiment";
import type { Observations } from "./probe";
import { Unmeasurable } from "./responses";
import type { ScratchActions, WriteResponse } from "./scratchActions";

/** Fields of each kind that the experiments set, clear and replace. */
export const FILLED = { context_path: "app", timeout: 60, repository: "verify", build_args: ["A=1", "B=2"] };
const SECRETS = [
    { id: "a", type: "ENV", value: "A" },
    { id: "b", type: "ENV", value: "B" },
];

/** The first one: if Buddy refuses it, nothing can be measured. */
export const smallestAction: Experiment = {
    title: "what Buddy returns for the smallest action",
    probes: ["createStatus", "emptyFields", "defaultsEchoed", "computedRegistry", "rateLimitHeaders"],
    async run(scratch, findings) {
        const response = await scratch.create({});
        const action = accepted(response);
        findings.first = action;
        Object.assign(findings.observed, {
            createStatus: response.status,
            emptyFields: emptyFieldsOf(action),
            defaultsEchoed: ["buildkit", "provenance", "run_next"].some((field) => isPresent(action[field])),
            computedRegistry: isPresent(action["docker_registry"]),
            rateLimitHeaders: rateLimitHeadersOf(response),
        } satisfies Partial<Observations>);
    },
};

export const filledAction: Experiment = {
    title: "the order of lists",
    probes: ["listOrderKept", "afterActionIdAnswered"],
    async run(scratch, findings) {
        const action = accepted(await scratch.create({ ...FILLED, secrets: SECRETS }));
        findings.second = action;
        const ids = listOf(action["secrets"]).map((secret) => (isObject(secret) && secret["id"]) ?? null);
        findings.observed.listOrderKept = isSame(action["build_args"], FILLED.build_args) && isSame(ids, ["a", "b"]);
        findings.observed.afterActionIdAnswered = isPresent(action["after_action_id"]);
    },
};

export const credentials: Experiment = {
    title: "how secrets are returned",
    probes: ["password", "ciphertextPrefix", "variableType"],
    async run(scratch, findings) {
        const password = randomUUID();
        const value = randomUUID();
        const login = { login: "verify", password };
        const variables = { variables: [{ key: "VERIFY", type: "VAR", value, encrypted: true }] };
        const both = await scratch.create({ ...login, ...variables });
        // If one of the two is refused, the other one can still be measured.
        const withLogin = both.isRefused ? await scratch.create(login) : both;
        const withVariable = both.isRefused ? await scratch.create(variables) : both;

        const variable = variableOf(withVariable.action, "VERIFY");
        if (variable !== undefined) {
            findings.observed.variableType = isPresent(variable["type"]) ? "answered" : "absent";
        }
        const passwords = withLogin.isRefused ? [] : await passwordsOf(scratch, withLogin);
        if (!withLogin.isRefused) {
            findings.observed.password = passwordHandling(passwords, password);
        }
        const prefix = prefixOf([
            [variable?.["value"], value],
            [passwords[0], password],
        ]);
        if (prefix === undefined) {
            throw new Unmeasurable("Buddy returned no ciphertext");
        }
        findings.observed.ciphertextPrefix = prefix;
    },
};

export const sshKey: Experiment = {
    title: "how an SSH key is returned",
    probes: ["sshKeyValue"],
    async run(scratch, { observed }) {
        const value = throwawayKey();
        const variable = { key: "VERIFY", type: "SSH_KEY", value };
        const response = await scratch.create({ variables: [variable] });
        if (!response.isRefused) {
            observed.sshKeyValue = keyHandling(variableOf(response.action, "VERIFY")?.["value"]);
            return;
        }
        const encrypted = await scratch.create({ variables: [{ ...variable, encrypted: true }] });
        if (encrypted.isRefused) {
            throw new Unmeasurable("Buddy refuses the key with `encrypted`, too");
        }
        observed.sshKeyValue = "refused";
    },
};

export const operands: Experiment = {
    title: "conditions with OR",
    probes: ["orOperands"],
    async run(scratch, { observed }) {
        const condition = (value: string) => ({
            trigger_condition: "VAR_IS",
            trigger_variable_key: "VERIFY",
            trigger_variable_value: value,
        });
        const or = { trigger_condition: "OR", trigger_operands: [condition("1"), condition("2")] };
        const { isRefused, action } = await scratch.create({ trigger_conditions: [or] });
        if (!isRefused) {
            const [returned] = listOf(action["trigger_conditions"]);
            const isKept = isObject(returned) && listOf(returned["trigger_operands"]).length === 2;
            observed.orOperands = isKept ? "kept" : "dropped";
            return;
        }
        accepted(await scratch.create({ trigger_conditions: [condition("1")] }));
        observed.orOperands = "refused";
    },
};

const NEWER = [
    ["unknownField", "pulumi_buddyworks_verify", "x"],
    ["targetStage", "target_stage", "verify"],
    ["pull", "pull", true],
    ["artifact", "artifact", "verify"],
] as const;

export const newerFields: Experiment = {
    title: "fields that the page of the API lacks",
    probes: NEWER.map(([id]) => id),
    async run(scratch, { observed }) {
        const all = await scratch.create(Object.fromEntries(NEWER.map(([, field, value]) => [field, value])));
        for (const [id, field, value] of NEWER) {
            const { isRefused, action } = all.isRefused ? await scratch.create({ [field]: value }) : all;
            observed[id] = isRefused ? "refused" : isPresent(action[field]) ? "kept" : "ignored";
        }
    },
};

let privateKey: string | undefined;

/** A key that opens nothing, in the form of `ssh-keygen -m PEM`. Making one takes longer than all else here, so it is made once. */
function throwawayKey(): string {
    privateKey ??= generateKeyPairSync("rsa", { modulusLength: 2048 })
        .privateKey.export({ type: "pkcs1", format: "pem" })
        .toString();
    return privateKey;
}

/** Buddy returned a value that is not empty. */
export function isPresent(value: Json | undefined): boolean {
    return unlessEmpty(value) !== undefined;
}

export function listOf(value: Json | undefined): Json[] {
    return Array.isArray(value) ? value : [];
}

function emptyFieldsOf(action: JsonObject): Observations["emptyFields"] {
    const found = ["context_path", "timeout", "build_args", "integration"].map((field) => action[field]);
    if (found.every((value) => value === undefined)) {
        return "absent";
    }
    return found.every((value) => value === null) ? "null" : "mixed";
}

function rateLimitHeadersOf({ headers }: WriteResponse): Observations["rateLimitHeaders"] {
    if (headers["x-rate-limit-reset"] !== undefined) {
        return "reset";
    }
    return headers["x-rate-limit-remaining"] === undefined ? "none" : "remaining";
}

function variableOf(action: JsonObject, key: string): JsonObject | undefined {
    return listOf(action["variables"]).find(
        (variable): variable is JsonObject => isObject(variable) && variable["key"] === key,
    );
}

/** As two reads return it: a write may change the ciphertext. */
async function passwordsOf(scratch: ScratchActions, { action }: WriteResponse): Promise<(Json | undefined)[]> {
    const id = Number(action["id"]);
    return [(await scratch.read(id))["password"], (await scratch.read(id))["password"]];
}

function passwordHandling([first, second]: (Json | undefined)[], sent: string): Observations["password"] {
    if (!isPresent(first)) {
        return "omitted";
    }
    if (first === sent) {
        return "plain";
    }
    return first === second ? "encrypted" : "changing";
}

/** Of the first text that is neither empty nor what was sent. */
function prefixOf(texts: [returned: Json | undefined, sent: string][]): Observations["ciphertextPrefix"] | undefined {
    const [text] = texts.find(([returned, sent]) => isPresent(returned) && returned !== sent) ?? [];
    if (typeof text !== "string") {
        return undefined;
    }
    const known = (["!encrypted", "secure!"] as const).find((prefix) => text.startsWith(prefix));
    return known ?? (/^[A-Za-z0-9+/_-]+=*$/.test(text) ? "none" : "other");
}

function keyHandling(value: Json | undefined): Observations["sshKeyValue"] {
    if (!isPresent(value)) {
        return "omitted";
    }
    // Not compared with what was sent: Buddy may change line breaks.
    return String(value).includes("PRIVATE KEY") ? "plain" : "encrypted";
}
