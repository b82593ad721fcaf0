import { commonActionFields } from "../provider/types/commonAction";
import { dockerfileAction } from "../provider/types/dockerfileAction";
import type { ImportedAction, UnmanagedInput } from "./importedAction";
import { type ConfigKeys, createConfigKeys, type ProgramNames, pipelineVariable } from "./names";
import { optionsSource, type References } from "./references";
import { indent, type SecretSource, sourceOf } from "./sourceText";

/** An action with its names in the program. */
export interface NamedAction extends ProgramNames {
    action: ImportedAction;
}

export interface ProgramOptions {
    /** For Pulumi CLIs that cannot import: the first `pulumi up` adopts the actions. */
    isAdopted: boolean;
    references: References;
}

const REASONS: Readonly<Record<UnmanagedInput["why"], string>> = {
    hidden: "Buddy never returns it; set it here to manage it",
    newer: "stays as it is in Buddy, because this version of pulumi-buddyworks does not know it",
    refused: "stays as it is in Buddy, because pulumi-buddyworks refuses it",
    incomplete: "computed by Buddy while it is not set; setting it requires what Buddy never returns",
};

const HEAD = ["workspace", "projectName", "pipelineId", "name"];
const ALL_NAMES = Object.keys(dockerfileAction.fields);
const OWN_NAMES = ALL_NAMES.filter((name) => !Object.hasOwn(commonActionFields, name));

/** In the order of the program: the fields of this type of action before those of all actions. */
const FIELD_NAMES = [...new Set([...HEAD, ...OWN_NAMES, ...ALL_NAMES])];

/** The TypeScript that declares the actions, in the pipeline's order. */
export function programText(actions: readonly NamedAction[], options: ProgramOptions): string {
    const [first] = actions;
    // All actions are in one pipeline.
    const pipeline = actions.length > 1 ? first?.action.path.parent : undefined;
    const constant = pipeline && pipelineVariable(pipeline, options.references);
    const head = ['import { DockerfileAction } from "pulumi-buddyworks";', ...secretsHead(actions)].join("\n");
    const layout = { ...options, pipelineConstant: constant, configKeys: createConfigKeys() };
    const declarations = actions.map((named) => declaration(named, layout));
    const constants = pipeline ? [`const ${constant} = ${sourceOf({ ...pipeline })};`] : [];
    return `${[head, ...constants, ...declarations].join("\n\n")}\n`;
}

/** Commented like the lines that need it, because a project may forbid unused imports. */
function secretsHead(actions: readonly NamedAction[]): string[] {
    if (!actions.some(({ action }) => action.unmanaged.some(({ why }) => why === "hidden"))) {
        return [];
    }
    return [
        '// import * as pulumi from "@pulumi/pulumi";',
        "// const config = new pulumi.Config(); // for the commented secrets below",
    ];
}

interface Layout extends ProgramOptions {
    /** The constant for the inputs that name the pipeline, if several actions share it. */
    pipelineConstant: string | undefined;
    configKeys: ConfigKeys;
}

function declaration({ action, logicalName, variable }: NamedAction, layout: Layout): string {
    const { isAdopted, pipelineConstant, references, configKeys } = layout;
    const { inputs, unmanaged, path } = action;
    const secret: SecretSource = (keys) => `config.requireSecret(${JSON.stringify(configKeys(variable, keys))})`;
    const lines = FIELD_NAMES.flatMap((name): string[] => {
        const value = inputs[name];
        if (value === undefined) {
            return unmanaged.filter((input) => input.name === name).map((input) => commentedLines(input, secret));
        }
        const isInConstant = pipelineConstant !== undefined && dockerfileAction.fields[name]?.in === "path";
        return isInConstant ? [] : [`${name}: ${sourceOf(value)},`];
    });
    const spread = pipelineConstant === undefined ? [] : [`...${pipelineConstant},`];
    const adoption = isAdopted ? [`adoptActionId: ${path.id},`] : [];
    return [
        `const ${variable} = new DockerfileAction(${JSON.stringify(logicalName)}, {`,
        ...[...spread, ...lines, ...adoption].map(indent),
        `}${optionsSource(references)});`,
    ].join("\n");
}

function commentedLines({ name, value, why, problem }: UnmanagedInput, secret: SecretSource): string {
    const lines = `${name}: ${sourceOf(value, secret, [name])},`.split("\n");
    const [only = ""] = lines;
    const reason = problem === undefined ? REASONS[why] : `${REASONS[why]} (${problem})`;
    const text = lines.length === 1 ? [`${only} // ${reason}`] : [`${reason}:`, ...lines];
    return text.map((line) => `// ${line}`).join("\n");
}
