import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { REPOSITORY } from "../helpers/environment";

/** Each option of the SDK that a resource can have; a new one does not compile until it is here, and so in the page. */
const OPTIONS: Record<keyof CustomResourceOptions, true> = {
    additionalSecretOutputs: true,
    aliases: true,
    customTimeouts: true,
    deleteBeforeReplace: true,
    deletedWith: true,
    dependsOn: true,
    envVarMappings: true,
    hideDiffs: true,
    hooks: true,
    id: true,
    ignoreChanges: true,
    import: true,
    parent: true,
    pluginDownloadURL: true,
    protect: true,
    provider: true,
    replaceOnChanges: true,
    replacementTrigger: true,
    replaceWith: true,
    retainOnDelete: true,
    stateMigrations: true,
    transformations: true,
    transforms: true,
    urn: true,
    version: true,
};

const LONGEST_PAGE_LINES = 120;

const page = readFileSync(join(REPOSITORY, "docs", "pulumi-features.md"), "utf8");

/** The rows of all tables: feature, what to know, tests. */
const ROWS = [...page.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)]
    .map(([, feature = "", text = "", tests = ""]) => ({ feature, text, tests }))
    .filter(({ feature, tests }) => tests !== "tested by" && feature !== "---");

/** What is wrong with a test that a row names, as "`rest/options`: title". */
function mistake(named: string): string | undefined {
    const [, file, title] = /^`([\w/]+)`: (.+)$/.exec(named) ?? [];
    if (file === undefined || title === undefined) {
        return `${named}: must be a file and a title`;
    }
    const path = join(REPOSITORY, "tests", `${file}.test.ts`);
    if (!existsSync(path)) {
        return `${named}: must be in a file that exists`;
    }
    const text = readFileSync(path, "utf8");
    return text.includes(`it("${title}", `) || text.includes(`])("${title}", `)
        ? undefined
        : `${named}: must be the title of a test`;
}

it.each(ROWS)("docs/pulumi-features.md: $feature is proved by tests, or says why not", ({ text, tests }) => {
    expect(text).toMatch(/\.$/);
    if (tests.startsWith("not tried: ")) {
        return;
    }
    expect(tests.split("<br>").map(mistake)).toEqual(tests.split("<br>").map(() => undefined));
});

it("docs/pulumi-features.md has a row for each resource option of the SDK", () => {
    const named = ROWS.flatMap(({ feature }) => [...feature.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(Object.keys(OPTIONS).filter((option) => !named.includes(option))).toEqual([]);
});

it("docs/pulumi-features.md can be read at once", () => {
    expect(page.split("\n").length).toBeLessThanOrEqual(LONGEST_PAGE_LINES);
});
