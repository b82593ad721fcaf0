/** A kind of project that users have. Each declares the same action, whose tag is the stack's setting `tag`. */
export interface Program {
    /** Path in the project → text. */
    files: Record<string, string>;
    /** The file that Pulumi runs. */
    main: string;
    type?: "module";
    /** Beside Pulumi's SDK and this package: name → version or range. */
    packages?: Record<string, string>;
    /** Those of them that the table names. */
    uses?: readonly string[];
    /** The options of `runtime` in Pulumi.yaml. */
    options?: { typescript?: false; nodeargs?: string };
    /** A command of the installed packages that makes `main`. */
    build?: readonly [string, ...string[]];
    /** The package is gone when Pulumi runs. */
    isUninstalledAfterBuild?: true;
    /** A script that runs instead of the CLI, with `up`, `preview`, `refresh` or `destroy`. */
    deploys?: string;
}

export type ProgramName = keyof typeof PROGRAMS;

const DECLARATION = `const image = new DockerfileAction("image", {
    workspace: "acme",
    projectName: "site",
    pipelineId: 12,
    dockerfilePath: "Dockerfile",
    dockerImageTag: new pulumi.Config().require("tag"),
});`;

const COMMONJS = `const pulumi = require("@pulumi/pulumi");
const { DockerfileAction } = require("pulumi-buddyworks");
${DECLARATION}
exports.htmlUrl = image.htmlUrl;
`;

const ES_MODULE = `import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";
${DECLARATION}
export const htmlUrl = image.htmlUrl;
`;

const TYPESCRIPT = ES_MODULE.replace("htmlUrl =", "htmlUrl: pulumi.Output<string> =");

const USES_LIBRARY = `const { htmlUrl } = require("team-images");
exports.htmlUrl = htmlUrl;
`;

const DEPLOYS = `const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const pulumi = require("@pulumi/pulumi");
const { DockerfileAction } = require("pulumi-buddyworks");

async function program() {
    ${DECLARATION.replaceAll("\n", "\n    ")}
    return { htmlUrl: image.htmlUrl };
}

async function main() {
    const [command, ...flags] = process.argv.slice(2);
    const inline = { projectName: "site-images", stackName: "test", program };
    const stack = await LocalWorkspace.createOrSelectStack(inline, { workDir: __dirname });
    await stack[command]({ onOutput: console.log, expectNoChanges: flags.includes("--expect-no-changes") });
}

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
`;

const MODERN = { target: "es2022", module: "nodenext", strict: true, types: ["node"] };

/** The strictest options, which also check the declarations of libraries. */
const STRICTEST = {
    ...MODERN,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    isolatedModules: true,
    skipLibCheck: false,
};

/** What `pulumi new aws-typescript` writes. */
const PULUMIS = {
    strict: true,
    outDir: "bin",
    target: "es2020",
    module: "commonjs",
    moduleResolution: "node",
    sourceMap: true,
    experimentalDecorators: true,
    pretty: true,
    noFallthroughCasesInSwitch: true,
    noImplicitReturns: true,
    forceConsistentCasingInFileNames: true,
};

const NODE_TYPES = { "@types/node": "^20" };
const TYPESCRIPT_6 = { typescript: "~6.0", ...NODE_TYPES };
const TYPESCRIPT_5 = { typescript: "~5.9", ...NODE_TYPES };
const TS_NODE = {
    packages: { ...TYPESCRIPT_6, "ts-node": "^10" },
    uses: ["typescript", "ts-node"],
} as const;
const TSX = {
    packages: { ...TYPESCRIPT_6, tsx: "^4" },
    uses: ["tsx"],
    options: { typescript: false, nodeargs: "--import tsx" },
} as const;

const PRECOMPILED = {
    files: {
        "src/index.ts": TYPESCRIPT,
        "tsconfig.json": JSON.stringify({ compilerOptions: { ...MODERN, rootDir: "src", outDir: "dist" } }),
    },
    main: "dist/index.js",
    packages: TYPESCRIPT_6,
    uses: ["typescript"],
    build: ["tsc", "-p", "."],
} as const;

function typescript(compilerOptions: object = {}): Program {
    const tsconfig = JSON.stringify({ compilerOptions, files: ["index.ts"] });
    return {
        files: { "index.ts": TYPESCRIPT, "tsconfig.json": tsconfig },
        main: "index.ts",
        packages: TYPESCRIPT_6,
        uses: ["typescript"],
    };
}

function bundled(...flags: string[]): Program {
    return {
        files: { "src/index.ts": TYPESCRIPT },
        main: "dist/index.js",
        packages: { esbuild: "latest" },
        uses: ["esbuild"],
        build: ["esbuild", "src/index.ts", "--bundle", "--platform=node", "--outfile=dist/index.js", ...flags],
    };
}

export const PROGRAMS = {
    commonjs: { files: { "index.js": COMMONJS }, main: "index.js" },
    esm: { files: { "index.js": ES_MODULE }, main: "index.js", type: "module" },
    typescript: typescript(STRICTEST),
    // Older SDKs default to another resolution.
    "typescript 5": { ...typescript({ ...STRICTEST, moduleResolution: "nodenext" }), packages: TYPESCRIPT_5 },
    "typescript without tsconfig": { ...typescript(), files: { "index.ts": TYPESCRIPT } },
    "typescript of the sdk": { files: { "index.ts": TYPESCRIPT }, main: "index.ts" },
    "typescript of the sdk, mistaken": {
        files: { "index.ts": TYPESCRIPT.replace("12", '"12"') },
        main: "index.ts",
    },
    "pulumi's tsconfig": typescript(PULUMIS),
    "pulumi's tsconfig, typescript 5": { ...typescript(PULUMIS), packages: TYPESCRIPT_5 },
    "pulumi's tsconfig, ts-node": { ...typescript(PULUMIS), ...TS_NODE },
    "module commonjs": typescript({ ...MODERN, module: "commonjs" }),
    "typescript esm": { ...typescript(MODERN), ...TS_NODE, type: "module" },
    "typescript esm without ts-node": { ...typescript(MODERN), type: "module" },
    tsx: { ...typescript(MODERN), ...TSX },
    "tsx esm": { ...typescript(MODERN), ...TSX, type: "module" },
    "tsx beside ts-node": { ...typescript(MODERN), ...TSX, options: { nodeargs: "--import tsx" } },
    "type stripping": { ...typescript(MODERN), uses: [], type: "module", options: { typescript: false } },
    precompiled: PRECOMPILED,
    "precompiled esm": { ...PRECOMPILED, type: "module" },
    "bundle, package external": bundled("--packages=external"),
    "bundle, package inlined": bundled("--external:@pulumi/pulumi"),
    "bundle, sdk inlined": bundled(),
    "bundle, not installed": { ...bundled("--external:@pulumi/pulumi"), isUninstalledAfterBuild: true },
    "bundle, esm": { ...bundled("--external:@pulumi/pulumi", "--format=esm"), type: "module" },
    "uses a library": { files: { "index.js": USES_LIBRARY }, main: "index.js" },
    "inline program": { files: { "deploy.js": DEPLOYS }, main: "deploy.js", deploys: "deploy.js" },
} as const satisfies Record<string, Program>;

/** The package of a workspace that {@link USES_LIBRARY} takes its action from. */
export const LIBRARY = { name: "team-images", files: { "index.js": COMMONJS } };
