import type { Refusal, Row } from "./row";

const NOT_FROM_THE_PROJECT: Refusal = {
    at: "preview",
    message:
        "pulumi-buddyworks: must be a direct dependency of this project (Pulumi cannot find it from <project>, from where it " +
        "creates, refreshes and destroys resources). Run npm install pulumi-buddyworks.",
    fix: "Do what the message says, whatever else contains the package or depends on it.",
};

/** The matrix, by what varies. */
export const MATRIX: Readonly<Record<string, readonly Row[]>> = {
    "Package managers": [
        { name: "npm", program: "typescript", isQuick: true },
        { name: "pnpm, isolated", manager: "pnpm, isolated", program: "typescript" },
        { name: "pnpm, hoisted", manager: "pnpm, hoisted", program: "typescript" },
        { name: "pnpm 10, isolated", manager: "pnpm 10, isolated", program: "typescript" },
        {
            name: "pnpm, install scripts undecided",
            manager: "pnpm, install scripts undecided",
            program: "commonjs",
            refusal: {
                at: "install",
                message: "Ignored build scripts: protobufjs",
                fix:
                    "Pulumi's SDK brings this package, and pnpm requires a decision whether its install script may " +
                    "run. It need not: `allowBuilds: { protobufjs: false }` in `pnpm-workspace.yaml`.",
            },
        },
        { name: "Yarn, node-modules linker", manager: "Yarn, node-modules", program: "typescript" },
        {
            name: "Yarn, Plug'n'Play",
            manager: "Yarn, Plug'n'Play",
            program: "commonjs",
            refusal: {
                at: "preview",
                message:
                    "It looks like the Pulumi SDK has not been installed. Have you run npm install or yarn install?",
                fix:
                    "`nodeLinker: node-modules` in `.yarnrc.yml`: Pulumi's dynamic providers need a `node_modules` folder " +
                    "([pulumi/pulumi#3586](https://github.com/pulumi/pulumi/issues/3586)).",
            },
        },
        { name: "Yarn 1", manager: "Yarn 1", program: "typescript", runtime: "Node.js 22" },
        {
            name: "Yarn 1 with Node.js 20",
            manager: "Yarn 1",
            program: "commonjs",
            runtime: "Node.js 20",
            refusal: {
                at: "install",
                message: 'The engine "node" is incompatible with this module. Expected version ">=22".',
                fix: "Pulumi's SDK requires 22, though it runs on 20: `yarn install --ignore-engines`.",
            },
        },
        { name: "Bun, hoisted", manager: "Bun, hoisted", program: "typescript" },
        { name: "Bun, isolated", manager: "Bun, isolated", program: "typescript" },
    ],
    "Languages and compilers": [
        { name: "JavaScript, CommonJS", program: "commonjs", isQuick: true },
        { name: "JavaScript, ES modules", program: "esm", isQuick: true },
        { name: "TypeScript without tsconfig.json", program: "typescript without tsconfig" },
        { name: "TypeScript by the compiler inside Pulumi's SDK", program: "typescript of the sdk", isQuick: true },
        { name: "TypeScript 5", program: "typescript 5" },
        { name: "TypeScript 5, tsconfig.json of Pulumi's template", program: "pulumi's tsconfig, typescript 5" },
        {
            name: "TypeScript 6, tsconfig.json of Pulumi's template",
            program: "pulumi's tsconfig",
            isQuick: true,
            refusal: {
                at: "preview",
                message:
                    "error TS5107: Option 'moduleResolution=node10' is deprecated and will stop functioning in TypeScript 7.0.",
                fix: '`"module": "nodenext"` without `moduleResolution`, or `npm install --save-dev ts-node@10`.',
            },
        },
        {
            name: "TypeScript 6, tsconfig.json of Pulumi's template, ts-node 10",
            program: "pulumi's tsconfig, ts-node",
        },
        {
            name: 'TypeScript 6, "module": "commonjs"',
            program: "module commonjs",
            refusal: {
                at: "preview",
                message:
                    "error TS5110: Option 'module' must be set to 'NodeNext' when option 'moduleResolution' is set to 'NodeNext'.",
                fix: '`"module": "nodenext"`, or `npm install --save-dev ts-node@10`.',
            },
        },
        { name: "TypeScript, ES modules, ts-node 10", program: "typescript esm" },
        {
            name: "TypeScript, ES modules, without ts-node",
            program: "typescript esm without ts-node",
            refusal: {
                at: "preview",
                message: 'Unknown file extension ".ts" for <project>/index.ts',
                fix: "`npm install --save-dev ts-node@10`, tsx, or type stripping.",
            },
        },
        { name: "tsx", program: "tsx" },
        { name: "tsx, ES modules", program: "tsx esm" },
        {
            name: "tsx, without `typescript: false`",
            program: "tsx beside ts-node",
            refusal: {
                at: "preview",
                message: "TSError: ⨯ Unable to compile TypeScript:",
                fix: "`typescript: false` beside `nodeargs: --import tsx` in Pulumi.yaml: otherwise two compilers run.",
            },
        },
        { name: "Type stripping by Node.js 22", program: "type stripping", runtime: "Node.js 22" },
        { name: "Type stripping by Node.js 24", program: "type stripping", runtime: "Node.js 24" },
        { name: "TypeScript compiled beforehand", program: "precompiled" },
        { name: "TypeScript compiled beforehand, ES modules", program: "precompiled esm" },
    ],
    "Node.js and Pulumi's SDK": [
        { name: "Node.js 20, JavaScript", program: "commonjs", runtime: "Node.js 20" },
        { name: "Node.js 20, TypeScript", program: "typescript", runtime: "Node.js 20" },
        { name: "Node.js 22, JavaScript", program: "commonjs", runtime: "Node.js 22" },
        { name: "Node.js 22, TypeScript", program: "typescript", runtime: "Node.js 22" },
        { name: "Node.js 24, JavaScript", program: "commonjs", runtime: "Node.js 24" },
        { name: "Node.js 24, TypeScript", program: "typescript", runtime: "Node.js 24" },
        { name: "Bun instead of Node.js, JavaScript", program: "commonjs", runtime: "Bun" },
        { name: "Bun instead of Node.js, TypeScript", program: "typescript", runtime: "Bun" },
        {
            name: "the oldest SDK, Node.js 20, JavaScript",
            program: "commonjs",
            runtime: "Node.js 20",
            sdk: "oldest",
        },
        { name: "the oldest SDK, TypeScript 5", program: "typescript 5", sdk: "oldest" },
        {
            name: "the oldest SDK, TypeScript by the compiler inside it",
            program: "typescript of the sdk",
            sdk: "oldest",
        },
        { name: "the oldest SDK, Node.js 24", program: "typescript 5", runtime: "Node.js 24", sdk: "oldest" },
        { name: "the oldest SDK, pnpm", manager: "pnpm, isolated", program: "commonjs", sdk: "oldest" },
        {
            name: "an older SDK, npm",
            program: "commonjs",
            sdk: "too old",
            refusal: {
                at: "install",
                message: 'peer @pulumi/pulumi@"^3.139.0" from pulumi-buddyworks',
                fix: "`npm install @pulumi/pulumi@latest`.",
            },
        },
        {
            name: "an older SDK, pnpm",
            manager: "pnpm, isolated",
            program: "commonjs",
            sdk: "too old",
            refusal: {
                at: "preview",
                message:
                    "@pulumi/pulumi: must be 3.139.0 or newer (got 3.138.0, which does not pass the stack's configuration to " +
                    "dynamic providers). Run npm install @pulumi/pulumi@latest.",
                fix: "Do what the message says.",
            },
        },
    ],
    Monorepos: [
        { name: "npm workspace", program: "typescript", arrangement: "workspace" },
        { name: "pnpm workspace", manager: "pnpm, isolated", program: "typescript", arrangement: "workspace" },
        {
            name: "Yarn workspace",
            manager: "Yarn, node-modules",
            program: "typescript",
            arrangement: "workspace",
        },
        { name: "npm workspace, package below a library", program: "uses a library", arrangement: "below a library" },
        {
            name: "pnpm workspace, package below a library",
            manager: "pnpm, isolated",
            program: "uses a library",
            arrangement: "below a library",
            refusal: NOT_FROM_THE_PROJECT,
        },
    ],
    Bundles: [
        { name: "esbuild, package external", program: "bundle, package external" },
        { name: "esbuild, package inlined and installed", program: "bundle, package inlined" },
        {
            name: "esbuild, package and Pulumi's SDK inlined",
            program: "bundle, sdk inlined",
            refusal: {
                at: "preview",
                message: "Cannot find module '<project>/dist/vendor/typescript@3.8.3/typescript.js'",
                fix: "`--external:@pulumi/pulumi`: the SDK looks for files beside itself.",
            },
        },
        {
            name: "esbuild, package inlined and not installed",
            program: "bundle, not installed",
            refusal: NOT_FROM_THE_PROJECT,
        },
        {
            name: "esbuild to an ES module, package inlined",
            program: "bundle, esm",
            refusal: {
                at: "preview",
                message: 'Dynamic require of "node:timers/promises" is not supported',
                fix: "`--external:pulumi-buddyworks`: esbuild cannot turn CommonJS into an ES module.",
            },
        },
    ],
    "Automation API": [{ name: "inline program", program: "inline program" }],
};

export const ROWS: readonly Row[] = Object.values(MATRIX).flat();
