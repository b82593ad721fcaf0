import { type Simulator, startSimulator } from "../../simulator";
import { type Properties, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { createSmallEngine, type SmallEngine } from "../helpers/smallEngine";

/** One stack, one pipeline, and a Buddy that may fail in every way the simulator knows. */
export interface World {
    simulator: Simulator;
    host: ProviderHost;
    engine: SmallEngine;
    pipeline: { workspace: string; project: string; pipelineId: number };
    /** What the program declares now. */
    program: Map<string, Properties>;
    /** Ids of actions that somebody else made. */
    foreign: Set<number>;
    /** Names of actions whose create ended in doubt, with the user told so. */
    doubtful: string[];
}

/** A Buddy and a host that outlive many worlds. */
export interface Lane {
    simulator: Simulator;
    host: ProviderHost;
    stop(): Promise<void>;
}

export async function startLane(): Promise<Lane> {
    const simulator = await startSimulator();
    const host = await startProviderHost({
        env: {
            BUDDY_BASE_URL: simulator.url,
            BUDDY_TOKEN: simulator.token,
            BUDDY_MAX_RETRIES: "2",
            BUDDY_TIMEOUT: "1",
        },
    });
    return {
        simulator,
        host,
        stop: async () => {
            await host.stop();
            await simulator.close();
        },
    };
}

const PROJECT = { workspace: "acme", project: "site" };
let lastPipeline = 1000;

export function newWorld({ simulator, host }: Lane): World {
    lastPipeline += 1;
    simulator.faults.clear();
    simulator.journal.clear();
    simulator.state.addPipeline({ ...PROJECT, id: lastPipeline, name: `Pipeline ${lastPipeline}` });
    return {
        simulator,
        host,
        engine: createSmallEngine(host),
        pipeline: { ...PROJECT, pipelineId: lastPipeline },
        program: new Map(),
        foreign: new Set(),
        doubtful: [],
    };
}

export function inputsOf({ pipeline }: World, inputs: Properties): Properties {
    return {
        workspace: pipeline.workspace,
        projectName: pipeline.project,
        pipelineId: pipeline.pipelineId,
        dockerfilePath: "Dockerfile",
        ...inputs,
    };
}

export function onServer({ simulator, pipeline }: World): { id: number; name: string }[] {
    return simulator.state.actions(pipeline).map(({ id, name }) => ({ id, name: String(name) }));
}

export function inState({ engine }: World): Map<number, string> {
    return new Map(
        [...engine.resources.values()].map(({ outputs }) => [Number(outputs["actionId"]), String(outputs["name"])]),
    );
}

const DOUBT = /Buddy may have created the action nevertheless/;

/** Runs the program, and notes which creates ended in doubt. */
export async function up(world: World): Promise<Map<string, string>> {
    const program = new Map([...world.program].map(([name, inputs]) => [name, inputsOf(world, { name, ...inputs })]));
    const failed = await world.engine.up(program);
    for (const [name, message] of failed) {
        if (DOUBT.test(message)) {
            world.doubtful.push(String(program.get(name)?.["name"]));
        }
    }
    return failed;
}

/**
 * What must hold whatever happened: each action on the server is in the state, or somebody else's, or one the user was
 * told about; and no action is in the state twice.
 */
export function expectNothingLostOrDoubled(world: World): void {
    const known = inState(world);
    const orphans = onServer(world).filter(({ id }) => !known.has(id) && !world.foreign.has(id));
    const told = [...world.doubtful];
    const lost = orphans.filter(({ name }) => {
        const index = told.indexOf(name);
        if (index === -1) {
            return true;
        }
        told.splice(index, 1);
        return false;
    });
    if (lost.length > 0) {
        throw new Error(`on the server, but neither in the state nor told of: ${JSON.stringify(lost)}`);
    }
    if (known.size !== world.engine.resources.size) {
        throw new Error("one action belongs to two resources");
    }
    const stolen = [...known.keys()].filter((id) => world.foreign.has(id));
    if (stolen.length > 0) {
        throw new Error(`taken over, but somebody else's: ${stolen.join(", ")}`);
    }
}

/** Once Buddy is well again and the user has done what the messages say, one refresh and one `up` make all right. */
export async function expectRecovery(world: World): Promise<void> {
    world.simulator.faults.clear();
    const known = inState(world);
    for (const { id } of onServer(world)) {
        if (!known.has(id) && !world.foreign.has(id)) {
            world.simulator.state.removeAction({ ...world.pipeline, actionId: id });
        }
    }
    world.doubtful = [];
    const failed = [...(await world.engine.refresh()), ...(await up(world))];
    if (failed.length > 0) {
        throw new Error(`still failing with Buddy well again: ${JSON.stringify(failed)}`);
    }
    expectNothingLostOrDoubled(world);
    expectServerAsDeclared(world);
    world.simulator.journal.clear();
    await up(world);
    const writes = world.simulator.journal.writes().map(({ method, path }) => `${method} ${path}`);
    if (writes.length > 0) {
        throw new Error(`a second up wrote again: ${writes.join(", ")}`);
    }
}

/** For what the program declares; what it never wrote may hold whatever others set. */
function expectServerAsDeclared(world: World): void {
    for (const [name, inputs] of world.program) {
        const outputs = world.engine.resources.get(name)?.outputs;
        const actionId = Number(outputs?.["actionId"]);
        const action = world.simulator.state.action({ ...world.pipeline, actionId });
        const declared: Properties = { name, ...inputs };
        for (const [field, value] of Object.entries(declared)) {
            const held = action?.[field];
            if (held !== value && !(value === false && held === undefined)) {
                throw new Error(`${name}.${field} is ${JSON.stringify(held)} in Buddy, not ${JSON.stringify(value)}`);
            }
        }
    }
}
