import type { PipelinePath } from "../provider/resourcePath";
import { FIELD_ENTRIES } from "../provider/types/dockerfileAction";
import { type ConfigKeys, createConfigKeys } from "./configKeys";
import type { ImportedAction, LeftAtBuddy } from "./importedAction";
import { type ProgramNames, placeVariable } from "./names";
import { optionsSource, type References } from "./references";
import { indent, type SecretSource, sourceOf } from "./sourceText";

/** An action with its names in the program. */
export interface NamedAction extends ProgramNames {
    action: ImportedAction;
}

export interface ProgramOptions {
    /** For Pulumi CLIs that can't import: the first `pulumi up` adopts the actions. */
    isAdopted: boolean;
    /** What the actions belong to in the program. */
    references: References;
}

const WHY: Readonly<Record<LeftAtBuddy["why"], string>> = {
    hidden: "Buddy has it and never returns it; set it here to manage it",
    newer: "newer than this version of pulumi-buddyworks; stays as it is in Buddy",
    refused: "stays as it is in Buddy, because pulumi-buddyworks refuses it",
    incomplete: "computed by Buddy while it is left out; naming it demands what Buddy never returns",
};

/** The TypeScript that declares the actions, in the pipeline's order. */
export function programText(actions: readonly NamedAction[], options: ProgramOptions): string {
    const [first] = actions;
    // All actions lie in one pipeline, so its place is written once.
    const shared = actions.length > 1 ? first?.action.path : undefined;
    const place = shared && placeVariable(shared.pipelineId, options.references);
    const head = ['import { DockerfileAction } from "pulumi-buddyworks";', ...secretsHead(actions)].join("\n");
    const layout = { ...options, place, configKeys: createConfigKeys() };
    const declarations = actions.map((named) => declaration(named, layout));
    return `${[head, ...(shared ? [`const ${place} = ${placeSource(shared)};`] : []), ...declarations].join("\n\n")}\n`;
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

function placeSource({ workspace, projectName, pipelineId }: PipelinePath): string {
    return sourceOf({ workspace, projectName, pipelineId });
}

interface Layout extends ProgramOptions {
    /** The constant that holds the place, where several actions share it. */
    place: string | undefined;
    configKeys: ConfigKeys;
}

function declaration({ action, logicalName, variable }: NamedAction, layout: Layout): string {
    const { isAdopted, place, references, configKeys } = layout;
    const { inputs, left, path } = action;
    const lines = FIELD_ENTRIES.flatMap(([name, { to }]): string[] => {
        const value = inputs[name];
        if (value !== undefined && !(place !== undefined && to === "path")) {
            return [`${name}: ${sourceOf(value)},`];
        }
        const secret = (way: readonly string[]) => `config.requireSecret(${JSON.stringify(configKeys(variable, way))})`;
        return left.filter((each) => each.name === name).map((each) => commented(each, secret));
    });
    const spread = place === undefined ? [] : [`...${place},`];
    const adoption = isAdopted ? [`adoptActionId: ${path.actionId},`] : [];
    return [
        `const ${variable} = new DockerfileAction(${JSON.stringify(logicalName)}, {`,
        ...[...spread, ...lines, ...adoption].map(indent),
        `}${optionsSource(references)});`,
    ].join("\n");
}

function commented({ name, value, why, refusal }: LeftAtBuddy, secret: SecretSource): string {
    const lines = `${name}: ${sourceOf(value, secret, [name])},`.split("\n");
    const [only = ""] = lines;
    const reason = refusal === undefined ? WHY[why] : `${WHY[why]} (${refusal})`;
    const text = lines.length === 1 ? [`${only} // ${reason}`] : [`${reason}:`, ...lines];
    return text.map((line) => `// ${line}`).join("\n");
}
