import { connect } from "../provider/client/connection";
import { neverCancelled } from "../provider/functions/listCache";
import { pipelineText } from "../provider/resourcePath";
import { environmentName, SETTING_NAMES } from "../provider/settings/settingSources";
import { resolveSettings, type Settings, settingsError } from "../provider/settings/settings";
import { importFile } from "./importFile";
import { createNamer, placeVariable } from "./names";
import { isSameFile, writeKeepingOld } from "./outputFile";
import { type NamedAction, programText } from "./programText";
import { canImport, isInPulumiProject, OLDEST_IMPORTING, pulumiVersion, runPulumi } from "./pulumiCommand";
import { type FoundActions, nothingFound, readActions } from "./readActions";
import { parseReferences, type References } from "./references";
import { nextSteps, progressOn, remarks } from "./remarks";
import { readStackConfig } from "./stackConfig";
import { type ImportTarget, parseImportTarget, TARGET_FORM } from "./target";

/** The command's options; settings come under their own names. */
export interface ImportFlags {
    out: string;
    code?: string;
    run?: true;
    adopt?: true;
    prefix: string;
    stack?: string;
    provider?: string;
    parent?: string;
    [setting: string]: unknown;
}

const STANDARD_OUTPUT = "-";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** From the target to the files, and with `--run` into the stack. Everything but the results goes to standard error. */
export async function runImport(text: string, flags: ImportFlags): Promise<void> {
    const target = parseImportTarget(text);
    if (target === undefined) {
        throw new Error(`${JSON.stringify(text)} is no pipeline or action; write ${TARGET_FORM}, e.g. acme/website/12`);
    }
    const references = parseReferences(flags);
    assertCompatible(flags);
    await assertTwoFiles(flags);
    const version = flags.adopt ? undefined : await usableVersion(flags);
    const settings = await findSettings(flags);
    const found = await readActions(target, {
        client: connect(settings, neverCancelled()),
        options: { notify: say, secrets: [] },
        progress: progressOn(process.stderr),
    });
    if (found.actions.length === 0) {
        throw new Error(nothingFound(target, found));
    }
    const actions = named(found, target, { prefix: flags.prefix, references });
    for (const remark of remarks(found, actions)) {
        say(remark);
    }
    await writeResults(actions, references, flags);
    say(`${actions.length} ${actions.length === 1 ? "action" : "actions"} of pipeline ${pipelineText(target)} read`);
    if (flags.run) {
        await importInto(flags);
    }
    say(nextSteps(flags, version));
}

function assertCompatible({ run, adopt, out }: ImportFlags): void {
    if (run && adopt) {
        throw new Error("--adopt needs no import: leave out --run, and run `pulumi up` once the program is in place");
    }
    if (run && out === STANDARD_OUTPUT) {
        throw new Error("--run reads the import file: give --out a file name");
    }
    if (run && !isInPulumiProject(process.cwd())) {
        throw new Error("--run: there is no Pulumi project in this folder or above it; change to the project's folder");
    }
}

/** Before anything is read: the program would take the import file's place. */
async function assertTwoFiles({ adopt, out, code }: ImportFlags): Promise<void> {
    if (adopt || code === undefined) {
        return;
    }
    const areBothOutput = out === STANDARD_OUTPUT && code === STANDARD_OUTPUT;
    const isEither = out === STANDARD_OUTPUT || code === STANDARD_OUTPUT;
    if (areBothOutput || (!isEither && (await isSameFile(out, code)))) {
        throw new Error(`--code: must be another file than --out (both are ${out}). Give one of them another name.`);
    }
}

/** The CLI's version; with `--run` one that can import. */
async function usableVersion({ run }: ImportFlags): Promise<string | undefined> {
    const version = await pulumiVersion();
    if (run && version === undefined) {
        throw new Error("--run: there is no pulumi command on PATH; install it, or leave out --run");
    }
    if (run && version !== undefined && !canImport(version)) {
        throw new Error(
            `--run: pulumi ${version} cannot import dynamic resources, ${OLDEST_IMPORTING} is the first that can; ` +
                "upgrade it, or use --adopt",
        );
    }
    return version;
}

async function findSettings(flags: ImportFlags): Promise<Settings> {
    const stack = await readStackConfig(process.cwd(), flags.stack);
    if (flags.stack !== undefined && stack.problem !== undefined) {
        throw new Error(`--stack ${flags.stack}: ${stack.problem}`);
    }
    const { settings, problems } = resolveSettings({
        options: flags,
        config: (key) => stack.values[key],
        environment: process.env,
    });
    const note = stack.problem === undefined ? "" : `the stack's configuration was not read: ${stack.problem}`;
    if (settings === undefined) {
        throw new Error([settingsError(problems).message, note].filter((line) => line !== "").join("\n"));
    }
    if (note !== "") {
        say(`note: ${note}`);
    }
    return settings;
}

function named(
    { actions }: FoundActions,
    { pipelineId }: ImportTarget,
    naming: { prefix: string; references: References },
): NamedAction[] {
    const nameOf = createNamer({ ...naming, taken: [placeVariable(pipelineId, naming.references)] });
    return actions.map(({ name, action }) => ({ action, ...nameOf({ id: action.path.actionId, name }) }));
}

async function writeResults(
    actions: readonly NamedAction[],
    references: References,
    flags: ImportFlags,
): Promise<void> {
    const program = programText(actions, { isAdopted: flags.adopt === true, references });
    const isFileOnOutput = !flags.adopt && flags.out === STANDARD_OUTPUT;
    if (!flags.adopt) {
        await write(flags.out, importFile(actions, references));
    }
    if (flags.code !== undefined) {
        await write(flags.code, program);
        return;
    }
    // Standard output then holds the import file alone, for whatever reads it.
    (isFileOnOutput ? process.stderr : process.stdout).write(program);
}

async function write(file: string, text: string): Promise<void> {
    if (file === STANDARD_OUTPUT) {
        process.stdout.write(text);
        return;
    }
    const kept = await writeKeepingOld(file, text).catch((error: Error) => {
        throw new Error(`${file} cannot be written: ${error.message}`);
    });
    if (kept !== undefined) {
        say(`${file} existed; what was in it is now in ${kept}`);
    }
}

async function importInto(flags: ImportFlags): Promise<void> {
    const { out, stack } = flags;
    const chosen = stack === undefined ? [] : ["--stack", stack];
    const args = ["import", "--file", out, "--generate-code=false", "--yes", ...chosen];
    const code = await runPulumi(args, environmentWith(flags));
    if (code !== 0) {
        throw new Error(
            `pulumi import ended with code ${code}; nothing was changed in Buddy. If a resource of that name exists ` +
                `already, run this command again with --prefix; otherwise settle the complaint and run \`pulumi ${args.join(" ")}\``,
        );
    }
}

/** Pulumi's check of the inputs wants the same settings, also those this command had as options. */
function environmentWith(flags: ImportFlags): NodeJS.ProcessEnv {
    const given = SETTING_NAMES.filter((name) => flags[name] !== undefined);
    return { ...process.env, ...Object.fromEntries(given.map((name) => [environmentName(name), String(flags[name])])) };
}
