import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../helpers/environment";
import { type InstalledPackage, installPackage } from "../helpers/installedPackage";

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
});
