import type { dynamic } from "@pulumi/pulumi";
import { sensitiveTexts } from "./fields/secrets";
import { processCancellation } from "./host/cancellation";
import { logToEngine } from "./host/engineLog";
import { isSet, type JsonObject } from "./json";
import { movedPredecessor } from "./operations/actionOrder";
import { adopt } from "./operations/adopt";
import { create } from "./operations/create";
import { deleteUnlessOwned } from "./operations/delete";
import type { OperationContext } from "./operations/operationContext";
import { read } from "./operations/read";
import { update } from "./operations/update";
import { type Problem, problemText } from "./problem";
import { checkInputs } from "./rules/check";
import { customTimeoutMs, customTimeoutProblems } from "./rules/customTimeouts";
import { definitionSourceProblems } from "./rules/definitionSource";
import { diffInputs } from "./rules/diff";
import { registrationOf } from "./rules/owners";
import { safeMessage } from "./safeMessage";
import { configure, currentSession } from "./session";
import { findCollection, findResourceId, resourceId } from "./types/resourceId";
import { ID_NAMES, type ResourceType } from "./types/resourceType";
import { wrapHandler } from "./wrapHandler";

type Properties = Record<string, unknown>;

/** The handlers that Pulumi's host calls for resources of one type. */
export interface Handlers {
    configure(request: dynamic.ConfigureRequest): Promise<void>;
    check(olds: Properties, news: Properties): Promise<dynamic.CheckResult>;
    diff(id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult>;
    create(inputs: Properties): Promise<dynamic.CreateResult>;
    read(id: string, properties?: Properties): Promise<dynamic.ReadResult>;
    update(id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult>;
    delete(id: string, properties: Properties): Promise<void>;
}

export function createProvider(type: ResourceType): Handlers {
    const { fields } = type;
    return {
        configure: async (request) => configure(request?.config),
        check: (olds, news) =>
            wrapHandler({ fields, properties: news, olds }, (inputs, state) => check(type, inputs, state)),
        diff: (id, olds, news) =>
            wrapHandler({ fields, properties: news, olds }, (inputs, state) =>
                diff(type, { id, olds: state, news: inputs }),
            ),
        create: (news) =>
            wrapHandler({ fields, properties: news }, async (inputs) => {
                const context = withDeadline(contextOf(type, inputs, inputs), customTimeoutMs(inputs, "create"));
                const isAdoption = isSet(inputs[ID_NAMES[type.noun].adopt]);
                return isAdoption ? adopt(inputs, context) : create(inputs, context);
            }),
        read: (id, properties = {}) =>
            // An empty result means that the object is gone.
            wrapHandler(
                { fields, properties },
                async (state) => (await read(id, state, contextOf(type, state, {}))) ?? {},
            ),
        update: (id, olds, news) =>
            wrapHandler({ fields, properties: news, olds }, async (inputs, state) => {
                const context = contextOf(type, inputs, inputs, state);
                const timeoutMs = customTimeoutMs(inputs, "update");
                return { outs: await update({ id, olds: state, news: inputs }, withDeadline(context, timeoutMs)) };
            }),
        delete: async (id, properties) => {
            await wrapHandler({ fields, properties }, async (state) => {
                await deleteUnlessOwned(id, state, contextOf(type, state, {}));
                return {};
            });
        },
    };
}

async function check(type: ResourceType, inputs: JsonObject, state: JsonObject): Promise<dynamic.CheckResult> {
    const session = currentSession();
    const { workspace, problems: settingProblems } = session.settings();
    const checked = checkInputs(type, inputs, workspace === undefined ? {} : { workspace });
    const conflicts = register(type, checked.inputs, { isNew: Object.keys(state).length === 0 });
    const problems = [
        ...settingProblems,
        ...checked.problems,
        ...definitionSourceProblems(inputs),
        ...customTimeoutProblems(inputs),
        ...conflicts,
    ];
    const text = (problem: Problem) => safeMessage(problemText(problem), type.fields, [inputs, state]);
    const urn = urnOf(inputs);
    for (const problem of problems.filter(({ warning }) => warning)) {
        const message = text(problem);
        if (session.isNewWarning(urn, message)) {
            await logToEngine({ severity: "warning", message, urn });
        }
    }
    // `property` stays empty: the engine would print that input's value in plain text, secret or not.
    const failures = problems
        .filter(({ warning }) => !warning)
        .map((problem) => ({ property: "", reason: text(problem) }));
    return { inputs: checked.inputs, failures };
}

/** The conflicts between the program's resources, as far as check can tell. */
function register(type: ResourceType, inputs: JsonObject, { isNew }: { isNew: boolean }): Problem[] {
    const urn = urnOf(inputs);
    const collection = findCollection(type.noun, inputs);
    if (urn === undefined || collection === undefined) {
        return [];
    }
    const { stateOf, adoptionNotes } = currentSession();
    const registration = registrationOf(type, inputs, { urn, isNew });
    const conflicts = stateOf(collection).owners.register(registration);
    const { adoptId: id } = registration;
    if (isNew && id !== undefined && conflicts.length === 0) {
        adoptionNotes.add({ id: resourceId({ ...collection, id }), urn });
    }
    return conflicts;
}

interface Change {
    id: string;
    olds: JsonObject;
    news: JsonObject;
}

async function diff(type: ResourceType, { id, olds, news }: Change): Promise<dynamic.DiffResult> {
    const difference = diffInputs(type, olds, news);
    const path = findResourceId(type.noun, id);
    if (path === undefined) {
        return difference;
    }
    const urn = urnOf(news) ?? "";
    const { stateOf, adoptionNotes } = currentSession();
    const state = stateOf(path);
    state.markManaged(path.id);
    const [problem] = state.owners.resolve(urn, path.id);
    if (problem !== undefined) {
        throw new Error(problemText(problem));
    }
    if (isSet(news[ID_NAMES[type.noun].adopt]) && state.owners.ownerOf(path.id) === urn) {
        adoptionNotes.add({ id, urn });
    }
    const predecessor = movedPredecessor({ path, olds, news }, state.order);
    if (predecessor === undefined || difference.replaces?.length !== 0) {
        return difference;
    }
    // The action follows a predecessor that this run has moved: a change after all.
    state.order.place(path.id, predecessor);
    const message = `afterActionId: is sent again, because action ${predecessor} was moved and would come after this one.`;
    await logToEngine({ severity: "info", message, urn });
    return { ...difference, changes: true };
}

/** @param shownOn the properties that hold the URN of the row on which messages are shown */
function contextOf(
    type: ResourceType,
    inputs: JsonObject,
    shownOn: JsonObject,
    state: JsonObject = {},
): OperationContext {
    const session = currentSession();
    const urn = urnOf(shownOn);
    const safe = (text: string) => safeMessage(text, type.fields, [inputs, state]);
    return {
        type,
        client: session.client(),
        options: {
            secrets: [inputs, state].flatMap((properties) => sensitiveTexts(type.fields, properties)),
            notify: (text) => void logToEngine({ severity: "info", message: safe(text), urn, ephemeral: true }),
        },
        warn: (text, row = urn) => logToEngine({ severity: "warning", message: safe(text), urn: row }),
        urn,
        stateOf: session.stateOf,
        adoptionNotes: session.adoptionNotes,
        cancellation: processCancellation(),
    };
}

/** Pulumi's option `customTimeouts` counts from here, for all requests of the operation together. */
function withDeadline(context: OperationContext, timeoutMs: number | undefined): OperationContext {
    if (timeoutMs === undefined) {
        return context;
    }
    return { ...context, options: { ...context.options, deadline: Date.now() + timeoutMs } };
}

/** The resource's row in Pulumi's display, which the resource class passes as a hidden input. */
function urnOf(inputs: JsonObject): string | undefined {
    const urn = inputs["__urn"];
    return typeof urn === "string" ? urn : undefined;
}
