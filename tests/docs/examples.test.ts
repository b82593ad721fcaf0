import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import * as ts from "typescript";
import { parse } from "yaml";
import { SETTING_NAMES } from "../../provider/settings/settingSources";
import { EXAMPLES, EXAMPLES_FOLDER, isOwn, manifestOf, readmeCommands, readmeOf } from "../examples/exampleFiles";
import { REPOSITORY } from "../helpers/environment";

/** "About five lines" of prose, as they stand in the file. */
const LONGEST_README_LINES = 8;

const root: { version: string; devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(REPOSITORY, "package.json"), "utf8"),
);

/** Its own files, with `/` between folders. */
const filesOf = (example: string) =>
    readdirSync(join(EXAMPLES_FOLDER, example), { recursive: true, encoding: "utf8" })
        .filter(isOwn)
        .map((file) => file.split(sep).join("/"));

const TSCONFIGS = EXAMPLES.flatMap((example) =>
    filesOf(example)
        .filter((file) => file.endsWith("tsconfig.json"))
        .map((file) => `${example}/${file}`),
);

interface ConfigKey {
    key: string;
    isRequired: boolean;
    isSecret: boolean;
    /** The value that the program takes if the key is not set, where it is a literal. */
    preset: string | undefined;
}

/** Keys that the example's programs read. */
function configKeys(example: string): ConfigKey[] {
    const programs = filesOf(example).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
    const text = programs.map((file) => readFileSync(join(EXAMPLES_FOLDER, example, file), "utf8")).join("\n");
    const read = [
        ...text.matchAll(
            /\b(?:Config\("(\w+)"\)|config)\.(get|require)(Secret)?\w*\("(\w+)"\)(?: \?\? (?:"([^"]*)"|(\d+)))?/g,
        ),
    ];
    return read.map(([, namespace, verb, secret, name = "", text, number]) => ({
        key: namespace === undefined ? name : `${namespace}:${name}`,
        isRequired: verb === "require",
        isSecret: secret !== undefined,
        preset: text ?? number,
    }));
}

interface Template {
    config: Record<string, { description?: string; default?: string; secret?: boolean }>;
}

const templateOf = (example: string) =>
    (parse(readFileSync(join(EXAMPLES_FOLDER, example, "Pulumi.yaml"), "utf8")) as { template?: Template }).template;

const PROVIDER_KEYS: readonly string[] = SETTING_NAMES.map((name) => `buddyworks:${name}`);

/** What the README sets with `pulumi config set`. */
const configured = (example: string) =>
    readmeCommands(example)
        .map((words) => words.filter((word) => word !== "--secret"))
        .filter((words) => words.slice(0, 3).join(" ") === "pulumi config set")
        .map(([, , , key = ""]) => key);

const inCode = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

describe.each(EXAMPLES)("the folder %s", (example) => {
    const camelCase = example.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

    it("is run by a test", () => {
        const test = join(REPOSITORY, "tests", "examples", `${camelCase}.test.ts`);
        expect(existsSync(test) && readFileSync(test, "utf8")).toContain(`describeExample("${example}", {`);
    });

    it("has what a project needs, with the versions that this repository uses", () => {
        expect(filesOf(example)).toEqual(
            expect.arrayContaining(["Pulumi.yaml", "README.md", "index.ts", "package.json", "tsconfig.json"]),
        );
        const { name, private: isPrivate, dependencies, devDependencies } = manifestOf(example);
        expect({ name, isPrivate }).toEqual({ name: example, isPrivate: true });
        const {
            "@pulumi/policy": policy,
            "@pulumi/pulumi": pulumi,
            "@types/node": types,
            typescript,
        } = root.devDependencies;
        expect(dependencies).toEqual({ "@pulumi/pulumi": pulumi, "pulumi-buddyworks": `^${root.version}` });
        const ofPack = example === "policy" ? { "@pulumi/policy": policy } : {};
        expect(devDependencies).toEqual({ ...ofPack, "@types/node": types, typescript });
    });

    it("has a short README, which names what it is for, and both ways to run it", () => {
        const [title, ...lines] = readmeOf(example)
            .replace(/^```sh\n[\s\S]*?^```\n/gm, "")
            .trim()
            .split("\n");
        expect(title).toMatch(/^# \S/);
        expect(lines.filter((line) => line !== "").length).toBeLessThanOrEqual(LONGEST_README_LINES);
        expect(lines.join(" ")).toContain("`npx pulumi-buddyworks simulator");
        expect(lines.join(" ")).toMatch(/For your own (Buddy|accounts) /);
    });

    it("has a README that sets and explains what the program reads, and nothing else", () => {
        const keys = configKeys(example);
        const all = keys.map(({ key }) => key);
        const required = keys.filter(({ isRequired }) => isRequired).map(({ key }) => key);
        const set = configured(example);
        expect(set.filter((key) => !all.includes(key) && !PROVIDER_KEYS.includes(key))).toEqual([]);
        expect(required.filter((key) => !set.includes(key))).toEqual([]);
        const named = [...set, ...inCode(readmeOf(example))];
        // "usProject, the same for eu".
        const isNamed = (key: string) => named.includes(key) || named.includes(key.replace(/^eu/, "us"));
        expect(all.filter((key) => !isNamed(key))).toEqual([]);
        const words = inCode(readmeOf(example)).filter((code) => /^[a-z]+[A-Z]\w+$/.test(code));
        expect(words.filter((word) => !all.includes(word))).toEqual([]);
    });

    it("is a template that asks for what the program needs, with its defaults and secrets", () => {
        const keys = configKeys(example);
        const asked = Object.entries(templateOf(example)?.config ?? {});
        const names = asked.map(([key]) => key);
        const required = keys.filter(({ isRequired }) => isRequired).map(({ key }) => key);
        expect(required.filter((key) => !names.includes(key))).toEqual([]);
        const expected = asked.map(([key, { description = "" }]) => {
            expect(description).toMatch(/^[A-Z].+[^.]$/);
            const read = keys.find((each) => each.key === key);
            expect(read !== undefined || PROVIDER_KEYS.includes(key)).toBe(true);
            const isSecret = read?.isSecret === true || key === "buddyworks:token";
            return [
                key,
                { description, ...(read?.preset && { default: read.preset }), ...(isSecret && { secret: true }) },
            ];
        });
        expect(asked).toEqual(expected);
    });

    it("has a README whose files and scripts exist", () => {
        const files = inCode(readmeOf(example)).filter((code) => /^[\w./-]+\.(ts|json|yaml|pem)$/.test(code));
        const elsewhere = example === "self-hosted" ? ["ca.pem"] : []; // the reader's own
        expect(files.filter((file) => !filesOf(example).includes(file) && !elsewhere.includes(file))).toEqual([]);
        const others = readmeCommands(example).filter(([program]) => program !== "pulumi");
        const { scripts = {} } = manifestOf(example);
        expect(others.filter(([npm, script = ""]) => npm !== "npm" || scripts[script] === undefined)).toEqual([]);
    });

    it("is listed in examples/README.md", () => {
        expect(readFileSync(join(EXAMPLES_FOLDER, "README.md"), "utf8")).toContain(`](${example})`);
    });
});

it.each(TSCONFIGS)("%s: its programs compile", (file) => {
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
    const parsed = ts.getParsedCommandLineOfConfigFile(join(EXAMPLES_FOLDER, file), { noEmit: true }, host);
    const program = ts.createProgram(parsed?.fileNames ?? [], parsed?.options ?? {});
    const messages = [...(parsed?.errors ?? []), ...ts.getPreEmitDiagnostics(program)].map(
        ({ file: source, messageText }) =>
            [source?.fileName, ts.flattenDiagnosticMessageText(messageText, "\n")].join(": "),
    );
    expect(parsed?.fileNames).not.toEqual([]);
    expect(messages).toEqual([]);
});

function fail(diagnostic: ts.Diagnostic): never {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
}
