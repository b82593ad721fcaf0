import { BUN, type Tool } from "./tools";

/** What installs a project's packages. */
export interface Manager {
    /** None: npm, which comes with Node.js. */
    tool?: Tool;
    install: readonly string[];
    /** Its settings in the project, or in the workspace with these packages. */
    files?: (packages: readonly string[]) => Record<string, string>;
    /** How one package of a workspace names another. @default "*" */
    sibling?: string;
    /** The variables that name the registry and the download cache. */
    environment?: (locations: Locations) => Record<string, string>;
}

interface Locations {
    registry: string;
    store: string;
}

export type ManagerName = keyof typeof MANAGERS;

const PNPM: Tool = { name: "pnpm", version: "latest", command: "pnpm", title: "pnpm" };
const YARN: Tool = { name: "@yarnpkg/cli-dist", version: "^4", command: "yarn", title: "Yarn" };

/** pnpm requires a decision, because Pulumi's SDK brings a package with an install script. */
const NO_SCRIPTS = ["allowBuilds:", "  protobufjs: false"];

export const MANAGERS = {
    npm: { install: ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"] },
    "pnpm, isolated": pnpm(PNPM, NO_SCRIPTS),
    "pnpm, hoisted": pnpm(PNPM, ["nodeLinker: hoisted", ...NO_SCRIPTS]),
    "pnpm, install scripts undecided": pnpm(PNPM, []),
    "pnpm 10, isolated": pnpm({ ...PNPM, version: "^10" }, []),
    "Yarn, node-modules": yarn("node-modules"),
    "Yarn, Plug'n'Play": yarn("pnp"),
    "Yarn 1": {
        tool: { name: "yarn", version: "^1", command: "yarn", title: "Yarn" },
        install: ["install", "--non-interactive", "--no-progress"],
        environment: ({ registry, store }) => ({ npm_config_registry: registry, YARN_CACHE_FOLDER: store }),
    },
    "Bun, hoisted": bun("hoisted"),
    "Bun, isolated": bun("isolated"),
} as const satisfies Record<string, Manager>;

function pnpm(tool: Tool, settings: readonly string[]): Manager {
    return {
        tool,
        install: ["install", "--no-frozen-lockfile"],
        sibling: "workspace:*",
        files: (packages) => ({ "pnpm-workspace.yaml": [...listOf(packages), ...settings, ""].join("\n") }),
        // Its own prefix since 11, npm's before.
        environment: ({ registry, store }) => ({
            npm_config_registry: registry,
            npm_config_store_dir: store,
            pnpm_config_registry: registry,
            pnpm_config_store_dir: store,
        }),
    };
}

function listOf(packages: readonly string[]): string[] {
    return packages.length === 0 ? [] : ["packages:", ...packages.map((name) => `  - ${name}`)];
}

function yarn(nodeLinker: string): Manager {
    return {
        tool: YARN,
        install: ["install", "--no-immutable"],
        // With an empty lock file Yarn ignores the folders above the project.
        files: () => ({ ".yarnrc.yml": `nodeLinker: ${nodeLinker}\n`, "yarn.lock": "" }),
        environment: ({ registry, store }) => ({
            YARN_NPM_REGISTRY_SERVER: registry,
            YARN_GLOBAL_FOLDER: store,
            YARN_ENABLE_TELEMETRY: "0",
            YARN_ENABLE_COLORS: "0",
            ...(registry.startsWith("http:") && { YARN_UNSAFE_HTTP_WHITELIST: new URL(registry).hostname }),
        }),
    };
}

function bun(linker: string): Manager {
    return {
        tool: BUN,
        install: ["install", "--linker", linker],
        environment: ({ registry, store }) => ({ BUN_CONFIG_REGISTRY: registry, BUN_INSTALL_CACHE_DIR: store }),
    };
}
