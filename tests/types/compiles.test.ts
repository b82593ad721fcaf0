import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as ts from "typescript";
import { type TypeChecked, typeCheck } from "../helpers/typeCheck";

const FOLDER = join(__dirname, "programs");
const NAMES = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ""));
const PROGRAMS = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(FOLDER, `${name}.ts`), "utf8")]));

describe("programs compile in a strict project", () => {
    let checked: TypeChecked;
    beforeAll(async () => {
        checked = await typeCheck(PROGRAMS);
    });

    it.each(NAMES)("%s", (name) => {
        expect(checked.messages[name]).toEqual([]);
    });

    it("with declarations that are sound for users who check libraries, too", () => {
        expect(checked.inDeclarations).toEqual([]);
    });
});

describe("programs compile without any strictness", () => {
    it.each(["commonjs", "esnext"])("as %s modules for a bundler", async (module) => {
        const compilerOptions = { target: "es2022", module, moduleResolution: "bundler", strict: false };
        const { messages } = await typeCheck(PROGRAMS, { compilerOptions: { ...compilerOptions, skipLibCheck: true } });
        expect(Object.values(messages).flat()).toEqual([]);
    });
});

/** What Pulumi uses for projects without a TypeScript of their own, with the options it passes (cmd/run in its SDK). */
describe("programs compile with the TypeScript 3.8.3 inside Pulumi's SDK", () => {
    const compiler: typeof ts = require("@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js");
    const pulumisOptions = { target: "es2020", module: "commonjs", moduleResolution: "node", types: ["node"] };

    it.each([
        ["as Pulumi starts it without a tsconfig.json", pulumisOptions],
        ["with strict checks", { ...pulumisOptions, strict: true }],
    ])("%s", async (_title, compilerOptions) => {
        const checked = await typeCheck(forTypeScript38(PROGRAMS), { compiler, compilerOptions });
        expect(Object.values(checked.messages).flat()).toEqual([]);
        // Errors in a declaration stay invisible there and make `any` of a type.
        expect(checked.inDeclarations).toEqual([]);
    });
});

/** `import { type A, b }` came with TypeScript 4.5. */
function forTypeScript38(programs: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(programs).map(([name, text]) => [name, text.replace(/(?<=import \{.*)\btype (?=.*from )/g, "")]),
    );
}
