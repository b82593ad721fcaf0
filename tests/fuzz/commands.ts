import fc from "fast-check";
import type { Properties } from "../helpers/providerHost";
import {
    type Declared,
    declaredAction,
    declaredPipeline,
    logicalName,
    named,
    pipelineInputs,
    pipelineName,
} from "./drawn";
import { edits, fault } from "./edits";
import { expectNothingLostOrDoubled } from "./invariants";
import { destroy, refresh, up } from "./operations";
import { adoptInput, classOf, entries, entryOf, homeOf, NAMES, onServer, type Scenario } from "./scenario";
import { chosen, shown, step } from "./step";

const resourceName = fc.oneof({ weight: 3, arbitrary: logicalName }, { weight: 1, arbitrary: pipelineName });
const nounOf = (name: string) => (classOf(name) === "Pipeline" ? "pipeline" : "action");

/** These inputs with those that say which object it is, and which Buddy cannot change, from others. */
function withIdentity(name: string, inputs: Properties, identity: Properties): Properties {
    const isFixed = (field: string) =>
        nounOf(name) === "pipeline"
            ? /^(adoptPipelineId|projectName|definitionSource|remote\w+)$/.test(field)
            : /^(adoptActionId|type)$/.test(field);
    return Object.fromEntries([
        ...Object.entries(inputs).filter(([field]) => !isFixed(field)),
        ...Object.entries(identity).filter(([field]) => isFixed(field)),
    ]);
}

/** A resource that borrows its object goes on borrowing it: another step ends that. */
function declareIn(scenario: Scenario, [name, inputs]: Declared): void {
    const entry = entryOf(scenario, name);
    const before = scenario.program.get(name) ?? (entry?.isBorrowed ? entry.outputs : {});
    const isBorrowed = before[adoptInput(nounOf(name))] !== undefined;
    scenario.program.set(name, isBorrowed ? withIdentity(name, inputs, before) : inputs);
}

const declare = fc
    .oneof({ weight: 2, arbitrary: declaredAction }, { weight: 1, arbitrary: declaredPipeline })
    .map(([name, values]) =>
        step(`declare ${name} ${shown(values)}`, async (scenario) => declareIn(scenario, [name, values])),
    );
const omit = fc.tuple(resourceName, fc.nat(3)).map(([name, index]) =>
    step(`${name} drops input no. ${index}`, async ({ program }) => {
        const inputs = program.get(name) ?? {};
        const optional = Object.keys(inputs).filter((field) =>
            /^(timeout|disabled|repository|refs|priority)$/.test(field),
        );
        const omitted = chosen(optional, index);
        if (omitted !== undefined) {
            program.set(name, Object.fromEntries(Object.entries(inputs).filter(([field]) => field !== omitted)));
        }
    }),
);
/** What is in a dropped pipeline is then in the one that was there before, or dropped, too. */
const drop = fc.tuple(resourceName, fc.boolean()).map(([name, isWhole]) =>
    step(`drop ${name}${isWhole ? " and what is in it" : ""}`, async (scenario) => {
        const inside = NAMES.flat().filter((each) => homeOf(scenario, each) === name);
        scenario.program.delete(name);
        for (const each of inside) {
            if (isWhole) {
                scenario.program.delete(each);
            } else {
                move(scenario, each, undefined);
            }
        }
    }),
);
/** In another pipeline an action is made anew. */
function move(scenario: Scenario, name: string, home: string | undefined): void {
    const { adoptActionId: _adopted, ...inputs } = scenario.program.get(name) ?? {};
    if (scenario.program.has(name)) {
        scenario.program.set(name, inputs);
    }
    if (home === undefined) {
        scenario.homes.delete(name);
    } else {
        scenario.homes.set(name, home);
    }
}
const settle = fc.tuple(logicalName, fc.option(pipelineName, { nil: undefined })).map(([name, home]) =>
    step(`move ${name} to ${home ?? "the pipeline from before"}`, async (scenario) => {
        if (homeOf(scenario, name) !== home && (home === undefined || scenario.program.has(home))) {
            move(scenario, name, home);
        }
    }),
);
const deploy = fc.constant(step("up", (scenario) => up(scenario)));
const targets = fc.uniqueArray(resourceName, { minLength: 1, maxLength: 4 });
const deploySome = targets.map((names) => step(`up --target ${names}`, (scenario) => up(scenario, new Set(names))));
const destroySome = targets.map((names) => step(`destroy --target ${names}`, (scenario) => destroy(scenario, names)));
const look = fc.constant(step("refresh", refresh));

/** A resource may come after an earlier one of the same provider; a move under another one is not seen. */
const place = fc.constantFrom(...NAMES).chain((names) =>
    fc.tuple(fc.subarray([...names], { minLength: 2, maxLength: 2 }), fc.boolean()).map(([pair, isRemoved]) => {
        const [after = "", name = ""] = pair;
        return isRemoved
            ? step(`${name} drops its place`, async ({ places }) => places.delete(name))
            : step(`place ${name} after ${after}`, async ({ places }) => places.set(name, after));
    }),
);

/** One of a type that the class has; another one is a mistake that nothing can make good. */
function adoptAction(scenario: Scenario, [name, values]: Declared, index: number): void {
    const isImage = classOf(name) === "DockerfileAction";
    const home = scenario.homes.get(name) ?? "";
    const inside = entryOf(scenario, home)?.outputs["pipelineId"] ?? scenario.pipeline.pipelineId;
    const fitting = onServer(scenario).filter(
        ({ noun, pipelineId, stored }) =>
            noun === "action" && pipelineId === inside && (stored["type"] === "DOCKERFILE") === isImage,
    );
    const { id = 999, stored } = chosen(fitting, index) ?? {};
    const type = isImage ? {} : { type: stored?.["type"] ?? "SLACK" };
    scenario.program.set(name, { ...values, ...type, adoptActionId: id });
}
/** Not the pipeline that was there before. */
function adoptPipeline(scenario: Scenario, [name, values]: Declared, index: number): void {
    const fitting = onServer(scenario).filter(
        ({ noun, id, stored }) =>
            noun === "pipeline" && id !== scenario.pipeline.pipelineId && stored["definition_source"] !== "REMOTE",
    );
    const { id = 999, project = "site" } = chosen(fitting, index) ?? {};
    const { definitionSource: source, ...own } = values;
    if (source !== "REMOTE") {
        scenario.program.set(name, { ...own, projectName: project, adoptPipelineId: id });
    }
}
const adopt = fc
    .tuple(fc.oneof({ weight: 3, arbitrary: declaredAction }, { weight: 1, arbitrary: declaredPipeline }), fc.nat(7))
    .map(([[name, values], index]) =>
        step(`${name} adopts no. ${index}, if it has none yet, with ${shown(values)}`, async (scenario) => {
            if (!scenario.engine.resources.has(name)) {
                (nounOf(name) === "pipeline" ? adoptPipeline : adoptAction)(scenario, [name, values], index);
            }
        }),
    );
/** Owning what another resource has, too, is a mistake that nothing can make good. */
const own = fc.nat(4).map((index) =>
    step(`borrower no. ${index} owns what it adopted`, async (scenario) => {
        const {
            name = "",
            noun = "action",
            key,
        } = chosen(
            entries(scenario).filter((each) => each.isBorrowed),
            index,
        ) ?? {};
        const { [adoptInput(noun)]: _adopted, ...rest } = scenario.program.get(name) ?? {};
        const isShared = entries(scenario).filter((entry) => entry.key === key).length > 1;
        if (scenario.program.has(name) && key !== undefined && !isShared) {
            scenario.program.set(name, rest);
            scenario.foreign.delete(key);
        }
    }),
);
/** What wrapping a resource in a component with its own provider does. */
const rename = fc.tuple(fc.nat(6), resourceName).map(([index, to]) =>
    step(`rename entry no. ${index} to ${to}, which adopts its object`, async (scenario) => {
        const { program, homes, engine } = scenario;
        const live = entries(scenario).filter(({ name, isReplaced }) => !isReplaced && classOf(name) === classOf(to));
        const { name: from, key = "", outputs = {} } = chosen(live, index) ?? {};
        if (from === undefined || from === to || engine.resources.has(to)) {
            return;
        }
        const adopted = { [adoptInput(nounOf(to))]: Number(key.split(" ")[1]) };
        const inputs = named(to, program.get(from) ?? {});
        program.delete(from);
        program.set(to, { ...withIdentity(to, inputs, outputs), ...adopted });
        const home = homes.get(from);
        homes.delete(to);
        if (home !== undefined) {
            homes.set(to, home);
        }
        for (const [name] of [...homes].filter(([, each]) => each === from)) {
            homes.set(name, to);
        }
    }),
);

/** What the first `up` makes, and what goes wrong in it. */
export const beginnings = fc.record({
    pipelines: fc.dictionary(pipelineName, pipelineInputs, { minKeys: 1 }),
    faults: fc.array(fault, { maxLength: 2 }),
    actions: fc.array(fc.tuple(declaredAction, fc.option(pipelineName, { nil: undefined })), {
        minLength: 1,
        maxLength: 6,
    }),
});
type Beginning = typeof beginnings extends fc.Arbitrary<infer T> ? T : never;

export async function begin(scenario: Scenario, { pipelines, actions, faults }: Beginning): Promise<void> {
    for (const [name, values] of Object.entries(pipelines)) {
        scenario.program.set(name, values);
    }
    for (const [[name, values], home] of actions) {
        scenario.program.set(name, values);
        move(scenario, name, home);
    }
    for (const each of faults) {
        await each.run({}, scenario);
    }
    await up(scenario);
    expectNothingLostOrDoubled(scenario);
}

/** Random programs, failures, and people who work in Buddy at the same time. */
export const commands = fc.commands(
    [
        ...[declare, declare, omit, omit, drop, place, place, settle, settle, adopt, own, rename],
        ...[deploy, deploy, deploy, deploy, deploySome, destroySome, look],
        ...edits,
    ],
    { maxCommands: 24, size: "max" },
);
