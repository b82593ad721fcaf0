import type { Properties } from "../helpers/providerHost";
import { entries, entryOf, onServer, programOf, type Scenario, SECRET } from "./scenario";

const DOUBT = /Buddy may have created the (action|pipeline)/;
const STAYS = /(action|pipeline) (\d+) of \S+ stays at Buddy/;
const LEFT = /^forceDestroy: must be true to delete a pipeline with actions \(\w+\/(\w+)\/(\d+) still has /;

/** Runs the program, and notes which creates ended in doubt. */
export async function up(scenario: Scenario, targets?: ReadonlySet<string>): Promise<Map<string, string>> {
    const program = programOf(scenario);
    const isTarget = (name: string) => targets?.has(name) !== false;
    const before = new Map([...scenario.engine.resources].map(([name, { outputs }]) => [name, outputs]));
    return watched(scenario, {
        run: () => scenario.engine.up(program, targets),
        isProcessed: (name) => program.has(name) && isTarget(name),
        verify: (failed) => {
            for (const [name, message] of failed) {
                const [, noun] = DOUBT.exec(message) ?? [];
                if (noun !== undefined) {
                    scenario.doubtful.push(`${noun} ${program.get(name)?.inputs["name"]}`);
                }
            }
            const done = [...program.keys()].filter((name) => isTarget(name) && !failed.has(name));
            for (const name of done) {
                expectReset(scenario, name, before.get(name) ?? {}, program.get(name)?.inputs ?? {});
            }
        },
    });
}

export function destroy(scenario: Scenario, names: readonly string[]): Promise<Map<string, string>> {
    return watched(scenario, { run: () => scenario.engine.destroy(names) });
}

export function refresh(scenario: Scenario): Promise<Map<string, string>> {
    return watched(scenario, { run: () => scenario.engine.refresh() });
}

interface Operation {
    run: () => Promise<Map<string, string>>;
    /** Which resources of the program it looks at. */
    isProcessed?: (name: string) => boolean;
    verify?: (failed: ReadonlyMap<string, string>) => void;
}

async function watched(
    scenario: Scenario,
    { run, isProcessed = () => false, verify }: Operation,
): Promise<Map<string, string>> {
    const [before, objectsBefore] = [entries(scenario), onServer(scenario)];
    const seen = scenario.lines.length;
    const failed = await run();
    const keys = onServer(scenario).map(({ key }) => key);
    const isGone = (key: string) => !keys.includes(key);
    const isOwned = (key: string) => before.some((entry) => entry.key === key && !entry.isBorrowed);
    const isForced = (key: string) =>
        before.some((entry) => entry.key === key && !entry.isBorrowed && entry.outputs["forceDestroy"] === true);
    for (const { key, noun, pipelineId } of objectsBefore.filter((each) => isGone(each.key))) {
        // Only its owner's deletion may remove an object, or that of its pipeline with `forceDestroy`.
        const pipeline = `pipeline ${pipelineId}`;
        const isForcedAway = noun === "action" && isGone(pipeline) && isForced(pipeline);
        if (!isOwned(key) && !isForcedAway) {
            throw new Error(`${key} was deleted, and no entry owned it`);
        }
        const holder = entries(scenario).find((entry) => entry.key === key && isProcessed(entry.name));
        if (holder !== undefined && !holder.isReplaced && !failed.has(holder.name)) {
            throw new Error(`${key} was deleted, though the program's ${holder.name} has it`);
        }
    }
    const lines = scenario.lines.slice(seen).map(({ message }) => message);
    for (const message of lines) {
        const [, noun, id] = STAYS.exec(message) ?? [];
        const key = `${noun} ${id}`;
        if (noun !== undefined && !entries(scenario).some((entry) => entry.key === key && !entry.isBorrowed)) {
            scenario.foreign.add(key);
        }
    }
    for (const message of failed.values()) {
        expectAllLeftNamed(scenario, message);
    }
    const shown = [...lines, ...failed.values()].find((message) => message.includes(SECRET));
    if (shown !== undefined) {
        throw new Error(`shows a secret: ${shown}`);
    }
    verify?.(failed);
    return failed;
}

/** The pipeline that a message says could not be deleted because of its actions. */
export function undeleted(message: string): { project: string; pipelineId: number } | undefined {
    const [, project, id] = LEFT.exec(message) ?? [];
    return project === undefined ? undefined : { project, pipelineId: Number(id) };
}

function expectAllLeftNamed(scenario: Scenario, message: string): void {
    const pipelineId = undeleted(message)?.pipelineId;
    const left = onServer(scenario).filter((object) => object.noun === "action" && object.pipelineId === pipelineId);
    const silent = left.filter(({ name, id }) => !message.includes(`"${name}" (${id})`));
    if (silent.length > 0) {
        throw new Error(`left in the pipeline, but not named: ${JSON.stringify(silent)} in: ${message}`);
    }
}

/** Buddy's values of inputs that nobody set. */
const UNSET = [undefined, false, "NORMAL"];
const RESET = ["repository", "timeout", "disabled", "refs", "priority"];

/**
 * What the program removed is back at its default: in this `up`, whatever was clicked since. Removing a default is no change,
 * so nothing is sent.
 */
function expectReset(scenario: Scenario, name: string, before: Properties, inputs: Properties): void {
    const key = entryOf(scenario, name)?.key;
    if (entries(scenario).filter((entry) => entry.key === key).length !== 1) {
        return; // another resource may have set it again
    }
    const stored = onServer(scenario).find((object) => object.key === key)?.stored ?? {};
    const removed = (olds: Properties, news: Properties) =>
        Object.keys(olds).filter((field) => news[field] === undefined && olds[field] !== false);
    const fields = [
        ...removed(before, inputs).filter((field) => RESET.includes(field)),
        ...removed(Object(before["properties"]), Object(inputs["properties"])),
    ];
    const kept = fields.filter((field) => !UNSET.includes(stored[field] as (typeof UNSET)[number]));
    if (kept.length > 0) {
        throw new Error(`removed from ${name}, but Buddy keeps it: ${kept.join(", ")}`);
    }
}
