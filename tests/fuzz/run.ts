import fc from "fast-check";
import { begin, beginnings, commands } from "./commands";
import type { Hosts } from "./hosts";
import { expectDestroy, expectRecovery } from "./invariants";
import { newScenario } from "./scenario";

export interface FuzzOptions {
    runs: number;
    seed: number;
    /** Told after each sequence that held. */
    onHeld?: () => void;
}

/** The first sequence that failed, made as short as it goes; `undefined` when all held. */
export interface Broken {
    seed: number;
    /** How many sequences it takes to come to it. */
    runs: number;
    report: string;
}

/** Runs random sequences against a Buddy that fails, and a host that is Pulumi's own. */
export async function fuzz(hosts: Hosts, { runs, seed, onHeld }: FuzzOptions): Promise<Broken | undefined> {
    const property = fc.asyncProperty(beginnings, commands, async (beginning, sequence) => {
        const scenario = newScenario(hosts);
        await begin(scenario, beginning);
        await fc.asyncModelRun(() => ({ model: {}, real: scenario }), sequence);
        await expectRecovery(scenario);
        await expectDestroy(scenario);
        onHeld?.();
    });
    const details = await fc.check(property, { numRuns: runs, seed });
    if (!details.failed) {
        return undefined;
    }
    const [beginning, sequence] = details.counterexample ?? [];
    const error = details.errorInstance;
    const what = error instanceof Error ? error.message : String(error);
    return {
        seed,
        runs: details.numRuns,
        report: `${what}\n  after: up ${fc.stringify(beginning)}, ${String(sequence)}`,
    };
}
