import { type ActionPath, type PipelinePath, parseResourceId, pipelineText, resourceId } from "./actionPath";
import type { BuddyClient, CallOptions } from "./buddyClient";
import { BuddyRefusal, BuddySilence, errorMessage, isGone, PartialFailure } from "./errors";
import { FIELD_NAMES } from "./fields";
import type { Json, JsonObject } from "./json";
import { ACTION_TYPE, allInputs, ignoredClears, isSet, observedInputs, toCreateBody, toUpdateBody } from "./wire";

/** What a verb needs besides its inputs. */
export interface Surroundings {
    client: BuddyClient;
    options: CallOptions;
    /** Settles when the line was shown: after the answer nobody may be listening any more. */
    warn: (text: string) => Promise<void>;
}

export interface Created {
    id: string;
    outs: JsonObject;
}

export async function createAction(inputs: JsonObject, { client, options }: Surroundings): Promise<Created> {
    const path = pipelinePath(inputs);
    const body = toCreateBody(inputs);
    const answer = await client.createAction(path, body, options).catch((error: unknown) => {
        throw isDoubtful(error) ? new Error(`${errorMessage(error)}. ${doubtAdvice(inputs, path)}`) : error;
    });
    const actionId = idOf(answer);
    if (actionId === undefined) {
        const what = `create action in ${pipelineText(path)}: Buddy's answer names no id`;
        throw new Error(`${what}. ${doubtAdvice(inputs, path)}`);
    }
    return keepingId(resourceId({ ...path, actionId }), inputs, () => outputs(inputs, answer));
}

/** Takes over an action that exists: nothing is sent before its type is known. */
export async function adoptAction(inputs: JsonObject, surroundings: Surroundings): Promise<Created> {
    const { client, options } = surroundings;
    const actionId = inputs["adoptActionId"];
    if (typeof actionId !== "number") {
        throw new Error("adoptActionId: not a number; give the action's id");
    }
    const path: ActionPath = { ...pipelinePath(inputs), actionId };
    const found = await client.readAction(path, options).catch((error: unknown) => {
        if (!isGone(error)) {
            throw error;
        }
        const what = `adoptActionId: there is no action ${actionId} in ${pipelineText(path)}`;
        throw new Error(`${what}; check the id, projectName and pipelineId, or remove adoptActionId to create one`);
    });
    assertDockerBuild(found, path);
    const id = resourceId(path);
    const answer = await client.updateAction(path, toCreateBody(inputs), options);
    return keepingId(id, inputs, () => outputs(inputs, answer));
}

interface Observed {
    id: string;
    props: JsonObject;
    inputs: JsonObject;
}

/** What Buddy holds now; `undefined` when the action is gone. Every other failure leaves state as it is. */
export async function readAction(
    id: string,
    state: JsonObject,
    { client, options }: Surroundings,
): Promise<Observed | undefined> {
    const path = parseResourceId(id);
    // Pulumi hands a getter nothing but `__provider`.
    const isGetter = !FIELD_NAMES.some((name) => isSet(state[name]));
    const answer = await client.readAction(path, options).catch((error: unknown) => {
        if (!isGone(error)) {
            throw error;
        }
        if (isGetter) {
            throw new Error(`get ${id}: ${errorMessage(error)}`);
        }
        return undefined;
    });
    if (answer === undefined) {
        return undefined;
    }
    assertDockerBuild(answer, path);
    const { workspace, projectName, pipelineId } = path;
    const stated: JsonObject = { ...state, workspace, projectName, pipelineId };
    const inputs = isGetter
        ? { ...allInputs(answer), workspace, projectName, pipelineId }
        : observedInputs(answer, stated);
    return { id, props: { ...outputs(inputs, answer), actionId: path.actionId }, inputs };
}

interface Change {
    id: string;
    olds: JsonObject;
    news: JsonObject;
}

export async function updateAction(
    { id, olds, news }: Change,
    { client, options, warn }: Surroundings,
): Promise<JsonObject> {
    const path = parseResourceId(id);
    const answer = await client.updateAction(path, toUpdateBody(olds, news), options).catch((error: unknown) => {
        if (!isGone(error)) {
            throw error;
        }
        throw new Error(
            `${errorMessage(error)}. If it was deleted in Buddy, \`pulumi refresh\` and \`pulumi up\` create it again`,
        );
    });
    for (const name of ignoredClears({ olds, news, answer })) {
        await warn(
            `${name}: removed from the program, but Buddy keeps its old value; set it explicitly or clear it in Buddy`,
        );
    }
    return { ...urls(olds), ...outputs(news, answer), actionId: path.actionId };
}

export async function deleteAction(id: string, { client, options }: Surroundings): Promise<void> {
    await client.deleteAction(parseResourceId(id), options).catch((error: unknown) => {
        // Gone already, alone or with its pipeline, project or workspace.
        if (!isGone(error)) {
            throw error;
        }
    });
}

function pipelinePath({ workspace, projectName, pipelineId }: JsonObject): PipelinePath {
    return { workspace: String(workspace), projectName: String(projectName), pipelineId: Number(pipelineId) };
}

/**
 * The inputs as resolved, and what only Buddy knows. Inputs are kept as the user wrote them, not as Buddy echoes
 * them: an echo that differs in form would show as a change at the next preview.
 */
function outputs(inputs: JsonObject, answer: JsonObject): JsonObject {
    const own = Object.entries(inputs).filter(([name]) => !name.startsWith("__"));
    const actionId = idOf(answer);
    return { ...Object.fromEntries(own), ...urls(answer), ...(actionId === undefined ? {} : { actionId }) };
}

/** Buddy's own addresses, in either spelling; never built by us, because self-hosted ones follow no rule. */
function urls(source: JsonObject): JsonObject {
    const found: JsonObject = {};
    const htmlUrl = source["html_url"] ?? source["htmlUrl"];
    if (typeof htmlUrl === "string") {
        found["htmlUrl"] = htmlUrl;
    }
    if (typeof source["url"] === "string") {
        found["url"] = source["url"];
    }
    return found;
}

function idOf({ id }: JsonObject): number | undefined {
    const number = typeof id === "string" && /^\d+$/.test(id) ? Number(id) : id;
    return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function assertDockerBuild(answer: JsonObject, path: ActionPath): void {
    const type: Json | undefined = answer["type"];
    if (type === ACTION_TYPE) {
        return;
    }
    const where = `action ${path.actionId} in ${pipelineText(path)}`;
    const found = typeof type === "string" ? `is of type ${type}` : "came back without a type";
    throw new Error(`${where} ${found}, not ${ACTION_TYPE}; only "Build Docker Image" actions can be managed here`);
}

/** True when the POST may have created an action although no usable answer came. */
function isDoubtful(error: unknown): boolean {
    if (error instanceof BuddySilence) {
        return error.mayHaveTakenEffect;
    }
    return error instanceof BuddyRefusal && (error.status >= 500 || error.status === 408);
}

function doubtAdvice(inputs: JsonObject, path: PipelinePath): string {
    const name = JSON.stringify(inputs["name"] ?? "");
    return (
        `Buddy may have created the action nevertheless, so it was not sent again: look for ${name} in pipeline ` +
        `${pipelineText(path)}. If it is there, set adoptActionId to its id (or delete it in Buddy) before the next ` +
        "`pulumi up`; if not, just run `pulumi up` again"
    );
}

/** Once Buddy has accepted the action, whatever fails must not lose its id. */
function keepingId(id: string, inputs: JsonObject, describe: () => JsonObject): Created {
    try {
        return { id, outs: describe() };
    } catch (error) {
        throw new PartialFailure(`action ${id} exists, but: ${errorMessage(error)}`, id, inputs);
    }
}
