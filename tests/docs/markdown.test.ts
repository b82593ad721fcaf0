import { codeBlocks, headingAnchors, relativeLinks, scriptsCalled } from "./markdown";

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

it("names headings as GitHub does", () => {
    expect(headingAnchors(PAGE)).toEqual(["a-page-code--more"]);
});

it("finds the npm scripts that are run, not npm's own commands", () => {
    expect(scriptsCalled(PAGE)).toEqual(["build", "test"]);
});
