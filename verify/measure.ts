import { CANCELLED } from "../provider/client/connectionFailure";
import { errorMessage } from "../provider/errorMessage";
import { asSentence } from "../provider/printable";
import { bareChange, changedList, clearedFields, movedAction, placedAction, removedAction } from "./changeExperiments";
import { credentials, filledAction, newerFields, operands, smallestAction, sshKey } from "./createExperiments";
import type { Experiment, Findings } from "./experiment";
import type { Observations, ProbeId } from "./probe";
import { Unmeasurable } from "./responses";
import { PREFIX, type ScratchActions } from "./scratchActions";

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

interface Progress {
    say(line: string): void;
    /** Aborted when no further experiment should begin. */
    interrupted: AbortSignal;
}

/** Runs all experiments. One that fails leaves the others alone. */
async function measure(scratch: ScratchActions, { say, interrupted }: Progress): Promise<Measurement> {
    const findings: Findings = { observed: {} };
    const reasons: Measurement["reasons"] = {};
    for (const [index, { title, probes, run }] of EXPERIMENTS.entries()) {
        if (interrupted.aborted) {
            return { observed: findings.observed, reasons, otherwise: CANCELLED };
        }
        say(`measuring (${index + 1} of ${EXPERIMENTS.length}): ${title}`);
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
export async function measureAndRemove(scratch: ScratchActions, progress: Progress): Promise<Measurement> {
    const leftOver = await removeAll(scratch);
    if (leftOver > 0) {
        progress.say(`removed ${leftOver} ${leftOver === 1 ? "action" : "actions"} of an earlier run`);
    }
    try {
        return await measure(scratch, progress);
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
