import { readFileSync } from "node:fs";
import { join } from "node:path";
import { animatedSvg, COLUMNS, stillSvg } from "../../tools/recording/drawing";
import { DARK, LIGHT, type Palette } from "../../tools/recording/palette";
import { scenesOf } from "../../tools/recording/scenes";
import { timelineOf } from "../../tools/recording/timeline";
import { demoTranscript, ownLines } from "../../tools/recording/transcript";
import { REPOSITORY } from "../helpers/environment";

const textOf = (file: string) => readFileSync(join(REPOSITORY, "docs", file), "utf8");
const scenes = scenesOf(textOf("demo.txt"));
const times = timelineOf(scenes);

describe("the recording of the demo", () => {
    it("shows what is in docs/demo.txt (if that changed, run `npm run recording`)", () => {
        expect(textOf("demo.svg")).toBe(animatedSvg(scenes));
        expect(textOf("demo-still.svg")).toBe(stillSvg(scenes));
    });

    it("has the steps that a reader wants to see, each ending with its verdict, and the summary", () => {
        expect(scenes.map(({ heading, verdict }) => [heading, verdict[0]])).toEqual([
            ["1 of 7 · preview", "✔ preview    planned the action, sent nothing to Buddy"],
            ["2 of 7 · up", "✔ up         created action 101 with one POST"],
            ["4 of 7 · update", "✔ update     changed it in place with one PATCH, same action"],
            ["5 of 7 · refresh", "✔ refresh    saw the drift, sent no write"],
            ["6 of 7 · repair", "✔ repair     repaired it with one PATCH"],
            ["7 of 7 · destroy", "✔ destroy    deleted it with one DELETE, nothing left"],
            ["Summary", "✔ preview    planned the action, sent nothing to Buddy"],
        ]);
    });

    it("shows of a diff what changes, and that there is more", () => {
        expect(scenes.find(({ heading }) => heading.endsWith("update"))?.blocks).toEqual([
            { command: "pulumi config set appVersion 1.1.0", output: [] },
            {
                command: "pulumi up --yes --skip-preview --diff",
                output: [
                    "Updating (demo):",
                    "    ~ pulumi-nodejs:dynamic/buddy:DockerfileAction: (update)",
                    "      ~ buildArgs     : {",
                    '          ~ APP_VERSION: "1.0.0" => "1.1.0"',
                    "        }",
                    "        …",
                    "Resources:",
                    "    ~ 1 updated",
                    "    1 unchanged",
                ],
            },
        ]);
    });

    it("lasts less than 40 seconds and leaves each verdict for 2 to 4 seconds, the summary longer", () => {
        const pauses = times.map(({ verdict, end }) => end - verdict);
        expect(pauses.slice(0, -1).filter((pause) => pause < 2 || pause > 4)).toEqual([]);
        expect(pauses.at(-1)).toBeGreaterThan(4);
        expect(times.at(-1)?.end).toBeLessThan(40);
    });

    it("fits into the window", () => {
        const lines = scenes.flatMap(({ about, blocks, verdict }) => [
            about,
            ...blocks.flatMap(({ command, output }) => [`$ ${command}`, ...output]),
            ...verdict,
        ]);
        expect(lines.filter((line) => line.length > COLUMNS)).toEqual([]);
    });
});

describe.each(["demo.svg", "demo-still.svg"])("docs/%s", (file) => {
    const svg = textOf(file);

    it("works in an <img>: well-formed, without scripts, foreign objects and other files", () => {
        expect(unbalanced(svg)).toEqual([]);
        expect(svg).not.toMatch(/<(script|foreignObject|image|use|a)\b|\shref=|@import|@font-face|\son\w+=/);
        expect([...svg.matchAll(/url\(([^)]*)\)/g)].map(([, target]) => target)).toEqual(["#screen"]);
    });

    it("scales, is small, and has a title for who cannot see it", () => {
        expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 [\d.]+ [\d.]+"[^>]*role="img" aria-labelledby="title"/);
        expect(svg).toContain('<title id="title">A terminal: npm run demo previews, creates');
        expect(Buffer.byteLength(svg)).toBeLessThan(60_000);
    });
});

it("moves nothing for readers who want no motion", () => {
    const [style = ""] = /<style>.*<\/style>/s.exec(textOf("demo.svg")) ?? [];
    const [still = "", moving = ""] = style.split("@media (prefers-reduced-motion:no-preference){");
    expect(still).not.toContain("animation");
    expect(moving).toContain("animation");
    expect(textOf("demo-still.svg")).not.toContain("animation");
});

describe.each([
    ["light", LIGHT],
    ["dark", DARK],
])("the colours of the %s theme", (_theme, palette) => {
    it("have a contrast of at least 4.5 (WCAG AA)", () => {
        const { screen, bar, dim } = palette;
        const names: (keyof Palette)[] = ["text", "dim", "blue", "green", "yellow", "red"];
        const weak = names.filter((name) => contrast(palette[name], screen) < 4.5);
        expect({ weak, title: contrast(dim, bar) >= 4.5 }).toEqual({ weak: [], title: true });
    });
});

describe("a transcript of the demo", () => {
    const printed = `pulumi-buddyworks: looking for a Pulumi CLI …
pulumi-buddyworks: using Pulumi 3.259.0 (found on PATH)

── 1 of 7 · up ───
Create it.

$ pulumi up
image created (0.14s) \n\n
    url: "http://127.0.0.1:44861/x"
Duration: 12s
✔ up         created
`;

    it("leaves out what differs from run to run", () => {
        expect(demoTranscript(printed)).toBe(`pulumi-buddyworks: using Pulumi 3.259.0

── 1 of 7 · up ───
Create it.

$ pulumi up
image created (0s)

    url: "http://127.0.0.1:8080/x"
Duration: 0s
✔ up         created
`);
    });

    it("is the demo's own without what Pulumi printed", () => {
        expect(ownLines(demoTranscript(printed)).filter((line) => line !== "")).toEqual([
            "── 1 of 7 · up ───",
            "Create it.",
            "$ pulumi up",
            "✔ up         created",
        ]);
    });
});

/** The tags that are opened and not closed, or the other way round, and ampersands that begin no entity. */
function unbalanced(svg: string): string[] {
    const open: string[] = [];
    const wrong: string[] = svg.match(/&(?!(amp|lt|gt|quot);)/g) ?? [];
    for (const [tag, slash, name = "", end] of svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
        if (slash === "" && end === "") {
            open.push(name);
        } else if (slash !== "" && open.pop() !== name) {
            wrong.push(tag);
        }
    }
    return [...wrong, ...open];
}

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
