import type { ActionSummary } from "../client/buddyLists";
import { BuddyApiError, BuddyConnectionError, errorMessage, PartialFailure } from "../client/errors";
import { ACTION_TYPE, toCreateBody } from "../fields/wire";
import type { Cancellation } from "../host/cancellation";
import type { JsonObject } from "../json";
import { type ActionPath, idOf, type PipelinePath, pipelineText, resourceId } from "../resourcePath";
import { warnOfIgnored } from "./ignoredInputs";
import type { OperationContext } from "./operationContext";
import { outputs } from "./outputs";
import { type Found, recoverCreate } from "./recoverCreate";
import { deleteAction } from "./update";

/** What creating needs besides: an action must be neither lost nor made twice. */
export interface CreationContext extends OperationContext {
    cancellation: Cancellation;
}

export interface Created {
    id: string;
    outs: JsonObject;
}

export async function createAction(inputs: JsonObject, context: CreationContext): Promise<Created> {
    const { pipelineState: ledgers, cancellation } = context;
    const path = pipelinePath(inputs);
    await ledgers(path).loadExisting(() => existing(path, context));
    await warnOfNamesakes(inputs, path, context);
    return cancellation.deferInterrupt(async () => {
        const { answer, actionId } = await sendOnce(inputs, path, context);
        const id = resourceId({ ...path, actionId });
        if (await cancellation.engineIsGone()) {
            cancellation.exitWhenIdle();
            await undo({ ...path, actionId }, context);
        }
        await warnOfIgnored(inputs, answer, context);
        return withPartialFailure(id, inputs, () => outputs(inputs, answer));
    });
}

/**
 * What is in the pipeline already. A Buddy that does not answer is left in peace, with nothing sent; one that refuses
 * the list may still take the action, only a lost answer could then not be made good.
 */
function existing(path: PipelinePath, { client, options }: CreationContext): Promise<ActionSummary[] | undefined> {
    return client.listActions(path, options).catch((error: unknown) => {
        if (error instanceof BuddyApiError && error.status < 500 && ![408, 429].includes(error.status)) {
            return undefined;
        }
        if (!(error instanceof BuddyApiError || error instanceof BuddyConnectionError)) {
            throw error;
        }
        const what = `create action in ${pipelineText(path)}: nothing was sent, because looking at the pipeline failed`;
        throw new Error(`${what}: ${errorMessage(error)}`);
    });
}

/** What a killed host or machine leaves behind looks just like this, and nothing else would tell the user. */
async function warnOfNamesakes(
    { name }: JsonObject,
    path: PipelinePath,
    { pipelineState: ledgers, warn }: CreationContext,
): Promise<void> {
    const ids = ledgers(path)
        .unmanagedActions(String(name))
        .filter(({ type }) => type === ACTION_TYPE)
        .map(({ id }) => id);
    if (ids.length === 0) {
        return;
    }
    await warn(
        `pipeline ${pipelineText(path)} has ${JSON.stringify(name)} already (${ids.join(", ")}), and one more is created; ` +
            "unless that one is being replaced now, it may be left over from an interrupted run: then delete it in Buddy",
    );
}

/** One POST and never another. Where its answer is lost, what it did is looked for instead. */
async function sendOnce(
    inputs: JsonObject,
    path: PipelinePath,
    { client, options, pipelineState: ledgers }: CreationContext,
): Promise<Found> {
    const ledger = ledgers(path);
    const flight = { name: String(inputs["name"] ?? ""), inputs };
    const post = async () => {
        const answer = await client.createAction(path, toCreateBody(inputs), options);
        const actionId = idOf(answer);
        if (actionId === undefined) {
            const what = `create action in ${pipelineText(path)}: Buddy's answer names no id`;
            throw new BuddyConnectionError(what, true);
        }
        ledger.markCreated(actionId, flight);
        return { answer, actionId };
    };
    return ledger.runCreate(flight, post).catch((error: unknown) => {
        if (!isDoubtful(error)) {
            throw error;
        }
        return recoverCreate({ flight, path, failure: errorMessage(error), ledger, client, options });
    });
}

/** True when the POST may have created an action although no usable answer came. */
function isDoubtful(error: unknown): boolean {
    if (error instanceof BuddyConnectionError) {
        return error.mayHaveBeenProcessed;
    }
    return error instanceof BuddyApiError && (error.status >= 500 || error.status === 408);
}

/** With the engine gone nobody records the id: left alone, the action would be made again by the next `pulumi up`. */
async function undo(path: ActionPath, context: CreationContext): Promise<never> {
    const what = `create action in ${pipelineText(path)}: Pulumi has ended meanwhile`;
    const options = { ...context.options, isCleanUp: true };
    await deleteAction(resourceId(path), { ...context, options }).catch((error: unknown) => {
        throw new Error(`${what}, and action ${path.actionId} could not be removed again: ${errorMessage(error)}`);
    });
    throw new Error(`${what}, so action ${path.actionId} was removed again`);
}

export function pipelinePath({ workspace, projectName, pipelineId }: JsonObject): PipelinePath {
    return { workspace: String(workspace), projectName: String(projectName), pipelineId: Number(pipelineId) };
}

/** Once Buddy has accepted the action, whatever fails must not lose its id. */
export function withPartialFailure(id: string, inputs: JsonObject, describe: () => JsonObject): Created {
    try {
        return { id, outs: describe() };
    } catch (error) {
        throw new PartialFailure(`action ${id} exists, but: ${errorMessage(error)}`, id, inputs);
    }
}
