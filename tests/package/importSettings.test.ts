import { env, failure, installPulumi, ranCommands, run, STACK_FIX, simulator, TARGET } from "./importProject";

describe("settings", () => {
    it("come from the options, then the stack, then the environment", async () => {
        await installPulumi({
            config: `echo '{"buddyworks:token": {"value": "${simulator.token}", "secret": true}, "buddyworks:baseUrl": {"value": "http://127.0.0.1:9"}}'`,
            version: "echo v3.259.0",
        });
        env["BUDDY_TOKEN"] = "of the environment";

        const { code } = await run(TARGET, "--base-url", simulator.url, "--stack", "live");

        expect(code).toBe(0);
        expect(await ranCommands()).toBe(
            "version --non-interactive --color never\nconfig --json --show-secrets --stack live --non-interactive --color never\n",
        );
    });

    it("that are wrong are all named at once, each with its source", async () => {
        delete env["BUDDY_TOKEN"];
        expect(await failure(TARGET, "--timeout", "soon", "--max-retries", "-1", "--base-url", "ftp://x")).toBe(
            "error: buddyworks:token: must be set (got nothing). Run `pulumi config set --secret " +
                "buddyworks:token …`, set BUDDY_TOKEN, or pass `token` to new Provider(…).\n--base-url: must be " +
                "an http or https address (got another text). Give an address like " +
                'https://buddy.example.com/api.\n--timeout: must be an integer from 1 to 3600 (got "soon"). Give the ' +
                'number of seconds, e.g. 30.\n--max-retries: must be an integer from 0 to 100 (got "-1"). Give the ' +
                "number of retries, e.g. 8.\n",
        );
    });

    it("of a stack that cannot be read are mentioned once in the error", async () => {
        await installPulumi({ config: "echo 'error: no stack selected' >&2; exit 255" });
        delete env["BUDDY_TOKEN"];
        expect(await failure(TARGET)).toBe(
            "error: buddyworks:token: must be set (got nothing). Run `pulumi config set --secret buddyworks:token …`, set " +
                "BUDDY_TOKEN, or pass `token` to new Provider(…).\nthe stack's configuration was not read: no stack selected\n",
        );
    });

    it("of a stack that cannot be read are mentioned, but not required", async () => {
        await installPulumi({ config: "echo 'error: no stack selected' >&2; exit 255" });
        const { code, stderr } = await run(TARGET);
        expect(code).toBe(0);
        expect(stderr).toMatch(/^note: the stack's configuration was not read: no stack selected\n/);
    });

    it("of a stack that was named must be readable", async () => {
        expect(await failure(TARGET, "--stack", "live")).toBe(
            "error: --stack: must name a stack that pulumi can read (there is no Pulumi project in this folder or above it). " +
                STACK_FIX,
        );
        await installPulumi({ config: "echo \"error: no stack named 'live' found\" >&2; exit 255" });
        expect(await failure(TARGET, "--stack", "live")).toBe(
            `error: --stack: must name a stack that pulumi can read (no stack named 'live' found). ${STACK_FIX}`,
        );
    });

    it("never appear in messages if they are secret", async () => {
        expect(await failure(TARGET, "--token", "wrong-token-1234")).toBe(
            "error: list actions in buddy/company-website/2: 401 Unauthorized: Wrong authentication data. The token is wrong, " +
                "expired, or from another region or workspace. Check buddyworks:token (or BUDDY_TOKEN) and buddyworks:region. " +
                "After a token rotation run `pulumi up`, or `pulumi refresh --run-program`, because plain refresh and destroy use " +
                "the configuration of the last up.\n",
        );
    });
});
