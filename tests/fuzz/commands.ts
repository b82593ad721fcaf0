import fc from "fast-check";
import type { Fault } from "../../simulator";
import { expectNothingLostOrDoubled, onServer, up, type World } from "./world";

/** Nothing is modelled but the world itself: what must hold is checked after every step. */
type Step = fc.AsyncCommand<object, World>;

function step(title: string, run: (world: World) => Promise<unknown>): Step {
    return {
        check: () => true,
        async run(_model, world) {
            await run(world);
            expectNothingLostOrDoubled(world);
        },
        toString: () => title,
    };
}

export const logicalName = fc.constantFrom("a", "b", "c");
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
const shown = (value: unknown) => JSON.stringify(value);

const declare = fc
    .tuple(logicalName, inputs)
    .map(([name, values]) =>
        step(`declare ${name} ${shown(values)}`, async ({ program }) => program.set(name, values)),
    );
const drop = logicalName.map((name) => step(`drop ${name}`, async ({ program }) => program.delete(name)));
const deploy = fc.constant(step("up", up));
const refresh = fc.constant(step("refresh", ({ engine }) => engine.refresh()));

const edit = fc.tuple(fc.nat(5), fc.constantFrom("web", "elsewhere", "")).map(([index, repository]) =>
    step(`someone sets repository of action no. ${index} to ${shown(repository)}`, async (world) => {
        const action = onServer(world)[index];
        if (action !== undefined) {
            world.simulator.state.editAction({ ...world.pipeline, actionId: action.id }, { repository });
        }
    }),
);
const removal = fc.nat(5).map((index) =>
    step(`someone deletes action no. ${index}`, async (world) => {
        const action = onServer(world)[index];
        if (action !== undefined) {
            world.simulator.state.removeAction({ ...world.pipeline, actionId: action.id });
        }
    }),
);
const copy = logicalName.map((name) =>
    step(`someone adds just what ${name} declares`, async (world) => {
        const { simulator, pipeline, program, foreign } = world;
        const declared = { name, type: "DOCKERFILE", dockerfile_path: "Dockerfile", ...program.get(name) };
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

/** Random programs, failures, and people who work in Buddy at the same time. */
export const commands = fc.commands(
    [declare, declare, drop, deploy, deploy, refresh, edit, removal, copy, fault, fault],
    {
        maxCommands: 16,
        size: "max",
    },
);
