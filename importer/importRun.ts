import { environmentWith, findSettings } from "../command/commandSettings";
import { canImport, isInPulumiProject, OLDEST_IMPORTING, pulumiVersion, runPulumi } from "../command/pulumiCommand";
import { parseImportTarget, pipelineOf } from "../command/target";
import { connect, neverCancelled } from "../provider/client/connection";
import { type ObjectPath, parentText } from "../provider/client/urls";
import { type Problem, problemText } from "../provider/problem";
import type { ImportedResource } from "./importedResource";
import { importFile } from "./importFile";
import { createNamer, type NamedResource, pipelineVariable } from "./names";
import { isSameFile, writeKeepingOld } from "./outputFile";
import { programText } from "./programText";
import { nothingFound, readResources, type Selection } from "./readResources";
import { parseReferences, type References } from "./references";
import { nextSteps, progressOn, remarks } from "./remarks";

/** The command's options; settings are among them by their own names. */
export interface ImportFlags {
    out: string;
    code?: string;
    run?: true;
    adopt?: true;
    actionsOnly?: true;
    only: string[];
    prefix: string;
    stack?: string;
    provider?: string;
    parent?: string;
    [setting: string]: unknown;
}

const STANDARD_OUTPUT = "-";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Writes the files and, with `--run`, imports into the stack. Everything but the results goes to standard error. */
export async function runImport(text: string, flags: ImportFlags): Promise<void> {
    const target = parseImportTarget(text);
    const references = parseReferences(flags);
    const version = flags.adopt ? undefined : await pulumiVersion();
    const problem = flagProblem(flags) ?? (await outputProblem(flags)) ?? versionProblem(flags, version);
    if (problem !== undefined) {
        throw new Error(problemText(problem));
    }
    const { settings, note } = await findSettings(flags);
    if (note !== undefined) {
        say(`note: ${note}`);
    }
    const selection: Selection = {
        isActionsOnly: flags.actionsOnly === true,
        types: flags.only.map((type) => type.toUpperCase()),
    };
    const found = await readResources(target, selection, {
        client: connect(settings, neverCancelled()),
        options: { notify: say, secrets: [] },
        progress: progressOn(process.stderr),
    });
    if (found.resources.length === 0) {
        throw new Error(nothingFound(target, found));
    }
    const named = withNames(found.resources, target, { prefix: flags.prefix, references });
    for (const remark of remarks(found, named, selection)) {
        say(remark);
    }
    await writeResults(named, references, flags);
    say(summary(named, target));
    if (flags.run) {
        await importInto(flags);
    }
    say(nextSteps(flags, version));
}

function flagProblem({ run, adopt, out }: ImportFlags): Problem | undefined {
    if (!run) {
        return undefined;
    }
    if (adopt) {
        const fix = "Leave out --run, and run `pulumi up` once the program is in place.";
        return { path: "--run", must: "not be given with --adopt", got: "--adopt needs no import", fix };
    }
    if (out === STANDARD_OUTPUT) {
        const fix = "Name a file that `pulumi import` can read.";
        return { path: "--out", must: "be a file with --run", got: 'got "-", standard output', fix };
    }
    if (!isInPulumiProject(process.cwd())) {
        const got = "there is none in this folder or above it";
        return { path: "--run", must: "be given in a Pulumi project", got, fix: "Change to the project's folder." };
    }
    return undefined;
}

/** Found before anything is read: the program would replace the import file. */
async function outputProblem({ adopt, out, code }: ImportFlags): Promise<Problem | undefined> {
    if (adopt || code === undefined) {
        return undefined;
    }
    const isAnyOutput = [out, code].includes(STANDARD_OUTPUT);
    if (isAnyOutput ? out !== code : !(await isSameFile(out, code))) {
        return undefined;
    }
    const fix = "Give one of them another name.";
    return { path: "--code", must: "be another file than --out", got: `both are ${out}`, fix };
}

function versionProblem({ run }: ImportFlags, version: string | undefined): Problem | undefined {
    if (!run || (version !== undefined && canImport(version))) {
        return undefined;
    }
    const must = `be given with Pulumi CLI ${OLDEST_IMPORTING} or newer`;
    return version === undefined
        ? { path: "--run", must, got: "there is no pulumi command on PATH", fix: "Install it, or leave out --run." }
        : { path: "--run", must, got: `got ${version}`, fix: "Upgrade it, or use --adopt instead." };
}

function withNames(
    resources: readonly ImportedResource[],
    target: ObjectPath,
    naming: { prefix: string; references: References },
): NamedResource[] {
    const taken = [pipelineVariable(pipelineOf(target), naming.references)];
    const nameOf = createNamer({ ...naming, taken });
    return resources.map((resource) => {
        const { type, path, title } = resource;
        return { resource, ...nameOf({ noun: type.noun, id: path.id, name: title }) };
    });
}

function summary(named: readonly NamedResource[], target: ObjectPath): string {
    const count = named.filter(({ resource }) => resource.path.noun === "action").length;
    const actions = `${count} ${count === 1 ? "action" : "actions"}`;
    const pipeline = `pipeline ${parentText(pipelineOf(target))}`;
    return count === named.length ? `${actions} read from ${pipeline}` : `${pipeline} and ${actions} read`;
}

async function writeResults(
    named: readonly NamedResource[],
    references: References,
    { adopt, out, code }: ImportFlags,
): Promise<void> {
    const program = programText(named, { isAdopted: adopt === true, references });
    if (!adopt) {
        await write(out, importFile(named, references));
    }
    if (code !== undefined) {
        await write(code, program);
        return;
    }
    // Standard output then holds the import file alone.
    const stream = !adopt && out === STANDARD_OUTPUT ? process.stderr : process.stdout;
    stream.write(program);
}

async function write(file: string, text: string): Promise<void> {
    if (file === STANDARD_OUTPUT) {
        process.stdout.write(text);
        return;
    }
    const kept = await writeKeepingOld(file, text).catch((error: Error) => {
        throw new Error(`write ${file}: ${error.message}`);
    });
    if (kept !== undefined) {
        say(`${file} existed already: its old content is now in ${kept}`);
    }
}

async function importInto(flags: ImportFlags): Promise<void> {
    const option = flags.stack === undefined ? [] : ["--stack", flags.stack];
    const args = ["import", "--file", flags.out, "--generate-code=false", "--yes", ...option];
    const code = await runPulumi(args, environmentWith(flags));
    if (code !== 0) {
        throw new Error(
            `pulumi import: it ended with code ${code}. Nothing was changed in Buddy. If the stack has a resource of that ` +
                "name already, run this command again with --prefix. Otherwise do what pulumi says above, then run " +
                `\`pulumi ${args.join(" ")}\`.`,
        );
    }
}
