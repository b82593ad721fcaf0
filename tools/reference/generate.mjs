// `npm run docs`: writes docs/reference from the comments at public declarations. The test that checks whether it is stale
// gives another folder as argument.
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
    Application,
    Comment,
    CommentTag,
    Converter,
    PageEvent,
    ReferenceType,
    ReflectionKind,
    UnionType,
} from "typedoc";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const DEFAULT_FOLDER = join(ROOT, "docs", "reference");

/** The sections of the pages, in order, each with the files or folders whose declarations it has. */
const SECTIONS = {
    Resources: [
        "provider/resources/dockerfileAction.ts",
        "provider/resources/action.ts",
        "provider/resources/pipeline.ts",
        "provider/types/",
    ],
    Inputs: [
        "provider/args/dockerfileActionArgs.ts",
        "provider/args/actionArgs.ts",
        "provider/args/commonActionArgs.ts",
    ],
    "Inputs of a pipeline": ["provider/args/pipelineArgs.ts"],
    "Nested inputs": [
        "provider/args/nestedArgs.ts",
        "provider/args/pipelineNestedArgs.ts",
        "provider/args/jsonInputs.ts",
        "provider/json.ts",
    ],
    "What each registry demands": ["provider/args/registryArgs.ts"],
    "Buddy's words": ["provider/args/enums.ts", "provider/args/actionTypes.ts", "provider/args/pipelineEnums.ts"],
    Accounts: ["provider/resources/buddyProvider.ts"],
    Functions: ["provider/functions/"],
    "Starting one": ["simulator/server.ts"],
    "How it reads Buddy's API": [
        "simulator/behaviour.ts",
        "simulator/responseSwitches.ts",
        "simulator/writeSwitches.ts",
        "simulator/protocolSwitches.ts",
    ],
    Failures: ["simulator/faults.ts"],
    "Recorded requests": ["simulator/journal.ts"],
    State: ["simulator/state.ts", "simulator/wire.ts"],
};

const OPTIONS = {
    tsconfig: join(HERE, "tsconfig.json"),
    entryPoints: [join(ROOT, "provider", "index.ts"), join(ROOT, "simulator", "index.ts")],
    plugin: ["typedoc-plugin-markdown"],
    name: "Reference",
    readme: "none",
    // Line numbers would make the pages stale with every edit.
    disableSources: true,
    excludeExternals: true,
    excludePrivate: true,
    treatWarningsAsErrors: true,
    validation: { invalidLink: true, notDocumented: true, notExported: true },
    intentionallyNotExported: ["ResolvedInput", "dockerfileActionFields", "actionFields", "pipelineFields"],
    // Otherwise typedoc takes a default that is a sentence for code.
    jsDocCompatibility: { defaultTag: false },
    groupOrder: [...Object.keys(SECTIONS), "Constructors", "Properties", "Methods"],
    sort: ["kind", "source-order"],
    kindSortOrder: ["Function", "Class", "TypeAlias", "Interface", "Constructor", "Property", "Method"],
    outputFileStrategy: "modules",
    hideBreadcrumbs: true,
    hideGenerator: true,
    hidePageHeader: true,
    pageTitleTemplates: { module: ({ name }) => (name === "simulator" ? "pulumi-buddyworks/simulator" : name) },
    classPropertiesFormat: "table",
    interfacePropertiesFormat: "table",
    parametersFormat: "table",
    typeDeclarationFormat: "table",
    tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
};

/** Tables show a list of more words than this by its name. */
const MOST_WORDS_SHOWN = 4;

/** Fields that the simulator only stores: they need no documentation, because Buddy's page has it. */
const buddysOwn = [];
/** The types of the section "Buddy's words", by their words. */
const words = new Map();

const app = await Application.bootstrapWithPlugins(OPTIONS);
app.converter.on(Converter.EVENT_CREATE_DECLARATION, spellOut);
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const reflections = Object.values(context.project.reflections);
    for (const list of reflections.filter((reflection) => isList(reflection, context))) {
        words.set(String(list.type), ReferenceType.createResolvedReference(list.name, list, context.project));
    }
    for (const reflection of reflections) {
        arrange(reflection, context);
        shorten(reflection, context);
    }
});
app.renderer.on(PageEvent.END, (page) => {
    page.contents = `<!-- Written by \`npm run docs\` from the comments in the code: edit those. -->\n\n${page.contents}`;
});
const project = await app.convert();
if (project !== undefined) {
    app.options.setValue("intentionallyNotDocumented", buddysOwn);
    app.validate(project);
    app.options.setValue("outputs", [{ name: "markdown", path: process.argv[2] ?? DEFAULT_FOLDER }]);
    await app.generateOutputs(project);
}
process.exitCode = project === undefined || app.logger.hasErrors() || app.logger.hasWarnings() ? 1 : 0;

/** Shows a type that is derived from a list of words as these words. */
function spellOut(context, reflection) {
    if (isList(reflection, context)) {
        reflection.comment?.modifierTags.add("@useDeclaredType");
    }
}

function isList(reflection, context) {
    return (
        reflection.kind === ReflectionKind.TypeAlias &&
        fileOf(reflection, context).match(/\/(pipelineE|e)nums\.ts$/) !== null
    );
}

function arrange(reflection, context) {
    if (reflection.parent?.kind !== ReflectionKind.Module) {
        return;
    }
    const file = fileOf(reflection, context);
    const [section] =
        Object.entries(SECTIONS).find(([, places]) => places.some((place) => file.startsWith(place))) ?? [];
    if (section === undefined) {
        throw new Error(`SECTIONS in tools/reference/generate.mjs lacks ${file}, where ${reflection.name} is`);
    }
    const { comment } = reflection.signatures?.[0] ?? reflection;
    comment?.blockTags.push(new CommentTag("@group", [{ kind: "text", text: section }]));
}

function fileOf(reflection, context) {
    const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? [];
    return declaration === undefined ? "" : relative(ROOT, declaration.getSourceFile().fileName).split(sep).join("/");
}

/** Removes inherited members, which are documented where they are declared, and shows an input's type as a program writes it. */
function shorten(reflection, context) {
    const isConstructor = reflection.kindOf([ReflectionKind.Constructor, ReflectionKind.ConstructorSignature]);
    if (reflection.inheritedFrom !== undefined && !isConstructor) {
        context.project.removeReflection(reflection);
        return;
    }
    if (reflection.overwrites !== undefined && reflection.comment?.inheritedFromParentDeclaration) {
        const { name, reflection: target } = reflection.overwrites;
        reflection.comment = new Comment([
            { kind: "text", text: "See " },
            { kind: "inline-tag", tag: "@link", text: name, target },
        ]);
    }
    delete reflection.inheritedFrom;
    delete reflection.overwrites;
    if (reflection.kind !== ReflectionKind.Property) {
        return;
    }
    reflection.type = plain(reflection.type);
    if (fileOf(reflection, context) === "simulator/wire.ts" && !reflection.hasComment()) {
        buddysOwn.push(reflection.getFriendlyFullName());
    }
}

/** The type without `Input`, and without `undefined`, which every optional property accepts. */
function plain(type) {
    if (type.type === "reference" && type.package === "@pulumi/pulumi" && type.name === "Input") {
        return plain(type.typeArguments[0]);
    }
    if (type.type === "reference" && type.name === "OutputInstance") {
        type.name = "Output";
    }
    if (type.type === "array") {
        type.elementType = plain(type.elementType);
    }
    if (type.type === "reflection") {
        for (const signature of type.declaration.indexSignatures ?? []) {
            signature.type = plain(signature.type);
        }
    }
    if (type.type !== "union") {
        return type;
    }
    const types = type.types.filter((each) => each.type !== "intrinsic" || each.name !== "undefined").map(plain);
    const union = types.length === 1 ? types[0] : new UnionType(types);
    return (types.length > MOST_WORDS_SHOWN && words.get(String(union))) || union;
}
