import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import * as ts from "typescript";
import { REPOSITORY } from "./environment";

export interface TypeCheckOptions {
    /** The compiler to use. @default the repository's own */
    compiler?: typeof ts;
    /** As in tsconfig.json. @default {@link STRICT_OPTIONS} */
    compilerOptions?: object;
}

export interface TypeChecked {
    /** The compiler's messages about each program, by the program's name. */
    messages: Record<string, string[]>;
    /** What it finds wrong in the package's own declarations, as far as the programs reach them. */
    inDeclarations: string[];
}

/** A cautious user's tsconfig.json; libraries are checked too. */
export const STRICT_OPTIONS = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    isolatedModules: true,
    types: ["node"],
};

/** Compiles programs in a project that finds the built package where users do: in its `node_modules`. */
export async function typeCheck(
    programs: Record<string, string>,
    { compiler = ts, compilerOptions = STRICT_OPTIONS }: TypeCheckOptions = {},
): Promise<TypeChecked> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-types-")));
    try {
        await linkPackages(folder);
        const fileOf = (name: string) => join(folder, `${name}.ts`);
        const names = Object.keys(programs);
        await Promise.all(names.map((name) => writeFile(fileOf(name), programs[name] ?? "")));

        const { options, errors } = compiler.convertCompilerOptionsFromJson(
            { ...compilerOptions, noEmit: true, typeRoots: [join(folder, "node_modules", "@types")] },
            folder,
        );
        if (errors.length > 0) {
            throw new Error(errors.map(({ messageText }) => String(messageText)).join("\n"));
        }
        const program = compiler.createProgram(names.map(fileOf), options);
        const messagesOf = (file: ts.SourceFile | undefined) =>
            [...program.getSyntacticDiagnostics(file), ...(file ? program.getSemanticDiagnostics(file) : [])].map(
                ({ messageText }) => compiler.flattenDiagnosticMessageText(messageText, "\n"),
            );
        const built = join(REPOSITORY, "dist").split(sep).join("/");
        const declarations = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${built}/`));
        if (declarations.length === 0) {
            throw new Error("no program imports the built package; run `npm run build`");
        }
        return {
            messages: Object.fromEntries(names.map((name) => [name, messagesOf(program.getSourceFile(fileOf(name)))])),
            inDeclarations: declarations.flatMap((file) =>
                messagesOf(file).map((message) => `${file.fileName.slice(built.length + 1)}: ${message}`),
            ),
        };
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function linkPackages(folder: string): Promise<void> {
    const modules = join(folder, "node_modules");
    await mkdir(join(modules, "@pulumi"), { recursive: true });
    await mkdir(join(modules, "@types"));
    await symlink(REPOSITORY, join(modules, "pulumi-buddyworks"), "junction");
    for (const name of [join("@pulumi", "pulumi"), join("@types", "node")]) {
        await symlink(join(REPOSITORY, "node_modules", name), join(modules, name), "junction");
    }
}
