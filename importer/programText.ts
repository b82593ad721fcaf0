import type { Field } from "../provider/fields/fieldTable";
import { isObject, type JsonObject } from "../provider/json";
import { oneLine } from "../provider/printable";
import { ID_NAMES } from "../provider/types/resourceType";
import { type ConfigKeys, createConfigKeys, type NamedResource, pipelineVariable } from "./names";
import { propertyName } from "./propertyInputs";
import { optionsSource, type References } from "./references";
import { indent, keyOf, type SecretSource, sourceOf } from "./sourceText";
import { needsSecret, type UnmanagedInput } from "./unmanagedInput";

export interface ProgramOptions {
    /** For Pulumi CLIs that cannot import: the first `pulumi up` adopts the objects. */
    isAdopted: boolean;
    references: References;
}

const REASONS: Readonly<Record<UnmanagedInput["why"], string>> = {
    hidden: "Buddy never returns it; set it here to manage it",
    secret: "not written here, because it may be a secret; set it here to manage it",
    newer: "stays as it is in Buddy, because this version of pulumi-buddyworks does not know it",
    refused: "stays as it is in Buddy, because pulumi-buddyworks refuses it",
    incomplete: "computed by Buddy while it is not set; setting it requires what Buddy never returns",
};

/** The TypeScript that declares the resources, in their order. */
export function programText(resources: readonly NamedResource[], options: ProgramOptions): string {
    const classes = [...new Set(resources.map(({ resource }) => resource.type.className))].sort();
    const head = [`import { ${classes.join(", ")} } from "pulumi-buddyworks";`, ...secretsHead(resources)].join("\n");
    const { constant, source } = pipelineSource(resources, options.references);
    const layout = { ...options, source, configKeys: createConfigKeys() };
    const declarations = resources.map((named) => declaration(named, layout));
    return `${[head, ...constant, ...declarations].join("\n\n")}\n`;
}

/** Commented like the lines that need it, because a project may forbid unused imports. */
function secretsHead(resources: readonly NamedResource[]): string[] {
    if (!resources.some(({ resource }) => resource.unmanaged.some(needsSecret))) {
        return [];
    }
    return [
        '// import * as pulumi from "@pulumi/pulumi";',
        "// const config = new pulumi.Config(); // for the commented secrets below",
    ];
}

/** Lines that say in which pipeline an action is. */
type PipelineSource = (names: readonly string[], inputs: JsonObject) => string[];

/** The actions of one pipeline refer to it; without it several of them share a constant. */
function pipelineSource(
    resources: readonly NamedResource[],
    references: References,
): { constant: string[]; source: PipelineSource } {
    const pipeline = resources.find(({ resource }) => resource.type.noun === "pipeline");
    if (pipeline !== undefined) {
        const { variable } = pipeline;
        return { constant: [], source: (names) => names.map((name) => `${name}: ${variable}.${name},`) };
    }
    const [first] = resources;
    if (first === undefined || resources.length === 1) {
        return { constant: [], source: inPlace };
    }
    const { parent } = first.resource.path;
    const name = pipelineVariable(parent, references);
    return { constant: [`const ${name} = ${sourceOf({ ...parent })};`], source: () => [`...${name},`] };
}

const inPlace: PipelineSource = (names, inputs) =>
    names.flatMap((name) => (inputs[name] === undefined ? [] : [`${name}: ${sourceOf(inputs[name])},`]));

interface Layout extends ProgramOptions {
    source: PipelineSource;
    configKeys: ConfigKeys;
}

function declaration({ resource, logicalName, variable }: NamedResource, layout: Layout): string {
    const { isAdopted, references, configKeys } = layout;
    const { type, path, inputs } = resource;
    const secret: SecretSource = (keys) => `config.requireSecret(${JSON.stringify(configKeys(variable, keys))})`;
    const fields = Object.entries(type.fields);
    const pathNames = fields.filter(([, field]) => field.in === "path").map(([name]) => name);
    const source = type.noun === "action" ? layout.source : inPlace;
    const lines = fields.flatMap(([name, field]) => inputLines(name, field, { ...resource, secret }));
    const adoption = isAdopted ? [`${ID_NAMES[type.noun].adopt}: ${path.id},`] : [];
    return [
        `const ${variable} = new ${type.className}(${JSON.stringify(logicalName)}, {`,
        ...[...source(pathNames, inputs), ...lines, ...adoption].map(indent),
        `}${optionsSource(references)});`,
    ].join("\n");
}

interface Inputs {
    inputs: JsonObject;
    unmanaged: readonly UnmanagedInput[];
    secret: SecretSource;
}

function inputLines(name: string, field: Field, { inputs, unmanaged, secret }: Inputs): string[] {
    if (field.in === "path") {
        return [];
    }
    if (field.in === "properties") {
        return propertyLines(name, { inputs, unmanaged, secret });
    }
    const value = inputs[name];
    return value === undefined
        ? unmanaged
              .filter((input) => input.name === name)
              .flatMap((input) => commented(unmanagedLines(name, input, secret)))
        : [`${name}: ${sourceOf(value)},`];
}

/** One line if it fits; with commented ones, a line for each property. */
function propertyLines(name: string, { inputs, unmanaged, secret }: Inputs): string[] {
    const value = inputs[name];
    const left = unmanaged.flatMap((input) => {
        const property = propertyName(input.name);
        return property === undefined ? [] : [unmanagedLines(property, input, secret)];
    });
    if (left.length === 0) {
        return value === undefined ? [] : [`${name}: ${sourceOf(value)},`];
    }
    if (!isObject(value)) {
        return commented([`${name}: {`, ...left.flat().map(indent), "},"]);
    }
    const own = Object.entries(value).map(([property, entry]) => `${keyOf(property)}: ${sourceOf(entry)},`);
    return [`${name}: {`, ...[...own, ...left.flatMap(commented)].map(indent), "},"];
}

/** The lines to uncomment, with the reason as a comment. */
function unmanagedLines(key: string, { name, value, why, problem }: UnmanagedInput, secret: SecretSource): string[] {
    const path = propertyName(name) === undefined ? [key] : ["properties", key];
    const lines = `${keyOf(key)}: ${sourceOf(value, secret, path)},`.split("\n");
    const [only = ""] = lines;
    // A message may quote Buddy's text, and a line break in it would end the comment.
    const reason = problem === undefined ? REASONS[why] : `${REASONS[why]} (${oneLine(problem)})`;
    return lines.length === 1 ? [`${only} // ${reason}`] : [`// ${reason}:`, ...lines];
}

function commented(lines: readonly string[]): string[] {
    return lines.map((line) => (line.startsWith("//") ? line : `// ${line}`));
}
