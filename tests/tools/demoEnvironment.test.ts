import { delimiter } from "node:path";
import { demoEnvironment } from "../../tools/demoEnvironment";

const environment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
    demoEnvironment({
        env,
        cliFolder: "/cli/bin",
        folder: "/tmp/demo",
        simulator: { url: "http://127.0.0.1:1234", token: "trial" },
        workspace: "buddy",
    });

describe("the environment of the demo's Pulumi", () => {
    it("keeps the user's own Pulumi, Buddy and proxy settings out", () => {
        const made = environment({
            PULUMI_ACCESS_TOKEN: "mine",
            PULUMI_STACK: "production",
            BUDDY_REGION: "eu",
            BUDDY_TOKEN: "mine",
            HTTPS_PROXY: "http://proxy",
            http_proxy: "http://proxy",
            LANG: "C",
        });
        expect(Object.keys(made).sort()).toEqual([
            "BUDDY_BASE_URL",
            "BUDDY_TOKEN",
            "BUDDY_WORKSPACE",
            "LANG",
            "PATH",
            "PULUMI_BACKEND_URL",
            "PULUMI_CONFIG_PASSPHRASE",
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
            "PULUMI_HOME",
            "PULUMI_NODEJS_TRANSPILE_ONLY",
            "PULUMI_SKIP_UPDATE_CHECK",
            "PULUMI_STACK",
            "TEMP",
            "TMP",
            "TMPDIR",
        ]);
        expect(made).toMatchObject({ PULUMI_STACK: "demo", BUDDY_TOKEN: "trial", LANG: "C" });
    });

    it("puts the CLI's folder in front of PATH", () => {
        expect(environment({ PATH: "/usr/bin" })["PATH"]?.split(delimiter)).toEqual(
            expect.arrayContaining(["/cli/bin", "/usr/bin"]),
        );
        expect(environment({ PATH: "/usr/bin" })["PATH"]?.startsWith("/cli/bin")).toBe(true);
    });
});
