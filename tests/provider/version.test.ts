import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { packageVersion } from "../../provider/version";

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "buddyworks-version-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The version that the code finds as part of another package, as with a bundler. */
function versionWithin(manifest: object): string {
    const inner = join(folder, "deep", "down");
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    const copy = join(inner, "version.ts");
    copyFileSync(join(__dirname, "..", "..", "provider", "version.ts"), copy);
    return jest.requireActual(copy).packageVersion();
}

describe("the package's version", () => {
    it("is that of its manifest", () => {
        expect(packageVersion()).toBe(version);
    });

    it("is found at any depth below it", () => {
        expect(versionWithin({ name: "pulumi-buddyworks", version: "7.8.9" })).toBe("7.8.9");
    });

    it("is unknown when the code was bundled into another package", () => {
        expect(versionWithin({ name: "program", version: "7.8.9" })).toBe("unknown");
    });
});
