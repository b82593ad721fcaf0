/** As much of Markdown as our own pages use. */
export interface CodeBlock {
    language: string;
    text: string;
    /** The line of the opening fence, from 1. */
    line: number;
}

export function codeBlocks(page: string): CodeBlock[] {
    const blocks: CodeBlock[] = [];
    let open: { fence: string; language: string; line: number; lines: string[] } | undefined;
    for (const [index, line] of page.split(/\r?\n/).entries()) {
        const [, fence, language = ""] = /^ *(```+|~~~+) *(\S*)/.exec(line) ?? [];
        if (open === undefined) {
            if (fence !== undefined) {
                open = { fence, language, line: index + 1, lines: [] };
            }
        } else if (fence?.startsWith(open.fence) && language === "") {
            blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line });
            open = undefined;
        } else {
            open.lines.push(line);
        }
    }
    if (open !== undefined) {
        throw new Error(`the code block of line ${open.line} is not closed`);
    }
    return blocks;
}

/** Targets of links and images that are no addresses on the web. */
export function relativeLinks(page: string): string[] {
    const prose = withoutCode(page);
    const inline = [...prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)];
    const references = [...prose.matchAll(/^ {0,3}\[[^\]]+\]: *<?(\S+?)>?(?:\s|$)/gm)];
    const html = [...prose.matchAll(/\b(?:href|src)="([^"]+)"/g)];
    const targets = [...inline, ...references, ...html].map(([, target = ""]) => target);
    return targets.filter((target) => !/^[a-z][a-z+.-]*:|^\/\//i.test(target));
}

/** What links can lead to: GitHub's anchors of the headings, the second of a name with `-1`, and those written as HTML. */
export function anchors(page: string): string[] {
    const seen = new Map<string, number>();
    const headings = [...withoutFences(page).matchAll(/^#{1,6} +(.+?) *#* *$/gm)].map(([, heading = ""]) => {
        const name = heading
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, "")
            .trim()
            .replace(/\s/g, "-");
        const before = seen.get(name) ?? 0;
        seen.set(name, before + 1);
        return before === 0 ? name : `${name}-${before}`;
    });
    const written = [...withoutFences(page).matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
    return [...headings, ...written];
}

/** Options of the package's command that are named in code, e.g. `import --run`, as `[subcommand, option]`. */
export function optionsNamed(text: string): [string, string][] {
    const calls = [...text.matchAll(/pulumi-buddyworks (import|verify|simulator)((?: +[^\s`|&;#)]+)*)/g)];
    return calls.flatMap(([, command = "", rest = ""]) =>
        [...rest.matchAll(/(?<=\s)--[a-z-]+/g)].map(([option]): [string, string] => [command, option]),
    );
}

/** Settings that are named, as in stack configuration and as in the environment. */
export function settingsNamed(text: string): string[] {
    return [...new Set(text.match(/\bbuddy(?:works)?:[a-z]\w*|\bBUDDY_[A-Z_]*[A-Z]\b/g) ?? [])];
}

/** Files and folders of the repository that are named in code. */
export function filesNamed(page: string): string[] {
    const code = [...withoutFences(page).matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text);
    return code.filter((text) =>
        /^(\.ci|\.github|bench|bin|compatibility|contract|docs|examples|importer|provider|simulator|tests|tools)\/[\w./-]*$/.test(
            text,
        ),
    );
}

/** Scripts of package.json that are run: `npm run x`, and npm's own short forms. */
export function scriptsCalled(text: string): string[] {
    const long = [...text.matchAll(/\bnpm run(?:-script)? ([\w:-]+)/g)].map(([, name = ""]) => name);
    const short = [...text.matchAll(/\bnpm (test|start)\b/g)].map(([, name = ""]) => name);
    return [...new Set([...long, ...short])];
}

function withoutFences(page: string): string {
    return page.replace(/^ *(```+|~~~+)[^\n]*\n[\s\S]*?^ *\1 *$/gm, "");
}

function withoutCode(page: string): string {
    return withoutFences(page).replace(/`[^`\n]*`/g, "");
}
