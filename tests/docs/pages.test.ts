import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { importCommand } from "../../importer/importCommand";
import { configKeys, environmentName, SETTING_NAMES } from "../../provider/settings/settingSources";
import { simulatorCommand } from "../../simulator/command";
import { verifyCommand } from "../../verify/verifyCommand";
import { REPOSITORY } from "../helpers/environment";
import { typeCheck } from "../helpers/typeCheck";
import { anchors, codeBlocks, filesNamed, optionsNamed, relativeLinks, scriptsCalled, settingsNamed } from "./markdown";

/** The pages at the repository's root, in docs with the generated ones, beside the examples, and what the forge shows. */
const PAGES = [
    ...readdirSync(REPOSITORY),
    ...["docs", "examples", ".github"].flatMap((folder) =>
        readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: "utf8" })
            .filter((file) => !file.includes("node_modules"))
            .map((file) => `${folder}/${file.split(sep).join("/")}`),
    ),
].filter((name) => name.endsWith(".md"));

const SCRIPTS = Object.keys(
    (JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { scripts: object }).scripts,
);

const SETTINGS: readonly string[] = SETTING_NAMES.flatMap((name) => [...configKeys(name), environmentName(name)]);
/** The legacy package's, Buddy's own variables in a run, a workflow's variable, and a misspelt one that shows what becomes of it. */
const NOT_OURS =
    /^(buddyworks:tokn|buddy:(apiUrl|action|pipeline|actions|workspace)|BUDDY_EXECUTION_\w+|BUDDY_OPENAPI_URL)$/;

const OPTIONS: Readonly<Record<string, readonly (string | undefined)[]>> = {
    import: ["--help", ...importCommand().options.map(({ long }) => long)],
    verify: ["--help", ...verifyCommand().options.map(({ long }) => long)],
    simulator: ["--help", ...simulatorCommand().options.map(({ long }) => long)],
};

const textOf = (page: string) => readFileSync(join(REPOSITORY, page), "utf8");

it.each(["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/README.md"])("%s exists", (page) => {
    expect(PAGES).toContain(page);
});

it.each([
    ["README.md", 150],
    ["docs/agents.md", 60],
])("%s has at most %i lines, so that it is read", (page, most) => {
    expect(textOf(page).trimEnd().split("\n").length).toBeLessThanOrEqual(most);
});

it("every page in docs is reached from the index", () => {
    const linked = relativeLinks(textOf("docs/README.md")).map((link) => join("docs", link.split("#")[0] ?? ""));
    const pages = PAGES.filter((page) => page.startsWith("docs/") && !page.endsWith("README.md"));
    expect(pages.filter((page) => !linked.includes(page.split("/").join(sep)))).toEqual([]);
});

describe.each(PAGES)("%s", (page) => {
    const blocks = codeBlocks(textOf(page));

    it("shows TypeScript that compiles as it stands", async () => {
        const programs = blocks.filter(({ language }) => /^(ts|typescript)$/.test(language));
        if (programs.length === 0) {
            return;
        }
        const { messages } = await typeCheck(
            Object.fromEntries(programs.map(({ line, text }) => [`line${line}`, text])),
        );
        expect(Object.entries(messages).filter(([, found]) => found.length > 0)).toEqual([]);
    });

    it("names npm scripts, options, settings and files that exist", () => {
        const text = textOf(page);
        const shell = blocks.filter(({ language }) => /^(sh|bash|shell|console)$/.test(language));
        const called = scriptsCalled([...shell.map((block) => block.text), text].join("\n"));
        expect({
            scripts: called.filter((name) => !SCRIPTS.includes(name)),
            options: optionsNamed(text).filter(([command, option]) => !OPTIONS[command]?.includes(option)),
            settings: settingsNamed(text).filter((name) => !SETTINGS.includes(name) && !NOT_OURS.test(name)),
            files: filesNamed(text).filter((file) => !existsSync(join(REPOSITORY, file))),
        }).toEqual({ scripts: [], options: [], settings: [], files: [] });
    });

    it("links to files and headings that exist", () => {
        const missing = relativeLinks(textOf(page)).filter((link) => {
            const [path = "", anchor] = link.split("#");
            const file = path === "" ? page : join(dirname(page), path);
            if (!existsSync(join(REPOSITORY, file))) {
                return true;
            }
            return anchor !== undefined && file.endsWith(".md") && !anchors(textOf(file)).includes(anchor);
        });
        expect(missing).toEqual([]);
    });
});
