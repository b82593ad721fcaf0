import { appendFile, writeFile } from "node:fs/promises";
import { findSettings } from "../command/commandSettings";
import { parsePipelineTarget } from "../command/target";
import { type ObjectPath, parentText } from "../provider/client/urls";
import { problemText } from "../provider/problem";
import { openAccess } from "./access";
import { type Check, checkAccess } from "./checks";
import { measureAndRemove } from "./measure";
import { ask } from "./question";
import { ALL_HOLDS, aligned, exitCodeOf, NOT_MEASURED, type Report, reportOf, summaryText, tableText } from "./report";
import { MOST_REQUESTS, PREFIX, ScratchActions } from "./scratchActions";
import { checkVersions } from "./versionChecks";

/** The command's options; settings are among them by their own names. */
export interface VerifyFlags {
    readOnly?: true;
    yes?: true;
    json?: string;
    stack?: string;
    [setting: string]: unknown;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Checks, asks, measures and reports. Results go to standard output, everything else to standard error. */
export async function runVerify(text: string, flags: VerifyFlags, interrupted: AbortSignal): Promise<number> {
    const path = parsePipelineTarget(text);
    await assertWritable(flags.json);
    const { settings, note } = await findSettings(flags);
    if (note !== undefined) {
        say(`note: ${note}`);
    }
    const access = openAccess(settings, { interrupted, notify: say });
    const checks = [...(await checkVersions(process.cwd())), ...(await checkAccess(path, access))];
    print(checksText(checks));
    if (checks.some(({ state }) => state === "wrong")) {
        return finish(flags, notMeasured("a check failed"), NOT_MEASURED);
    }
    if (flags.readOnly) {
        return finish(flags, notMeasured("--read-only"), ALL_HOLDS);
    }
    if (!flags.yes && !(await ask(questionText(path), interrupted))) {
        say("Nothing was changed.");
        return finish(flags, notMeasured("not confirmed"), NOT_MEASURED);
    }
    const scratch = new ScratchActions({ ...path.parent, pipelineId: path.id }, access);
    const measurement = await measureAndRemove(scratch, { say, interrupted });
    say(`everything is removed again, after ${access.requests.count} requests`);
    const report = reportOf(measurement, new Date());
    print(`\n${tableText(report)}\n\n${summaryText(report)}`);
    return finish(flags, report, exitCodeOf(report));
}

function questionText({ parent, id }: ObjectPath): string {
    return (
        `\nThis makes about ten disabled actions named "${PREFIX} …" in pipeline ${parentText(parent)}/${id} and removes them ` +
        `again, with at most ${MOST_REQUESTS} requests. Nothing else is changed. Go on? [y/N] `
    );
}

function notMeasured(reason: string): Report {
    return reportOf({ observed: {}, reasons: {}, otherwise: reason }, new Date());
}

function checksText(checks: readonly Check[]): string {
    return aligned(checks.map(({ subject, state, text }) => [state, subject, text]));
}

/** Found before anything is measured. */
async function assertWritable(file: string | undefined): Promise<void> {
    if (file === undefined) {
        return;
    }
    await appendFile(file, "").catch((error: Error) => {
        const got = error.message;
        throw new Error(
            problemText({ path: "--json", must: "be a file that can be written", got, fix: "Name another file." }),
        );
    });
}

async function finish({ json }: VerifyFlags, report: Report, code: number): Promise<number> {
    if (json !== undefined) {
        await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
    }
    return code;
}
