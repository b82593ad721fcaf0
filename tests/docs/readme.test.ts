import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { REPOSITORY } from "../helpers/surroundings";
import { typeCheck } from "../helpers/typeCheck";
import { codeBlocks, headingAnchors, relativeLinks, scriptsCalled } from "./markdown";

/** The pages at the repository's root and in docs, and those that lie beside the examples. */
const PAGES = [
    ...pagesIn("."),
    ...pagesIn("docs"),
    ...readdirSync(join(REPOSITORY, "examples")).flatMap((name) => pagesIn(`examples/${name}`)),
];

const SCRIPTS = Object.keys(
    (JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { scripts: object }).scripts,
);

function pagesIn(folder: string): string[] {
    return readdirSync(join(REPOSITORY, folder))
        .filter((name) => name.endsWith(".md"))
        .map((name) => (folder === "." ? name : `${folder}/${name}`));
}

const textOf = (page: string) => readFileSync(join(REPOSITORY, page), "utf8");

it.each(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])("%s exists", (page) => {
    expect(PAGES).toContain(page);
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

    it("names npm scripts that exist", () => {
        const shell = blocks.filter(({ language }) => /^(sh|bash|shell|console)$/.test(language));
        const called = scriptsCalled([...shell.map(({ text }) => text), textOf(page)].join("\n"));
        expect(called.filter((name) => !SCRIPTS.includes(name))).toEqual([]);
    });

    it("links to files and headings that exist", () => {
        const missing = relativeLinks(textOf(page)).filter((link) => {
            const [path = "", anchor] = link.split("#");
            const file = path === "" ? page : join(dirname(page), path);
            if (!existsSync(join(REPOSITORY, file))) {
                return true;
            }
            return anchor !== undefined && file.endsWith(".md") && !headingAnchors(textOf(file)).includes(anchor);
        });
        expect(missing).toEqual([]);
    });
});
