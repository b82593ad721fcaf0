import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../simulator";
import { type FakeEngine, startFakeEngine } from "../helpers/fakeEngine";
import { type Properties, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { createSmallEngine, type Declaration, type SmallEngine } from "../helpers/smallEngine";

/** One stack, one pipeline, and a Buddy that may fail in every way the simulator knows. */
export interface Scenario {
    simulator: Simulator;
    engine: SmallEngine;
    /** What the hosts told the user. */
    lines: FakeEngine["lines"];
    pipeline: { workspace: string; project: string; pipelineId: number };
    /** What the program declares now; `afterActionId` stands in `places`. */
    program: Map<string, Properties>;
    /** Which resource a resource comes after. */
    places: Map<string, string>;
    /** Ids of actions that nobody's state has to have: somebody else made them, or the user was told that they stay. */
    foreign: Set<number>;
    /** Names of actions whose create ended in doubt, with the user told so. */
    doubtful: string[];
}

/** A Buddy and two hosts, one per provider, which serve many scenarios. */
export interface Hosts {
    simulator: Simulator;
    engine: FakeEngine;
    hosts: readonly [ProviderHost, ProviderHost];
    /** Where the hosts of a run note what they adopt. */
    folder: string;
    stop(): Promise<void>;
}

export async function startHosts(): Promise<Hosts> {
    const simulator = await startSimulator();
    return startHostsFor(simulator, { BUDDY_BASE_URL: simulator.url, BUDDY_TIMEOUT: "1" });
}

/** Two hosts of one run, which know the simulator by this environment. */
export async function startHostsFor(simulator: Simulator, own: Record<string, string>): Promise<Hosts> {
    const engine = await startFakeEngine();
    const folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-fuzz-"));
    const env = { BUDDY_TOKEN: simulator.token, BUDDY_MAX_RETRIES: "2", TMPDIR: folder, ...own };
    const hosts = await Promise.all([startProviderHost({ env, engine }), startProviderHost({ env, engine })]);
    return {
        simulator,
        engine,
        hosts,
        folder,
        stop: async () => {
            await Promise.all(hosts.map((host) => host.stop()));
            engine.stop();
            await simulator.close();
            await rm(folder, { recursive: true, force: true });
        },
    };
}

/** The resources of the first provider, and those of the second one. */
export const NAMES = [
    ["a", "b", "c"],
    ["d", "e"],
] as const;

const PROJECT = { workspace: "acme", project: "site" };
let lastPipeline = 1000;

export function newScenario({ simulator, engine, hosts, folder }: Hosts): Scenario {
    lastPipeline += 1;
    simulator.faults.clear();
    simulator.journal.clear();
    engine.lines.length = 0;
    simulator.state.addPipeline({ ...PROJECT, id: lastPipeline, name: `Pipeline ${lastPipeline}` });
    const isSecond = (name: string) => NAMES[1].some((each) => each === name);
    return {
        simulator,
        engine: createSmallEngine({
            hosts,
            hostOf: (name) => hosts[isSecond(name) ? 1 : 0],
            // The next run has another engine address, and so no notes yet.
            onBegin: () =>
                rm(join(folder, `pulumi-buddyworks-${process.getuid?.()}`), { recursive: true, force: true }),
        }),
        lines: engine.lines,
        pipeline: { ...PROJECT, pipelineId: lastPipeline },
        program: new Map(),
        places: new Map(),
        foreign: new Set(),
        doubtful: [],
    };
}

export function inputsOf({ pipeline }: Scenario, inputs: Properties): Properties {
    return {
        workspace: pipeline.workspace,
        projectName: pipeline.project,
        pipelineId: pipeline.pipelineId,
        dockerfilePath: "Dockerfile",
        ...inputs,
    };
}

export function onServer({ simulator, pipeline }: Scenario): { id: number; name: string }[] {
    return simulator.state.actions(pipeline).map(({ id, name }) => ({ id, name: String(name) }));
}

/** Each entry of the state. */
export function entries({ engine }: Scenario): { name: string; actionId: number; isBorrowed: boolean }[] {
    return [...engine.resources].map(([name, { outputs }]) => ({
        name,
        actionId: Number(outputs["actionId"]),
        isBorrowed: outputs["adoptActionId"] !== undefined,
    }));
}

const DOUBT = /Buddy may have created the action/;
const STAYS = /action (\d+) of \S+ stays at Buddy/;

/** Runs the program, and notes which creates ended in doubt. */
export function up(scenario: Scenario, targets?: ReadonlySet<string>): Promise<Map<string, string>> {
    const program = new Map(
        [...scenario.program].map(([name, inputs]): [string, Declaration] => {
            const after = scenario.places.get(name);
            const declared = { inputs: inputsOf(scenario, { name, ...inputs }) };
            return [name, after === undefined ? declared : { ...declared, after }];
        }),
    );
    const processed = [...program.keys()].filter((name) => targets?.has(name) !== false);
    return watched(scenario, processed, async () => {
        const failed = await scenario.engine.up(program, targets);
        for (const [name, message] of failed) {
            if (DOUBT.test(message)) {
                scenario.doubtful.push(String(program.get(name)?.inputs["name"]));
            }
        }
        return failed;
    });
}

export function destroy(scenario: Scenario, names: readonly string[]): Promise<Map<string, string>> {
    return watched(scenario, [], () => scenario.engine.destroy(names));
}

/** Only its owner's deletion may remove an action, and only while no resource that this run has looked at has it. */
async function watched(
    scenario: Scenario,
    processed: readonly string[],
    run: () => Promise<Map<string, string>>,
): Promise<Map<string, string>> {
    const before = entries(scenario);
    const idsBefore = onServer(scenario).map(({ id }) => id);
    const seen = scenario.lines.length;
    const failed = await run();
    const ids = onServer(scenario).map(({ id }) => id);
    for (const id of idsBefore.filter((each) => !ids.includes(each))) {
        if (!before.some(({ actionId, isBorrowed }) => actionId === id && !isBorrowed)) {
            throw new Error(`action ${id} was deleted, and no entry owned it`);
        }
        const holder = entries(scenario).find(({ name, actionId }) => actionId === id && processed.includes(name));
        if (holder !== undefined) {
            throw new Error(`action ${id} was deleted, though the program's ${holder.name} has it`);
        }
    }
    for (const { message } of scenario.lines.slice(seen)) {
        const [, id] = STAYS.exec(message) ?? [];
        if (
            id !== undefined &&
            !entries(scenario).some((entry) => entry.actionId === Number(id) && !entry.isBorrowed)
        ) {
            scenario.foreign.add(Number(id));
        }
    }
    return failed;
}
