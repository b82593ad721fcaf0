import { errorMessage } from "../provider/errorMessage";
import { asSentence } from "../provider/printable";
import { bareChange, changedList, clearedFields, movedAction, placedAction, removedAction } from "./changeExperiments";
import { credentials, filledAction, newerFields, operands, smallestAction, sshKey } from "./createExperiments";
import type { Experiment, Findings } from "./experiment";
import type { Observations, ProbeId } from "./probe";
import { PREFIX, type ScratchActions, Unmeasurable } from "./scratchActions";

/** In this order: later ones use the actions of earlier ones. */
export const EXPERIMENTS: readonly Experiment[] = [
    smallestAction,
    filledAction,
    placedAction,
    movedAction,
    changedList,
    clearedFields,
    bareChange,
    credentials,
    sshKey,
    operands,
    newerFields,
    removedAction,
];

/** What was observed, and for all other probes the reason why not. */
export interface Measurement {
    observed: Partial<Observations>;
    reasons: Partial<Record<ProbeId, string>>;
    /** The reason for probes that have none of their own. */
    otherwise?: string;
}

/** Runs all experiments. One that fails leaves the others alone. */
async function measure(scratch: ScratchActions, progress: (title: string) => void): Promise<Measurement> {
    const findings: Findings = { observed: {} };
    const reasons: Measurement["reasons"] = {};
    for (const { title, probes, run } of EXPERIMENTS) {
        progress(title);
        try {
            await run(scratch, findings);
        } catch (error) {
            if (!(error instanceof Unmeasurable)) {
                throw error;
            }
            for (const id of probes.filter((each) => findings.observed[each] === undefined)) {
                reasons[id] = error.message;
            }
        }
    }
    return { observed: findings.observed, reasons };
}

/** Whatever happens, every action that was made is removed, and first those of an earlier run. */
export async function measureAndRemove(scratch: ScratchActions, say: (line: string) => void): Promise<Measurement> {
    const leftOver = await removeAll(scratch);
    if (leftOver > 0) {
        say(`removed ${leftOver} ${leftOver === 1 ? "action" : "actions"} of an earlier run`);
    }
    let begun = 0;
    try {
        return await measure(scratch, (title) => {
            begun += 1;
            say(`measuring (${begun} of ${EXPERIMENTS.length}): ${title}`);
        });
    } finally {
        await removeAll(scratch);
    }
}

async function removeAll(scratch: ScratchActions): Promise<number> {
    try {
        return await scratch.removeAll();
    } catch (error) {
        throw new Error(
            `remove the actions of the measurement: ${asSentence(errorMessage(error))} Run the command again, or delete the ` +
                `actions in Buddy whose names begin with "${PREFIX}".`,
        );
    }
}
