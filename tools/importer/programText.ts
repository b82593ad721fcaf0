import type { PipelinePath } from "../../provider/client/actionPath";
import { FIELD_ENTRIES } from "../../provider/fields/fields";
import type { ImportedAction, LeftAtBuddy } from "./importedAction";
import type { ProgramNames } from "./names";
import { optionsSource, type References } from "./references";
import { indent, sourceOf } from "./sourceText";

/** An action with its names in the program. */
export interface NamedAction extends ProgramNames {
    action: ImportedAction;
}

export interface ProgramOptions {
    /** For Pulumi CLIs that can't import: the first `pulumi up` takes the actions over. */
    isAdopted: boolean;
    /** What the actions belong to in the program. */
    references: References;
}

const WHY: Readonly<Record<LeftAtBuddy["why"], string>> = {
    hidden: "Buddy has it and never returns it; set it here to manage it",
    newer: "newer than this version of pulumi-buddyworks; stays as it is in Buddy",
    incomplete: "computed by Buddy while it is left out; naming it demands what Buddy never returns",
};

/** The TypeScript that declares the actions, in the pipeline's order. */
export function programText(actions: readonly NamedAction[], options: ProgramOptions): string {
    const [first] = actions;
    const isPlaceShared = actions.length > 1;
    const head = ['import { DockerfileAction } from "pulumi-buddyworks";', ...secretsHead(actions)].join("\n");
    const place = isPlaceShared && first !== undefined ? [sharedPlace(first.action.path)] : [];
    const declarations = actions.map((named) => declaration(named, { ...options, isPlaceShared }));
    return `${[head, ...place, ...declarations].join("\n\n")}\n`;
}

/** Commented like the lines that need it: an unused import may not compile. */
function secretsHead(actions: readonly NamedAction[]): string[] {
    if (!actions.some(({ action }) => action.left.some(({ why }) => why === "hidden"))) {
        return [];
    }
    return [
        '// import * as pulumi from "@pulumi/pulumi";',
        "// const config = new pulumi.Config(); // for the commented secrets below",
    ];
}

/** All actions lie in one pipeline, so its place is written once. */
function sharedPlace({ workspace, projectName, pipelineId }: PipelinePath): string {
    return `const ${placeVariable(pipelineId)} = ${sourceOf({ workspace, projectName, pipelineId })};`;
}

/** The constant that holds the pipeline's place; no action may have its name. */
export const placeVariable = (pipelineId: number): string => `pipeline${pipelineId}`;

interface Layout extends ProgramOptions {
    isPlaceShared: boolean;
}

function declaration(
    { action, logicalName, variable }: NamedAction,
    { isAdopted, isPlaceShared, references }: Layout,
): string {
    const { inputs, left, path } = action;
    const lines = FIELD_ENTRIES.flatMap(([name, { to }]): string[] => {
        const value = inputs[name];
        if (value !== undefined && !(isPlaceShared && to === "path")) {
            return [`${name}: ${sourceOf(value)},`];
        }
        return left.filter((each) => each.name === name).map((each) => commented(each, variable));
    });
    const place = isPlaceShared ? [`...${placeVariable(path.pipelineId)},`] : [];
    const adoption = isAdopted ? [`adoptActionId: ${path.actionId},`] : [];
    return [
        `const ${variable} = new DockerfileAction(${JSON.stringify(logicalName)}, {`,
        ...[...place, ...lines, ...adoption].map(indent),
        `}${optionsSource(references)});`,
    ].join("\n");
}

function commented({ name, value, why }: LeftAtBuddy, variable: string): string {
    const secret = (path: readonly string[]) => `config.requireSecret(${JSON.stringify(configKey(variable, path))})`;
    const lines = `${name}: ${sourceOf(value, secret, [name])},`.split("\n");
    const [only = ""] = lines;
    const text = lines.length === 1 ? [`${only} // ${WHY[why]}`] : [`${WHY[why]}:`, ...lines];
    return text.map((line) => `// ${line}`).join("\n");
}

/** `["variables", "TOKEN", "value"]` of `image` is `imageTOKEN`, its passphrase `imageTOKENPassphrase`. */
function configKey(variable: string, [name = "", ...rest]: readonly string[]): string {
    const parts = rest.length === 0 ? [name] : rest.filter((part) => part !== "value");
    const words = parts
        .map((part) => part.replace(/\W/g, ""))
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
    return [variable, ...words].join("");
}
