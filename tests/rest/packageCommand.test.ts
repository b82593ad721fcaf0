import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startSimulator } from "../../simulator";
import { REPOSITORY } from "../helpers/environment";
import { type InstalledPackage, installPackage } from "../helpers/installedPackage";
import { READING_SETS } from "../helpers/switches";

const { version, description } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
    version: string;
    description: string;
};

let installed: InstalledPackage;
beforeAll(async () => {
    installed = await installPackage();
});
afterAll(() => installed?.remove());

describe("the command of the installed package", () => {
    const run = (...args: string[]) =>
        installed.runIn("command", join(installed.folder, "node_modules", ".bin", "pulumi-buddyworks"), args, {});

    it("tells its version", async () => {
        expect(await run("--version")).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
    });

    it("explains itself", async () => {
        const { code, stdout } = await run("--help");
        expect(code).toBe(0);
        expect(stdout.replace(/\s+/g, " ")).toContain(description);
        expect(stdout).toMatch(/^ {2}simulator /m);
    });

    it("explains the simulator", async () => {
        const { code, stdout } = await run("simulator", "--help");
        expect(code).toBe(0);
        expect(stdout).toContain("Usage: pulumi-buddyworks simulator");
        expect(stdout).toContain("--port <number>");
    });

    it("refuses what it does not know", async () => {
        const { code, stderr } = await run("simulater");
        expect(code).toBe(1);
        expect(stderr).toContain("error: unknown command 'simulater'");
    });

    it.each(Object.entries(READING_SETS))("measures a Buddy that is %s", async (name, behaviour) => {
        const simulator = await startSimulator({ behaviour });
        const settings = ["--base-url", simulator.url, "--token", simulator.token];
        const target = ["verify", "buddy/company-website/1", "--yes", "--json", `${name}.json`];

        const { code, stdout, stderr } = await run(...target, ...settings).finally(() => simulator.close());

        expect({ code, stderr }).toEqual({
            code: expect.any(Number),
            stderr: expect.stringContaining("everything is removed"),
        });
        const report = JSON.parse(readFileSync(join(installed.folder, "command", `${name}.json`), "utf8"));
        expect(simulator.behaviour).toMatchObject(report.behaviour);
        expect(report.probes.map(({ observed }: { observed: unknown }) => observed)).not.toContain(null);
        expect(code).toBe(/differs where it matters/.test(stdout) ? 1 : 0);
    });
});
