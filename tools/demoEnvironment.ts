import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

export interface DemoEnvironmentOptions {
    env: NodeJS.ProcessEnv;
    /** The folder of the CLI to use. */
    cliFolder: string;
    /** The temporary folder for state, plugins and logs. */
    folder: string;
    simulator: { url: string; token: string };
    workspace: string;
}

// The user's own login, stack, backend and Buddy account stay out of the demo, and so does a proxy: all is on loopback.
const KEPT_OUT = /^(PULUMI_|BUDDY_|(HTTPS?|ALL)_PROXY$)/i;

/** The environment of the demo's Pulumi: the user's without what could lead it elsewhere, with what the demo needs. */
export function demoEnvironment(options: DemoEnvironmentOptions): NodeJS.ProcessEnv {
    const { env, cliFolder, folder, simulator, workspace } = options;
    const kept = Object.entries(env).filter(([name]) => !KEPT_OUT.test(name) && !/^path$/i.test(name));
    const path = env["PATH"] ?? env["Path"] ?? "";
    return {
        ...Object.fromEntries(kept),
        // The launcher starts `node` by name: it must be the Node that runs the demo.
        PATH: [cliFolder, dirname(process.execPath), path].join(delimiter),
        // The language host leaves its pipes behind when interrupted.
        TMPDIR: folder,
        TMP: folder,
        TEMP: folder,
        PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href,
        PULUMI_HOME: join(folder, "home"),
        PULUMI_STACK: "demo",
        PULUMI_CONFIG_PASSPHRASE: "demo",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        // Type errors are found by `npm run check`; here they would cost a second per command.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        BUDDY_BASE_URL: simulator.url,
        BUDDY_TOKEN: simulator.token,
        BUDDY_WORKSPACE: workspace,
    };
}
