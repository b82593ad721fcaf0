import fc from "fast-check";
import type { Fault } from "../../simulator";
import type { Properties } from "../helpers/providerHost";
import { expectNothingLostOrDoubled } from "./invariants";
import { destroy, entries, NAMES, onServer, type Scenario, up } from "./scenario";

/** There is no model beside the scenario: what must hold is checked after every step. */
type Step = fc.AsyncCommand<object, Scenario>;

function step(title: string, run: (scenario: Scenario) => Promise<unknown>): Step {
    return {
        check: () => true,
        async run(_model, scenario) {
            await run(scenario);
            expectNothingLostOrDoubled(scenario);
        },
        toString: () => title,
    };
}

export const logicalName = fc.constantFrom(...NAMES.flat());
export const inputs = fc.record(
    {
        // Two resources may well give their actions one name.
        name: fc.constantFrom("Build", "Push"),
        repository: fc.constantFrom("web", "api"),
        timeout: fc.constantFrom(60, 600),
        disabled: fc.boolean(),
    },
    { requiredKeys: [] },
);
/** Two processes that create the very same action at the same time cannot tell which is whose. */
function named(logical: string, { name, ...values }: Properties): Properties {
    if (typeof name !== "string") {
        return values;
    }
    const plain = name.replace(" of the second provider", "");
    return { ...values, name: NAMES[1].some((each) => each === logical) ? `${plain} of the second provider` : plain };
}
function chosen<T>(items: readonly T[], index: number): T | undefined {
    return items[index % Math.max(1, items.length)];
}
const shown = (value: unknown) => JSON.stringify(value);

const declare = fc.tuple(logicalName, inputs).map(([name, values]) =>
    step(`declare ${name} ${shown(values)}`, async (scenario) => {
        const own = named(name, values);
        // What it borrows it still borrows: another step makes owners.
        const borrowed = entries(scenario).find((entry) => entry.name === name && entry.isBorrowed);
        const adoptActionId = borrowed?.actionId ?? scenario.program.get(name)?.["adoptActionId"];
        scenario.program.set(name, adoptActionId === undefined ? own : { ...own, adoptActionId });
    }),
);
const drop = logicalName.map((name) => step(`drop ${name}`, async ({ program }) => program.delete(name)));
const deploy = fc.constant(step("up", (scenario) => up(scenario)));
const targets = fc.uniqueArray(logicalName, { minLength: 1, maxLength: 3 });
const deploySome = targets.map((names) => step(`up --target ${names}`, (scenario) => up(scenario, new Set(names))));
const destroySome = targets.map((names) => step(`destroy --target ${names}`, (scenario) => destroy(scenario, names)));

/** A resource may come after an earlier one of the same provider; a move under another one is not seen. */
const place = fc.constantFrom(...NAMES).chain((names) =>
    fc.tuple(fc.subarray([...names], { minLength: 2, maxLength: 2 }), fc.boolean()).map(([pair, isRemoved]) => {
        const [after = "", name = ""] = pair;
        return isRemoved
            ? step(`${name} drops its place`, async ({ places }) => places.delete(name))
            : step(`place ${name} after ${after}`, async ({ places }) => places.set(name, after));
    }),
);

const adopt = fc.tuple(logicalName, inputs, fc.nat(7)).map(([name, values, index]) =>
    step(`${name} adopts action no. ${index}, if it has none yet`, async (scenario) => {
        if (scenario.engine.resources.has(name)) {
            return;
        }
        const { id } = chosen(onServer(scenario), index) ?? { id: 999 };
        scenario.program.set(name, { ...named(name, values), adoptActionId: id });
    }),
);
/** Owning what another resource has, too, is a mistake that nothing can make good. */
const own = fc.nat(4).map((index) =>
    step(`borrower no. ${index} drops adoptActionId`, async (scenario) => {
        const borrowers = entries(scenario).filter(({ isBorrowed }) => isBorrowed);
        const { name = "", actionId } = chosen(borrowers, index) ?? {};
        const { adoptActionId: _adopted, ...rest } = scenario.program.get(name) ?? {};
        const isShared = entries(scenario).some((entry) => entry.name !== name && entry.actionId === actionId);
        if (scenario.program.has(name) && !isShared) {
            scenario.program.set(name, rest);
            scenario.foreign.delete(actionId ?? 0);
        }
    }),
);
/** What wrapping a resource in a component with its own provider does. */
const rename = fc.tuple(fc.nat(4), logicalName).map(([index, to]) =>
    step(`rename entry no. ${index} to ${to}, which adopts its action`, async (scenario) => {
        const { name: from, actionId } = chosen(entries(scenario), index) ?? {};
        if (from === undefined || from === to || scenario.engine.resources.has(to)) {
            return;
        }
        const values = scenario.program.get(from) ?? {};
        scenario.program.delete(from);
        scenario.program.set(to, { ...named(to, values), adoptActionId: actionId });
    }),
);
const refresh = fc.constant(step("refresh", ({ engine }) => engine.refresh()));

const edit = fc.tuple(fc.nat(5), fc.constantFrom("web", "elsewhere", "")).map(([index, repository]) =>
    step(`someone sets repository of action no. ${index} to ${shown(repository)}`, async (scenario) => {
        const action = onServer(scenario)[index];
        if (action !== undefined) {
            scenario.simulator.state.editAction({ ...scenario.pipeline, actionId: action.id }, { repository });
        }
    }),
);
const removal = fc.nat(5).map((index) =>
    step(`someone deletes action no. ${index}`, async (scenario) => {
        const action = onServer(scenario)[index];
        if (action !== undefined) {
            scenario.simulator.state.removeAction({ ...scenario.pipeline, actionId: action.id });
        }
    }),
);
const copy = logicalName.map((name) =>
    step(`someone adds just what ${name} declares`, async (scenario) => {
        const { simulator, pipeline, program, foreign } = scenario;
        const { adoptActionId: _adopted, ...values } = program.get(name) ?? {};
        const declared = { name, type: "DOCKERFILE", dockerfile_path: "Dockerfile", ...values };
        foreign.add(simulator.state.addAction(pipeline, declared).id);
    }),
);

const method = fc.constantFrom("GET", "POST", "PATCH", "DELETE", undefined);
const times = fc.integer({ min: 1, max: 3 });
const kind = fc.oneof<fc.Arbitrary<Fault>[]>(
    fc.constantFrom("cutBefore", "cutAfter", "cutBody", "emptyBody", "noId").map((name) => ({ kind: name })),
    fc.constantFrom("rateLimit", "rateLimit403").map((name) => ({ kind: name, resetSeconds: 0 })),
    fc.boolean().map((isApplied) => ({ kind: "html", isApplied })),
    // A server that refuses and yet obeys would be lying, and so would a 404 for what is there; one that breaks down may
    // have obeyed before.
    fc.constantFrom(400, 401, 403).map((status) => ({ kind: "status", status })),
    fc
        .tuple(fc.constantFrom(408, 500, 502, 503, 504), fc.boolean())
        .map(([status, isApplied]) => ({ kind: "status", status, isApplied })),
    fc.constant({ kind: "slow", ms: 1200 }),
    fc.constant({ kind: "status", status: 404, body: "<h1>404 Not Found</h1>", contentType: "text/html" }),
);
/** A fault, for which requests, and how often. */
export const plannedFault: fc.Arbitrary<Fault> = fc
    .tuple(kind, method, times)
    .map(([what, verb, count]) => ({ ...what, times: count, ...(verb === undefined ? {} : { method: verb }) }));

const fault = plannedFault.map((planned) =>
    step(`fault ${shown(planned)}`, async ({ simulator, pipeline }) =>
        simulator.faults.add({ ...planned, path: `/pipelines/${pipeline.pipelineId}/` }),
    ),
);

/** More refusals in a row than any request has retries: a rate limit is waited for. */
const burst = fc
    .tuple(fc.constantFrom("rateLimit", "rateLimit403", "retryAfter"), method, fc.integer({ min: 3, max: 6 }))
    .map(([name, verb, count]) => {
        const limit: Fault =
            name === "retryAfter"
                ? { kind: "status", status: 429, headers: { "Retry-After": "0" } }
                : { kind: name as "rateLimit", resetSeconds: 0 };
        const planned = { ...limit, times: count, ...(verb === undefined ? {} : { method: verb }) };
        return step(`burst ${shown(planned)}`, async ({ simulator, pipeline }) =>
            simulator.faults.add({ ...planned, path: `/pipelines/${pipeline.pipelineId}/` }),
        );
    });

/** What the stack has before anything goes wrong. */
export const beginnings = fc.dictionary(logicalName, inputs, { minKeys: 1 });

export async function begin(scenario: Scenario, beginning: Record<string, Properties>): Promise<void> {
    for (const [name, values] of Object.entries(beginning)) {
        scenario.program.set(name, named(name, values));
    }
    await up(scenario);
}

/** Random programs, failures, and people who work in Buddy at the same time. */
export const commands = fc.commands(
    [
        ...[declare, declare, drop, place, place, adopt, own, rename],
        ...[deploy, deploy, deploy, deploySome, destroySome, refresh],
        ...[edit, removal, copy, fault, fault, burst],
    ],
    {
        maxCommands: 24,
        size: "max",
    },
);
