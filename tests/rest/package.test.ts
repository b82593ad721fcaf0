import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { isOwn } from "../examples/exampleFiles";
import { REPOSITORY } from "../helpers/environment";
import { type InstalledPackage, installPackage } from "../helpers/installedPackage";

const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { version: string };
const filesIn = (folder: string) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)).split(sep).join("/"));
/** What users get, as it was written. */
const SOURCES = [...["provider", "simulator", "command", "importer", "verify"].flatMap(filesIn), "bin/commandLine.ts"];
const HANDLERS = ["Action", "Pipeline", "check", "configure", "create", "delete", "diff", "read", "update"];

let installed: InstalledPackage;
beforeAll(async () => {
    installed = await installPackage();
});
afterAll(() => installed?.remove());

const runIn: InstalledPackage["runIn"] = (...args) => installed.runIn(...args);

async function answerOf(folder: string, files: Record<string, string>): Promise<unknown> {
    const [program = ""] = Object.keys(files);
    const ran = await runIn(folder, process.execPath, [program], files);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    // The whole of standard output: importing the package prints nothing.
    return JSON.parse(ran.stdout);
}

describe("the tarball", () => {
    it("holds what was compiled for users, and nothing else", () => {
        const expected = SOURCES.flatMap((file) => [".d.ts", ".js"].map((end) => `dist/${file.replace(/\.ts$/, end)}`));
        expect(installed.files).toEqual(
            [
                ...expected,
                ...filesIn("docs"),
                ...filesIn("examples").filter(isOwn),
                "CHANGELOG.md",
                "LICENSE",
                "README.md",
                "package.json",
            ].sort(),
        );
    });

    // No source maps: what tsc writes reads like its source, whose TypeScript is not published; only examples are templates.
    it("holds no tests, measurements, sources, source maps or hidden files", () => {
        const unwanted =
            /(^|\/)((tests?|bench|fuzz|node_modules|coverage)\/|\.)|\.map$|\.tsbuildinfo$|package-lock|^(?!examples\/).*(?<!\.d)\.ts$/;
        expect(installed.files.filter((file) => unwanted.test(file))).toEqual([]);
        const kinds = new Set(installed.files.map((file) => extname(file)));
        expect(
            [...kinds].filter((kind) => ![".js", ".ts", ".md", ".json", ".svg", ".yaml", ""].includes(kind)),
        ).toEqual([]);
    });

    it("is not much larger than its sources, and most of it is code", () => {
        const sizeOf = (folder: string, files: string[]) =>
            files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
        const published = join(installed.folder, "node_modules", "pulumi-buddyworks");
        const code = sizeOf(
            published,
            installed.files.filter((file) => file.startsWith("dist/")),
        );
        expect(code / sizeOf(REPOSITORY, SOURCES)).toBeLessThan(1.5);
        expect(sizeOf(published, installed.files) / code).toBeLessThan(2);
    });

    it("brings the dependencies it names, and no second copy of Pulumi's SDK", () => {
        const nested = readdirSync(join(installed.folder, "node_modules", "pulumi-buddyworks"));
        expect(nested).not.toContain("node_modules");
        const top = readdirSync(join(installed.folder, "node_modules"));
        expect(top).toEqual(expect.arrayContaining(["axios", "commander", "fastest-levenshtein"]));
    });
});

describe("a CommonJS program", () => {
    it("imports every sub-path", async () => {
        const program = `
            const { DockerfileAction, Provider } = require("pulumi-buddyworks");
            const { startSimulator } = require("pulumi-buddyworks/simulator");
            console.log(JSON.stringify({
                kinds: [typeof DockerfileAction, typeof Provider, typeof startSimulator],
                handlers: Object.keys(require("pulumi-buddyworks/provider")).sort(),
                version: require("pulumi-buddyworks/package.json").version,
            }));`;
        expect(await answerOf("commonjs", { "index.js": program })).toEqual({
            kinds: ["function", "function", "function"],
            handlers: HANDLERS,
            version,
        });
    });

    it("is refused what is inside the package", async () => {
        const program = `
            const refusal = (path) => {
                try { return require.resolve("pulumi-buddyworks/" + path); } catch ({ code }) { return code; }
            };
            const paths = ["dist/provider/index.js", "dist/provider/provider", "dist/bin/commandLine.js", "simulator/server"];
            console.log(JSON.stringify(paths.map(refusal)));`;
        expect(await answerOf("commonjs", { "deep.js": program })).toEqual(
            Array.from({ length: 4 }, () => "ERR_PACKAGE_PATH_NOT_EXPORTED"),
        );
    });

    it("loads neither the HTTP client nor the handlers with the resource", async () => {
        const program = `
            require("pulumi-buddyworks");
            const own = Object.keys(require.cache).map((file) => file.split("\\\\").join("/"));
            console.log(JSON.stringify(own.filter((file) => /node_modules\\/axios|buddyClient|provider\\/(provider|createProvider)\\.js/.test(file))));`;
        expect(await answerOf("commonjs", { "resource.js": program })).toEqual([]);
    });

    it("loads the HTTP client with the first request only: a preview needs none", async () => {
        const inputs = {
            workspace: "acme",
            projectName: "site",
            pipelineId: 12,
            name: "Build",
            dockerfilePath: "Dockerfile",
        };
        const program = `
            const provider = require("pulumi-buddyworks/provider");
            const isLoaded = () => Object.keys(require.cache).some((file) => /node_modules.axios|buddyClient/.test(file));
            const inputs = ${JSON.stringify(inputs)};
            const settings = { "buddyworks:token": "t", "buddyworks:baseUrl": "http://127.0.0.1:9", "buddyworks:maxRetries": "0" };
            (async () => {
                const seen = [isLoaded()];
                await provider.configure({ config: { get: (key) => settings[key], require: (key) => settings[key] } });
                const { failures } = await provider.check({}, inputs);
                await provider.diff("acme/site/12/34", inputs, { ...inputs, name: "Other" });
                seen.push(isLoaded());
                await provider.read("acme/site/12/34", inputs).catch(() => undefined);
                seen.push(isLoaded());
                console.log(JSON.stringify({ failures, seen }));
            })();`;
        const answer = await answerOf("commonjs", { "preview.js": program });
        expect(answer).toEqual({ failures: [], seen: [false, false, true] });
    });

    it("loads the HTTP client with the first function that asks Buddy", async () => {
        const program = `
            const { getIntegration } = require("pulumi-buddyworks");
            const isLoaded = () => Object.keys(require.cache).some((file) => /node_modules.axios|buddyClient/.test(file));
            const find = () => getIntegration({ workspace: "acme", name: "Amazon ECR" }).catch(({ message }) => message);
            const settings = { BUDDY_TOKEN: "a-token", BUDDY_BASE_URL: "http://127.0.0.1:9", BUDDY_MAX_RETRIES: "0" };
            (async () => {
                const seen = [isLoaded(), await find(), isLoaded()];
                Object.assign(process.env, settings);
                seen.push(await find(), isLoaded());
                console.log(JSON.stringify(seen));
            })();`;
        expect(await answerOf("commonjs", { "function.js": program })).toEqual([
            false,
            "getIntegration: buddyworks:token: must be set (got nothing). Run `pulumi config set --secret " +
                "buddyworks:token …`, set BUDDY_TOKEN, or pass `token` to new Provider(…).",
            false,
            "getIntegration: list integrations in acme: no connection to http://127.0.0.1:9 (ECONNREFUSED). " +
                "Check buddyworks:baseUrl, buddyworks:region and the network.",
            true,
        ]);
    });
});

describe("an ESM program", () => {
    const manifest = JSON.stringify({ name: "esm", private: true, type: "module" });

    it("imports every sub-path by name", async () => {
        const program = `
            import { DockerfileAction, Provider } from "pulumi-buddyworks";
            import { startSimulator } from "pulumi-buddyworks/simulator";
            import { check, configure, create, diff, read, update, delete as destroy } from "pulumi-buddyworks/provider";
            const kinds = [DockerfileAction, Provider, startSimulator, check, configure, create, diff, read, update, destroy];
            console.log(JSON.stringify({
                kinds: [...new Set(kinds.map((value) => typeof value))],
                manifest: import.meta.resolve("pulumi-buddyworks/package.json").split("/").slice(-2),
            }));`;
        expect(await answerOf("esm", { "index.js": program, "package.json": manifest })).toEqual({
            kinds: ["function"],
            manifest: ["pulumi-buddyworks", "package.json"],
        });
    });

    it("is refused what is inside the package", async () => {
        const program = `
            const code = await import("pulumi-buddyworks/dist/provider/index.js").catch(({ code }) => code);
            console.log(JSON.stringify(code));`;
        expect(await answerOf("esm", { "deep.js": program, "package.json": manifest })).toBe(
            "ERR_PACKAGE_PATH_NOT_EXPORTED",
        );
    });
});

describe("a TypeScript program", () => {
    const program = `
        import { DockerfileAction, Provider } from "pulumi-buddyworks";
        import { startSimulator, type Simulator } from "pulumi-buddyworks/simulator";
        import { check } from "pulumi-buddyworks/provider";
        import manifest = require("pulumi-buddyworks/package.json");
        export const { version } = manifest;
        export const simulator: Promise<Simulator> = startSimulator();
        export const handler: Function = check;
        const provider = new Provider("account", { region: "eu" });
        new DockerfileAction("image", { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" }, { provider });`;
    const compilerOptions = { target: "es2022", module: "nodenext", strict: true, types: ["node"], noEmit: true };

    it("compiles as CommonJS and as ESM, libraries checked too", async () => {
        const compiler = join(installed.folder, "node_modules", "typescript", "bin", "tsc");
        const ran = await runIn("typescript", process.execPath, [compiler, "-p", "."], {
            "program.cts": program,
            "program.mts": program.replace(/import manifest.*|export const \{ version.*/g, ""),
            "tsconfig.json": JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: false } }),
        });
        expect(ran).toMatchObject({ stdout: "", code: 0 });
    });

    it("is refused what is inside the package", async () => {
        const compiler = join(installed.folder, "node_modules", "typescript", "bin", "tsc");
        const ran = await runIn("typescript-deep", process.execPath, [compiler, "-p", ".", "--pretty", "false"], {
            "program.ts": `import { providerText } from "pulumi-buddyworks/dist/provider/stateContract"; export { providerText };`,
            "tsconfig.json": JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true } }),
        });
        expect(ran.stdout).toContain("Cannot find module 'pulumi-buddyworks/dist/provider/stateContract'");
    });
});
