import { isNotFound } from "../client/errors";
import { errorMessage } from "../errorMessage";
import { ACTION_TYPE, allInputs, ignoredClears, isSet, observedInputs, toUpdateBody } from "../fields/wire";
import type { Json, JsonObject } from "../json";
import { plainWord } from "../printable";
import { type ActionPath, parseResourceId, pipelineText } from "../resourcePath";
import { isStateOnly } from "../rules/diff";
import { FIELD_NAMES } from "../types/dockerfileAction";
import { actionObject } from "./actionList";
import { warnOfIgnored } from "./ignoredInputs";
import type { OperationContext } from "./operationContext";
import { outputs, urls } from "./outputs";
import { moveOf, verifyMove } from "./verifyMove";

interface Observed {
    id: string;
    props: JsonObject;
    /** Absent for a getter: its inputs are those of the program, none, and stay so at a refresh. */
    inputs?: JsonObject;
}

/** Marks the outputs of a getter, so that a refresh tells it from a resource that the program manages. */
const GETTER = "__getter";

/** What Buddy holds now; `undefined` when the action is gone. Every other failure leaves state as it is. */
export async function readAction(
    id: string,
    state: JsonObject,
    { client, options }: OperationContext,
): Promise<Observed | undefined> {
    const path = parseResourceId(id);
    // Pulumi hands the first read of a getter nothing but `__provider`.
    const isFirstRead = !FIELD_NAMES.some((name) => isSet(state[name]));
    const isGetter = isFirstRead || state[GETTER] === true;
    const answer = await client.read(actionObject(path), options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
        if (isFirstRead) {
            throw new Error(`get ${id}: ${errorMessage(error)}`);
        }
        return undefined;
    });
    if (answer === undefined) {
        return undefined;
    }
    assertDockerBuild(answer, path);
    const { workspace, projectName, pipelineId } = path;
    const known = { workspace, projectName, pipelineId };
    if (isGetter) {
        const props = { ...allInputs(answer), ...known, ...urls(answer), actionId: path.actionId, [GETTER]: true };
        return { id, props };
    }
    const inputs = observedInputs(answer, { ...state, ...known });
    return { id, props: { ...outputs(inputs, answer), actionId: path.actionId }, inputs };
}

interface Change {
    id: string;
    olds: JsonObject;
    news: JsonObject;
}

export async function updateAction({ id, olds, news }: Change, context: OperationContext): Promise<JsonObject> {
    const { client, options, warn, pipelineState: ledgers } = context;
    const path = parseResourceId(id);
    const move = moveOf({ path, olds, news }, ledgers(path));
    if (move === undefined && isStateOnly(olds, news)) {
        return { ...outputs(news, {}), ...urls(olds), actionId: path.actionId };
    }
    if (move !== undefined) {
        ledgers(path).order.place(path.actionId, move.after);
    }
    // `afterActionId` is sent only if it changed, or if the action it names was moved.
    const stated = move === undefined ? olds : { ...olds, afterActionId: null };
    const answer = await client
        .update(actionObject(path), toUpdateBody(stated, news), options)
        .catch((error: unknown) => {
            if (!isNotFound(error)) {
                throw error;
            }
            throw new Error(
                `${errorMessage(error)} If it was deleted in Buddy, \`pulumi refresh\` and \`pulumi up\` create it again`,
            );
        });
    for (const name of ignoredClears({ olds, news, answer })) {
        await warn(
            `${name}: removed from the program, but Buddy keeps its old value; set it explicitly or clear it in Buddy`,
        );
    }
    await warnOfIgnored(news, answer, context);
    if (move !== undefined) {
        await verifyMove(move, context);
    }
    return { ...urls(olds), ...outputs(news, answer), actionId: path.actionId };
}

export async function deleteAction(id: string, { client, options }: OperationContext): Promise<void> {
    await client.delete(actionObject(parseResourceId(id)), options).catch((error: unknown) => {
        // Gone already, alone or with its pipeline, project or workspace.
        if (!isNotFound(error)) {
            throw error;
        }
    });
}

export function assertDockerBuild(answer: JsonObject, path: ActionPath): void {
    const type: Json | undefined = answer["type"];
    if (type === ACTION_TYPE) {
        return;
    }
    const where = `action ${path.actionId} in ${pipelineText(path)}`;
    const found = typeof type === "string" ? `is of type ${plainWord(type)}` : "came back without a type";
    throw new Error(`${where} ${found}, not ${ACTION_TYPE}; only "Build Docker Image" actions can be managed here`);
}
