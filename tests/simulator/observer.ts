import type { Behaviour, Simulator, WireObject } from "../../simulator";
import { ACTIONS, type ApiResponse, call, MINIMAL } from "./client";

/** The switches that have an id of their own among the observations of `pulumi-buddyworks verify`. */
export type Observed = Omit<
    Behaviour,
    | "registryShown"
    | "integrationEnriched"
    | "variableDescriptionShown"
    | "extraVariables"
    | "extraFields"
    | "cacheScopeEnforced"
>;

/** What a client finds out that knows nothing but the API, in an empty pipeline. */
export async function observed(simulator: Simulator): Promise<Observed> {
    const post = (fields: object) =>
        call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, ...fields } });
    const made = async (fields: object) => bodyOf(await post(fields));
    const get = (id: unknown) => call(simulator, { path: `${ACTIONS}/${id}` });
    const patchBare = (id: unknown, body: object) =>
        call(simulator, { method: "PATCH", path: `${ACTIONS}/${id}`, body });
    const patch = (id: unknown, fields: object) => patchBare(id, { name: "Build", type: "DOCKERFILE", ...fields });
    const list = async () => ((await call(simulator, { path: ACTIONS })).body["actions"] ?? []) as { id: number }[];

    const first = await post({});
    const second = await made({});
    const [one, two] = [first.body["id"], second["id"]];
    const order = await orderOf(list, one, two);

    const login = await made({ login: "jane", password: "secret" });
    const passwords = [await get(login["id"]), await get(login["id"])].map(({ body }) => body["password"]);
    const secretive = await made({ variables: [{ key: "V", type: "VAR", value: "v", encrypted: true }] });
    const variable = variableOf(secretive, "V");
    const key = await post({ variables: [{ key: "K", type: "SSH_KEY", value: "k" }] });

    const full = { context_path: "x", timeout: 5, build_args: ["A=1", "B=2"], repository: "r" };
    const filled = await made(full);
    const id = filled["id"];
    const cleared = async (field: keyof typeof full, value: unknown) => {
        const { status, body } = await patch(id, { ...full, [field]: value });
        if (status === 400) {
            return "refused";
        }
        return isUnset(body[field]) ? "cleared" : "ignored";
    };
    const clearText = await cleared("context_path", "");
    const clearNull = await cleared("timeout", null);
    const clearList = await cleared("build_args", []);
    const { body: filledAgain } = await patch(id, full);
    const added = await patch(id, { ...full, build_args: ["C=3"] });
    const unsent = await patch(id, { timeout: 6 });

    const onChange = { trigger_condition: "ON_CHANGE" };
    const or = await post({
        trigger_conditions: [{ trigger_condition: "OR", trigger_operands: [onChange, onChange] }],
    });
    const [condition] = (or.body["trigger_conditions"] ?? []) as WireObject[];

    const placed = await post({ after_action_id: one });
    const onCreate = await placedBetween(list, placed, [one, two, placed.body["id"]]);
    const moved = await patch(id, { after_action_id: one });
    const onPatch = await placedBetween(list, moved, [one, two, id]);
    const paged = await call(simulator, { path: `${ACTIONS}?page=1&per_page=1` });
    const withoutType = await patchBare(id, { name: "Build", region: "x" });
    const withoutName = await patchBare(id, { type: "DOCKERFILE", region: "y" });
    const unknown = handlingOf(await post({ never_heard_of: "x" }), "never_heard_of");
    const newer = async (field: string, value: unknown) => handlingOf(await post({ [field]: value }), field);

    const deleted = await call(simulator, { method: "DELETE", path: `${ACTIONS}/${id}` });
    return {
        createStatus: first.status,
        updateStatus: added.status,
        deleteStatus: deleted.status,
        missingStatus: (await get(id)).status,
        emptyFields: emptyFieldsOf(first.body),
        defaultsEchoed: ["buildkit", "provenance", "run_next"].some((field) => !isUnset(first.body[field])),
        computedRegistry: !isUnset(first.body["docker_registry"]),
        password: passwordHandling(passwords, "secret"),
        ciphertextPrefix: prefixOf(String(variable["value"])),
        clearText,
        clearNull,
        clearList,
        patchWithoutType: withoutType.status === 400 ? "refused" : "accepted",
        patchWithoutName: withoutName.status === 400 ? "refused" : "accepted",
        patchKeepsUnsent: !isUnset(unsent.body["repository"]),
        listsReplaced: (added.body["build_args"] as unknown[]).length === 1,
        listOrderKept: JSON.stringify(filledAgain["build_args"]) === JSON.stringify(full.build_args),
        variableType: variable["type"] === undefined ? "absent" : "answered",
        sshKeyValue: keyHandling(key),
        orOperands: or.status === 400 ? "refused" : condition?.["trigger_operands"] === undefined ? "dropped" : "kept",
        unknownField: unknown,
        targetStage: await newer("target_stage", "x"),
        pull: await newer("pull", true),
        artifact: await newer("artifact", "x"),
        afterActionIdOnCreate: onCreate,
        afterActionIdOnPatch: onPatch,
        afterActionIdAnswered: !isUnset(second["after_action_id"]),
        actionsListOrder: order,
        actionsListPaged: (paged.body["actions"] as unknown[]).length === 1,
        rateLimitHeaders: headersOf(first),
    };
}

type List = () => Promise<{ id: number }[]>;

function bodyOf({ status, body, text }: ApiResponse): WireObject {
    if (status >= 300) {
        throw new Error(`${status} ${text}`);
    }
    return body;
}

function isUnset(value: unknown): boolean {
    return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

async function orderOf(list: List, one: unknown, two: unknown): Promise<Behaviour["actionsListOrder"]> {
    const ids: unknown[] = (await list()).map(({ id }) => id);
    return ids.indexOf(one) < ids.indexOf(two) ? "pipeline" : "other";
}

/** In whatever direction the list runs: what was placed after the first of two stands between them. */
async function placedBetween(list: List, { status }: ApiResponse, [one, two, moved]: unknown[]) {
    if (status === 400) {
        return "refused";
    }
    const ids: unknown[] = (await list()).map(({ id }) => id);
    const [from, to] = [ids.indexOf(one), ids.indexOf(two)].sort((left, right) => left - right);
    const at = ids.indexOf(moved);
    return from !== undefined && to !== undefined && from < at && at < to ? "moved" : "ignored";
}

function variableOf(action: WireObject, key: string): WireObject {
    const variables = (action["variables"] ?? []) as WireObject[];
    return variables.find((variable) => variable["key"] === key) ?? {};
}

function emptyFieldsOf(action: WireObject): Behaviour["emptyFields"] {
    const found = ["context_path", "timeout", "build_args", "integration"].map((field) => action[field]);
    if (found.every((value) => value === undefined)) {
        return "absent";
    }
    return found.every((value) => value === null) ? "null" : "mixed";
}

function passwordHandling([first, second]: unknown[], sent: string): Behaviour["password"] {
    if (first === undefined) {
        return "omitted";
    }
    if (first === sent) {
        return "plain";
    }
    return first === second ? "encrypted" : "changing";
}

function prefixOf(ciphertext: string): Behaviour["ciphertextPrefix"] {
    if (ciphertext.startsWith("!encrypted ")) {
        return "!encrypted";
    }
    if (ciphertext.startsWith("secure!")) {
        return "secure!";
    }
    return /^[A-Za-z0-9+/]+=*$/.test(ciphertext) ? "none" : "other";
}

function keyHandling(response: ApiResponse): Behaviour["sshKeyValue"] {
    if (response.status === 400) {
        return "refused";
    }
    const { value } = variableOf(response.body, "K");
    if (value === undefined) {
        return "omitted";
    }
    return value === "k" ? "plain" : "encrypted";
}

function handlingOf({ status, body }: ApiResponse, field: string): "kept" | "ignored" | "refused" {
    if (status === 400) {
        return "refused";
    }
    return isUnset(body[field]) ? "ignored" : "kept";
}

function headersOf({ headers }: ApiResponse): Behaviour["rateLimitHeaders"] {
    if (headers.has("x-rate-limit-reset")) {
        return "reset";
    }
    return headers.has("x-rate-limit-remaining") ? "remaining" : "none";
}
