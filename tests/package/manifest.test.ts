import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as source from "../../provider/stateContract";
import { REPOSITORY } from "../helpers/environment";

interface Manifest {
    name: string;
    main: string;
    types: string;
    exports: Record<string, string | { types: string; default: string }>;
    typesVersions: Record<string, Record<string, string[]>>;
    bin: Record<string, string>;
    engines: Record<string, string>;
    dependencies: Record<string, string>;
    peerDependencies: Record<string, string>;
    [key: string]: unknown;
}

const manifest: Manifest = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));

/**
 * State files of the first release name all three. If this test fails, change the code back, not the test: otherwise
 * existing resources can be neither refreshed nor destroyed.
 */
describe("what state files hold for ever", () => {
    const built: typeof import("../../provider/stateContract") = require(
        join(REPOSITORY, "dist", "provider", "stateContract.js"),
    );

    it.each([
        ["in the source", source],
        ["in the built package", built],
    ])("is the same %s", (_where, { PROVIDER_MODULE, providerText, typeToken }) => {
        expect(PROVIDER_MODULE).toBe("pulumi-buddyworks/provider");
        expect(typeToken("DockerfileAction")).toBe("pulumi-nodejs:dynamic/buddy:DockerfileAction");
        expect(providerText("DockerfileAction")).toBe('exports.handler = () => require("pulumi-buddyworks/provider");');
    });

    it.each([
        ["DockerfileAction", ["Action", "Pipeline"]],
        ["Action", []],
        ["Pipeline", []],
    ])("is a text that leads to the handlers of %s when Pulumi's host evaluates it", (className, otherTypes) => {
        const module = { exports: {} as { handler?: () => object } };
        new Function("exports", "require", source.providerText(className))(module.exports, require);
        const handlers = module.exports.handler?.() ?? {};
        const names = ["check", "configure", "create", "delete", "diff", "read", "update"];
        expect(Object.keys(handlers).sort()).toEqual([...otherTypes, ...names]);
    });
});

describe("the manifest", () => {
    it("has the package's permanent name", () => {
        expect(manifest.name).toBe("pulumi-buddyworks");
    });

    it("offers four sub-paths", () => {
        expect(Object.keys(manifest.exports)).toEqual([".", "./provider", "./simulator", "./package.json"]);
    });

    it("names types and main file for tools that do not read `exports`, too", () => {
        expect({ types: manifest.types, default: manifest.main }).toEqual(manifest.exports["."]);
        const older = Object.entries(manifest.typesVersions["*"] ?? {}).map(([name, [types]]) => [`./${name}`, types]);
        const newer = Object.entries(manifest.exports).flatMap(([path, target]) =>
            typeof target === "string" || path === "." ? [] : [[path, target.types]],
        );
        expect(older).toEqual(newer);
    });

    it("is compiled to CommonJS, which programs of both kinds can load", () => {
        expect(manifest["type"] ?? "commonjs").toBe("commonjs");
    });

    it("uses the user's own copy of Pulumi's SDK", () => {
        expect(manifest.peerDependencies).toEqual({ "@pulumi/pulumi": "^3.139.0" });
        expect(manifest.dependencies).not.toHaveProperty("@pulumi/pulumi");
    });

    it("has three dependencies", () => {
        expect(Object.keys(manifest.dependencies).sort()).toEqual(["axios", "commander", "fastest-levenshtein"]);
    });

    it("brings one command", () => {
        expect(manifest.bin).toEqual({ "pulumi-buddyworks": "dist/bin/commandLine.js" });
    });

    it("runs nothing when it is installed, and is no Pulumi plugin to download", () => {
        expect(manifest).not.toHaveProperty("pulumi");
        const scripts = Object.keys(manifest["scripts"] as object); // npm requires an object
        expect(scripts.filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
    });

    it("runs on Node 20.3 and later", () => {
        expect(manifest.engines).toEqual({ node: ">=20.3" });
    });
});
