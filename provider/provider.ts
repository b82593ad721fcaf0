/**
 * What Pulumi's dynamic-provider host loads by the text in `stateContract.ts`; this module's exports ARE the provider.
 * PERMANENT: every state file refers to the sub-path `pulumi-buddyworks/provider`.
 *
 * Each handler passes through `guarded`, which keeps the host's traps shut; see there.
 */
import type { dynamic } from "@pulumi/pulumi";
import type { BuddyClient } from "./client/buddyClient";
import { connect } from "./client/connection";
import { sensitiveTexts } from "./fields/sensitiveTexts";
import { isSet } from "./fields/wire";
import { AdoptionNotes } from "./host/adoptionNotes";
import { processCancellation } from "./host/cancellation";
import { logToEngine } from "./host/engineLog";
import type { JsonObject } from "./json";
import { type AdoptionContext, adoptAction, deleteUnlessOwned } from "./operations/adopt";
import { createAction } from "./operations/create";
import { createPipelineStates } from "./operations/pipelineState";
import { readAction, updateAction } from "./operations/update";
import { type Change, movedPredecessor } from "./operations/verifyMove";
import { type Problem, problemText } from "./problem";
import { findPipelinePath, findResourceId, resourceId } from "./resourcePath";
import { registrationOf } from "./rules/actionOwners";
import { checkInputs } from "./rules/check";
import { customTimeoutMs, customTimeoutProblems } from "./rules/customTimeouts";
import { diffInputs } from "./rules/diff";
import { safeMessage } from "./safeMessage";
import { type ResolvedSettings, resolveSettings, settingsError } from "./settings/settings";
import { wrapHandler } from "./wrapHandler";

type Properties = Record<string, unknown>;

// One host process serves one provider instance, so module state is that instance's state.
let config: dynamic.Config | undefined;
let complete: ResolvedSettings | undefined;
let client: BuddyClient | undefined;
let ledgers = createPipelineStates();
let notes = new AdoptionNotes();

/**
 * Only remembers, at once and without a chance to fail: the host uses the provider before this is awaited, and goes on
 * with an unconfigured one after a rejection. Each handler resolves the settings itself; only success is kept.
 */
export async function configure(request: dynamic.ConfigureRequest): Promise<void> {
    config = request?.config;
    complete = undefined;
    client = undefined;
    ledgers = createPipelineStates();
    notes = new AdoptionNotes();
}

export function check(olds: Properties, news: Properties): Promise<dynamic.CheckResult> {
    return wrapHandler({ properties: news, also: olds }, async (inputs, state) => {
        const { workspace, problems: settingProblems } = currentSettings();
        const checked = checkInputs(inputs, workspace === undefined ? {} : { workspace });
        const conflicts = register(checked.inputs, { isNew: Object.keys(state).length === 0 });
        const timeouts = customTimeoutProblems(inputs);
        const problems = [...settingProblems, ...checked.problems, ...timeouts, ...conflicts];
        const text = (problem: Problem) => safeMessage(problemText(problem), [inputs, state]);
        for (const problem of problems.filter(({ warning }) => warning)) {
            await logToEngine({ severity: "warning", message: text(problem), urn: urnOf(inputs) });
        }
        const failures = problems.filter(({ warning }) => !warning).map((problem) => failure(text(problem)));
        return { inputs: checked.inputs, failures };
    });
}

export function diff(id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> {
    return wrapHandler({ properties: news, also: olds }, async (inputs, state) => {
        const difference = diffInputs(state, inputs);
        const path = findResourceId(id);
        if (path === undefined) {
            return difference;
        }
        const urn = urnOf(inputs) ?? "";
        const { markManaged: noteManaged, owners } = ledgers(path);
        noteManaged(path.actionId);
        const [problem] = owners.resolve(urn, path.actionId);
        if (problem !== undefined) {
            throw new Error(problemText(problem));
        }
        if (isSet(inputs["adoptActionId"]) && owners.ownerOf(path.actionId)?.urn === urn) {
            notes.add({ id, urn });
        }
        return followPredecessor(difference, { path, olds: state, news: inputs });
    });
}

/** The same, or a change after all where the action has to follow another one that this run has moved. */
async function followPredecessor(difference: dynamic.DiffResult, change: Change): Promise<dynamic.DiffResult> {
    const { path, news } = change;
    const ledger = ledgers(path);
    const leader = movedPredecessor(change, ledger);
    if (leader === undefined || difference.replaces?.length !== 0) {
        return difference;
    }
    ledger.order.place(path.actionId, leader);
    const message = `afterActionId: sent again, because action ${leader} was moved and would come after this one`;
    await logToEngine({ severity: "info", message, urn: urnOf(news) });
    return { ...difference, changes: true };
}

/** What is wrong with the program's actions among themselves, as far as check can tell. */
function register(inputs: JsonObject, { isNew }: { isNew: boolean }): Problem[] {
    const urn = urnOf(inputs);
    const path = findPipelinePath(inputs);
    if (urn === undefined || path === undefined) {
        return [];
    }
    const registration = registrationOf(inputs, { urn, isNew });
    const { adoptActionId: actionId } = registration;
    const conflicts = ledgers(path).owners.register(registration);
    if (isNew && actionId !== undefined && conflicts.length === 0) {
        notes.add({ id: resourceId({ ...path, actionId }), urn });
    }
    return conflicts;
}

export function create(news: Properties): Promise<dynamic.CreateResult> {
    return wrapHandler({ properties: news }, async (inputs) => {
        const context = limited(operationContext(inputs, inputs), customTimeoutMs(inputs, "create"));
        if (isSet(inputs["adoptActionId"])) {
            return adoptAction(inputs, context);
        }
        return createAction(inputs, { ...context, cancellation: processCancellation() });
    });
}

export function read(id: string, props: Properties = {}): Promise<dynamic.ReadResult> {
    return wrapHandler({ properties: props }, async (state) => {
        // An empty answer means: no longer there.
        return (await readAction(id, state, operationContext(state, {}))) ?? {};
    });
}

export function update(id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
    return wrapHandler({ properties: news, also: olds }, async (inputs, state) => {
        const change = { id, olds: state, news: inputs };
        const context = limited(operationContext(inputs, inputs, state), customTimeoutMs(inputs, "update"));
        return { outs: await updateAction(change, context) };
    });
}

async function destroy(id: string, props: Properties): Promise<void> {
    await wrapHandler({ properties: props }, async (state) => {
        await deleteUnlessOwned(id, state, operationContext(state, {}));
        return {};
    });
}

export { destroy as delete };

/** `property` stays empty: the engine would print that input's value in plain text, secret or not. */
function failure(reason: string): dynamic.CheckFailure {
    return { property: "", reason };
}

/** Resolved anew until they are right, then kept: check runs twice per resource and must not read files each time. */
function currentSettings(): ResolvedSettings {
    if (complete !== undefined) {
        return complete;
    }
    const resolved = resolveSettings({ config: (key) => config?.get(key), environment: process.env });
    complete = resolved.settings === undefined ? undefined : resolved;
    return resolved;
}

function operationContext(inputs: JsonObject, shownOn: JsonObject, state: JsonObject = {}): AdoptionContext {
    const secrets = [...sensitiveTexts(inputs), ...sensitiveTexts(state)];
    const urn = urnOf(shownOn);
    const safe = (text: string) => safeMessage(text, [inputs, state]);
    const notify = (text: string) => void logToEngine({ severity: "info", message: safe(text), urn, ephemeral: true });
    const warn = (text: string, row = urn) => logToEngine({ severity: "warning", message: safe(text), urn: row });
    return { client: connectedClient(), options: { notify, secrets }, warn, urn, pipelineState: ledgers, notes };
}

/** Pulumi's option `customTimeouts` counts from here, for all requests of the operation together. */
function limited(context: AdoptionContext, limitMs: number | undefined): AdoptionContext {
    if (limitMs === undefined) {
        return context;
    }
    return { ...context, options: { ...context.options, deadline: Date.now() + limitMs } };
}

/** Made at the first request, then shared by all. */
function connectedClient(): BuddyClient {
    if (client !== undefined) {
        return client;
    }
    const { settings, problems } = currentSettings();
    if (settings === undefined) {
        throw settingsError(problems);
    }
    client = connect(settings, processCancellation());
    return client;
}

/** The resource's row in Pulumi's display, which the resource class passes as a hidden input. */
function urnOf(inputs: JsonObject): string | undefined {
    const urn = inputs["__urn"];
    return typeof urn === "string" ? urn : undefined;
}
