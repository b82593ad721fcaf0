import { anchors, codeBlocks, filesNamed, optionsNamed, relativeLinks, scriptsCalled, settingsNamed } from "./markdown";

const PAGE = `# A page: \`code\` & more
See [the guide](docs/guide.md#first-steps), [here](#a-page-code--more), [elsewhere](https://example.com/x.md),
![picture](img/a.png "title"), \`[no](link.md)\` and [by reference][ref].

\`\`\`ts
const a = "[no](link.md)";
# no heading
\`\`\`

\`\`\`sh
npm ci && npm run build && npm test
\`\`\`

[ref]: LICENSE
`;

it("finds code blocks with their language and line", () => {
    expect(codeBlocks(PAGE)).toEqual([
        { language: "ts", line: 5, text: 'const a = "[no](link.md)";\n# no heading' },
        { language: "sh", line: 10, text: "npm ci && npm run build && npm test" },
    ]);
});

it("refuses a block without an end", () => {
    expect(() => codeBlocks("text\n```ts\nconst a = 1;")).toThrow("the code block of line 2 is not closed");
});

it("finds links within the repository, outside of code", () => {
    expect(relativeLinks(PAGE)).toEqual(["docs/guide.md#first-steps", "#a-page-code--more", "img/a.png", "LICENSE"]);
});

it("names headings as GitHub does, and finds anchors written as HTML", () => {
    expect(anchors(PAGE)).toEqual(["a-page-code--more"]);
    expect(anchors('# One\n## One\n| <a id="row"></a> `row` |\n### get()')).toEqual(["one", "one-1", "get", "row"]);
});

it("finds options of the package's command, but not those of the command after it", () => {
    const text =
        "npx pulumi-buddyworks import a/b/1 --code x.ts --run && pulumi up --yes; `pulumi-buddyworks simulator --port`";
    expect(optionsNamed(text)).toEqual([
        ["import", "--code"],
        ["import", "--run"],
        ["simulator", "--port"],
    ]);
});

it("finds settings and files", () => {
    expect(settingsNamed("`buddyworks:caFile`, BUDDY_CA_FILE=x, BUDDY_… and buddyworks:caFile")).toEqual([
        "buddyworks:caFile",
        "BUDDY_CA_FILE",
    ]);
    expect(filesNamed("`tests/cli/` and `tests/a.ts`, not `import x` or tests/b.ts")).toEqual([
        "tests/cli/",
        "tests/a.ts",
    ]);
});

it("finds the npm scripts that are run, not npm's own commands", () => {
    expect(scriptsCalled(PAGE)).toEqual(["build", "test"]);
});
