import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator";
import type { FakeEngine } from "../helpers/fakeEngine";
import type { Properties } from "../helpers/providerHost";
import { type ClassName, createSmallEngine, type Declaration, type SmallEngine } from "../helpers/smallEngine";
import type { Hosts } from "./hosts";

/** One stack, and a Buddy that may fail in every way the simulator knows. */
export interface Scenario {
    simulator: Simulator;
    engine: SmallEngine;
    /** What the hosts told the user. */
    lines: FakeEngine["lines"];
    /** A pipeline that was there before, and that no resource has. */
    pipeline: { workspace: string; project: string; pipelineId: number };
    /** What the program declares now; `afterActionId` stands in `places`, `pipelineId` in `homes`. */
    program: Map<string, Properties>;
    /** Which resource a resource comes after. */
    places: Map<string, string>;
    /** Which `Pipeline` of the program an action is in; the others are in the pipeline that was there before. */
    homes: Map<string, string>;
    /** Keys of what nobody's state has to have: somebody else made it, or the user was told that it stays. */
    foreign: Set<string>;
    /** Nouns and names of creates that ended in doubt, with the user told so: `action Build`. */
    doubtful: string[];
}

/** The actions of the first provider, and those of the second one. */
export const NAMES = [
    ["a", "b", "c", "s", "t"],
    ["d", "e", "u"],
] as const;
/** The pipelines, all of the first provider. */
export const PIPELINE_NAMES = ["p", "q"] as const;
const ANY_ACTIONS = ["s", "t", "u"];

export function classOf(name: string): ClassName {
    if (PIPELINE_NAMES.some((each) => each === name)) {
        return "Pipeline";
    }
    return ANY_ACTIONS.includes(name) ? "Action" : "DockerfileAction";
}

/** Every action has it, and nothing that users see may hold it. */
export const SECRET = "never-to-be-shown-1";

const WORKSPACE = "acme";
export const PROJECTS = ["site", "shop"] as const;
let lastPipeline = 1000;

export function newScenario({ simulator, engine, hosts }: Hosts): Scenario {
    lastPipeline += 1;
    simulator.faults.clear();
    simulator.journal.clear();
    engine.lines.length = 0;
    const { state } = simulator;
    state.removeWorkspace(WORKSPACE);
    state.addWorkspace(WORKSPACE);
    for (const name of PROJECTS) {
        state.addProject({ workspace: WORKSPACE, name });
    }
    const [project] = PROJECTS;
    state.addPipeline({ workspace: WORKSPACE, project, id: lastPipeline, name: "Before" });
    const isSecond = (name: string) => NAMES[1].some((each) => each === name);
    return {
        simulator,
        engine: createSmallEngine({
            hosts,
            hostOf: (name) => hosts[isSecond(name) ? 1 : 0],
            // The next run has another engine address, and so no notes yet.
            onBegin: () =>
                rm(join(engine.tempFolder, `pulumi-buddyworks-${process.getuid?.()}`), {
                    recursive: true,
                    force: true,
                }),
        }),
        lines: engine.lines,
        pipeline: { workspace: WORKSPACE, project, pipelineId: lastPipeline },
        program: new Map(),
        places: new Map(),
        homes: new Map(),
        foreign: new Set([`pipeline ${lastPipeline}`]),
        doubtful: [],
    };
}

/** The `Pipeline` of the program that the action is in, if any. */
export function homeOf({ homes, program }: Scenario, name: string): string | undefined {
    const home = homes.get(name);
    return home !== undefined && program.has(home) ? home : undefined;
}

/** The program's inputs of a resource, but for those that come from other resources. */
export function inputsOf({ pipeline }: Scenario, name: string, inputs: Properties): Properties {
    const { workspace, project: projectName, pipelineId } = pipeline;
    const className = classOf(name);
    if (className === "Pipeline") {
        return { workspace, projectName, name, ...inputs };
    }
    const place = { workspace, projectName, pipelineId, name };
    return className === "Action"
        ? { ...place, type: "SLACK", ...inputs, properties: { api_key: SECRET, ...Object(inputs["properties"]) } }
        : { ...place, dockerfilePath: "Dockerfile", login: "bot", password: SECRET, ...inputs };
}

export function programOf(scenario: Scenario): Map<string, Declaration> {
    const { program, places } = scenario;
    return new Map(
        [...program].map(([name, inputs]): [string, Declaration] => {
            const after = places.get(name);
            const pipeline = homeOf(scenario, name);
            const isNear = after !== undefined && homeOf(scenario, after) === pipeline;
            return [
                name,
                {
                    className: classOf(name),
                    inputs: inputsOf(scenario, name, inputs),
                    pipeline,
                    after: isNear ? after : undefined,
                },
            ];
        }),
    );
}

/** A pipeline or an action at Buddy. */
export interface BuddyObject {
    noun: "pipeline" | "action";
    /** `action 34` */
    key: string;
    id: number;
    name: string;
    project: string;
    /** For a pipeline its own. */
    pipelineId: number;
    /** As the simulator stores it. */
    stored: Properties;
}

/** Each pipeline, followed by its actions. */
export function onServer({ simulator, pipeline: { workspace } }: Scenario): BuddyObject[] {
    return PROJECTS.flatMap((project) =>
        simulator.state.pipelines({ workspace, project }).flatMap((stored) => {
            const place = { project, pipelineId: stored.id };
            const actions = simulator.state.actions({ workspace, ...place });
            return [object("pipeline", stored, place), ...actions.map((action) => object("action", action, place))];
        }),
    );
}

function object(
    noun: BuddyObject["noun"],
    stored: { id: number; name: string },
    place: Pick<BuddyObject, "project" | "pipelineId">,
): BuddyObject {
    return { noun, key: `${noun} ${stored.id}`, id: stored.id, name: stored.name, ...place, stored: { ...stored } };
}

export function removeObject({ simulator, pipeline }: Scenario, object: BuddyObject): void {
    const { workspace } = pipeline;
    const { noun, id, project, pipelineId } = object;
    if (noun === "pipeline") {
        simulator.state.removePipeline({ workspace, project, pipelineId });
    } else {
        simulator.state.removeAction({ workspace, project, pipelineId, actionId: id });
    }
}

export interface Entry {
    name: string;
    noun: BuddyObject["noun"];
    /** As of a {@link BuddyObject}. */
    key: string;
    /** Pulumi's. */
    id: string;
    outputs: Properties;
    isBorrowed: boolean;
    /** True when the program has a new one, and this one is still to be deleted. */
    isReplaced: boolean;
}

/** Each entry of the state. */
export function entries({ engine }: Scenario): Entry[] {
    const { replaced, resources } = engine;
    return [...resources, ...replaced].map(([name, { className, id, outputs }], index) => {
        const noun = className === "Pipeline" ? "pipeline" : "action";
        return {
            name,
            noun,
            key: `${noun} ${outputs[`${noun}Id`]}`,
            id,
            outputs,
            isBorrowed: outputs[adoptInput(noun)] !== undefined,
            isReplaced: index >= resources.size,
        };
    });
}

export function adoptInput(noun: BuddyObject["noun"]): string {
    return noun === "pipeline" ? "adoptPipelineId" : "adoptActionId";
}

export function entryOf(scenario: Scenario, name: string): Entry | undefined {
    return entries(scenario).find((entry) => entry.name === name && !entry.isReplaced);
}
