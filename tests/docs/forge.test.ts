import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { REPOSITORY } from "../helpers/environment";
import { scriptsCalled } from "./markdown";

interface Step {
    uses?: string;
    run?: string;
}

interface Workflow {
    on: Record<string, unknown>;
    permissions: Record<string, string>;
    jobs: Record<string, { steps?: Step[]; uses?: string; needs?: string; permissions?: Record<string, string> }>;
}

const WORKFLOWS = readdirSync(join(REPOSITORY, ".github", "workflows"));
const FORMS = readdirSync(join(REPOSITORY, ".github", "ISSUE_TEMPLATE"));
const SCRIPTS = Object.keys(
    (JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { scripts: object }).scripts,
);

const textOf = (...path: string[]) => readFileSync(join(REPOSITORY, ".github", ...path), "utf8");
const workflow = (file: string) => parse(textOf("workflows", file)) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);

describe.each(WORKFLOWS)("the workflow %s", (file) => {
    it("runs scripts and files that exist", () => {
        const commands = stepsOf(workflow(file)).flatMap(({ run = "" }) => run.split("\n"));
        const files = commands.flatMap((line) =>
            [...line.matchAll(/\b(?:node|bash) ([\w./-]+)/g)].map(([, path = ""]) => path),
        );
        const scripts = scriptsCalled(commands.join("\n").replace(/--silent /g, ""));
        expect(scripts.filter((name) => !SCRIPTS.includes(name))).toEqual([]);
        expect(files.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
        expect([...scripts, ...files].length).toBeGreaterThan(0);
    });

    it("pins every action of others to a commit, with the version for people", () => {
        const lines = textOf("workflows", file)
            .split("\n")
            .filter((line) => /\buses:/.test(line));
        const others = lines.filter((line) => !line.includes("uses: ./"));
        expect(others.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
        expect(others.length).toBeGreaterThan(0);
    });

    it("may only read, unless a job says why it needs more", () => {
        expect(workflow(file).permissions).toEqual({ contents: "read" });
    });
});

it("continuous integration covers every Node.js this package supports", () => {
    expect(textOf("workflows", "ci.yml")).toContain("node: [20, 22, 24]");
});

it("a release is checked, then tested, then published, with no more rights than each job needs", () => {
    const { on, jobs } = workflow("release.yml");
    expect(on).toEqual({ push: { tags: ["v*"] } });
    expect(Object.entries(jobs).map(([name, { needs, permissions }]) => [name, needs, permissions])).toEqual([
        ["check", undefined, undefined],
        ["test", "check", undefined],
        ["publish", "test", { contents: "read", "id-token": "write" }],
        ["release", "publish", { contents: "write" }],
    ]);
    expect(textOf("workflows", "release.yml")).not.toMatch(/secrets\./);
});

/** As much of GitHub's form schema as keeps a form from being shown. */
describe.each(FORMS)("the issue form %s", (file) => {
    interface Element {
        type: string;
        id?: string;
        attributes: { label?: string; value?: string; options?: string[] };
    }
    const form = parse(textOf("ISSUE_TEMPLATE", file)) as { name: string; description: string; body: Element[] };

    it("has a name, a description and answers to give", () => {
        expect([typeof form.name, typeof form.description]).toEqual(["string", "string"]);
        const questions = form.body.filter(({ type }) => type !== "markdown");
        expect(questions.every(({ id, attributes }) => /^[\w-]+$/.test(id ?? "") && attributes.label)).toBe(true);
        expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
        expect(new Set(questions.map(({ attributes }) => attributes.label)).size).toBe(questions.length);
        const kinds = form.body.map(({ type }) => type);
        expect(
            kinds.filter((type) => !["markdown", "textarea", "input", "dropdown", "checkboxes"].includes(type)),
        ).toEqual([]);
        expect(form.body.every(({ type, attributes }) => type !== "dropdown" || attributes.options?.length)).toBe(true);
        expect(form.body.every(({ type, attributes }) => type !== "markdown" || attributes.value)).toBe(true);
    });
});
