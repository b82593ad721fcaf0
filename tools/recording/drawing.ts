import { BAR, CHARACTER, dimSvg, escaped, headingSvg, lineSvg, PADDING, ROW, round, rowTop } from "./line";
import { colorRules, DARK, LIGHT } from "./palette";
import type { Block, Scene } from "./scenes";
import { type BlockTimes, type SceneTimes, timelineOf } from "./timeline";

export const COLUMNS = 86;
const TITLE = "npm run demo";
const WIDTH = round(COLUMNS * CHARACTER + 2 * PADDING);
// As wide as a README's text.
const SHOWN_WIDTH = 830;
const FONT = `ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace`;
const BASE = `text{font:14px ${FONT};white-space:pre}.bold{font-weight:700}.ok,.border{fill:none}.ok{stroke-width:2}`;
const DARK_RULES = `@media (prefers-color-scheme:dark){${colorRules(DARK)}}`;

/** The recording: every scene in turn, again and again; for readers who want no motion, the last scene alone. */
export function animatedSvg(scenes: readonly Scene[]): string {
    const times = timelineOf(scenes);
    const seconds = round(times.at(-1)?.end ?? 0);
    const drawings = scenes.map((scene, index) => sceneDrawing(scene, { name: `s${index}`, times: times[index] }));
    const still = drawings.length - 1;
    const css = [
        BASE,
        colorRules(LIGHT),
        DARK_RULES,
        `.scene,.cover{opacity:0}.s${still}{opacity:1}`,
        `@media (prefers-reduced-motion:no-preference){`,
        `.scene,.cover,.verdict{animation:${seconds}s step-end infinite}`,
        ...drawings.flatMap(({ steps }) => steps).map((step) => keyframes(step, seconds)),
        `}`,
    ].join("");
    const rows = Math.max(...drawings.map(({ rows }) => rows));
    return windowSvg({ rows, css, body: drawings.map(({ svg }) => svg).join("\n") });
}

/** The last scene, for print. */
export function stillSvg(scenes: readonly Scene[]): string {
    const last = scenes.at(-1);
    if (last === undefined) {
        throw new Error("the transcript has no scene");
    }
    const { svg, rows } = sceneDrawing(last, { name: "still", times: undefined });
    return windowSvg({ rows, css: BASE + colorRules(LIGHT), body: svg });
}

/** An animated element's class with what it looks like from which second on. */
interface Step {
    name: string;
    states: [seconds: number, css: string][];
}

interface Drawing {
    svg: string;
    rows: number;
    steps: Step[];
}

function sceneDrawing(scene: Scene, { name, times }: { name: string; times: SceneTimes | undefined }): Drawing {
    const parts: string[] = [headingSvg(scene.heading, 0)];
    const steps: Step[] = [];
    let row = 1;
    if (scene.about !== "") {
        parts.push(dimSvg(scene.about, row));
        row += 1;
    }
    row += 1;
    for (const [index, block] of scene.blocks.entries()) {
        const drawing = blockDrawing(block, { name: `${name}b${index}`, row, times: times?.blocks[index] });
        parts.push(drawing.svg);
        steps.push(...drawing.steps);
        row += drawing.rows;
    }
    row += scene.blocks.length === 0 ? 0 : 1;
    parts.push(`<g class="verdict ${name}v">${linesSvg(scene.verdict, row)}</g>`);
    row += scene.verdict.length;
    if (times !== undefined) {
        const { start, verdict, end } = times;
        steps.push({ name, states: appearance(start, end) }, { name: `${name}v`, states: appearance(verdict, end) });
    }
    return { svg: `<g class="scene ${name}">${parts.join("")}</g>`, rows: row, steps };
}

interface BlockPlace {
    name: string;
    row: number;
    times: BlockTimes | undefined;
}

/** The command and its output, each under a cover that moves away. */
function blockDrawing({ command, output }: Block, { name, row, times }: BlockPlace): Drawing {
    const left = PADDING + 2 * CHARACTER;
    const width = round(command.length * CHARACTER);
    const height = output.length * ROW;
    const rows = 1 + output.length;
    const svg = [
        lineSvg(`$ ${command}`, row),
        linesSvg(output, row + 1),
        `<g class="cover ${name}c"><rect class="screen" x="${round(left)}" y="${rowTop(row)}" width="${width + 4}" height="${ROW}"/>`,
        `<rect class="dim" x="${round(left)}" y="${rowTop(row) + 2}" width="8" height="16"/></g>`,
        `<rect class="screen cover ${name}o" y="${rowTop(row + 1)}" width="${WIDTH}" height="${height}"/>`,
    ].join("");
    if (times === undefined) {
        return { svg, rows, steps: [] };
    }
    const { typing, typed, output: shown, printed } = times;
    const moved = `transform:translate(${width}px)`;
    const steps: Step[] = [
        {
            name: `${name}c`,
            states: [
                [0, "opacity:1"],
                [typing, `opacity:1;transform:none;animation-timing-function:steps(${command.length})`],
                [typed, `opacity:1;${moved}`],
                [shown, `opacity:0;${moved}`],
            ],
        },
        {
            name: `${name}o`,
            states: [
                [0, "opacity:1"],
                [shown, `opacity:1;transform:none;animation-timing-function:steps(${output.length})`],
                [printed - 0.01, `opacity:1;transform:translateY(${height}px)`],
                [printed, "opacity:0"],
            ],
        },
    ];
    return { svg, rows, steps: output.length === 0 ? steps.slice(0, 1) : steps };
}

function appearance(start: number, end: number): Step["states"] {
    return [
        [0, "opacity:0"],
        [start, "opacity:1"],
        [end, "opacity:0"],
    ];
}

function keyframes({ name, states }: Step, seconds: number): string {
    const frames = states
        .filter(([at], index) => states[index + 1]?.[0] !== at)
        .map(([at, css]) => `${Number(((at / seconds) * 100).toFixed(2))}%{${css}}`);
    return `.${name}{animation-name:${name}}@keyframes ${name}{${frames.join("")}}`;
}

function linesSvg(lines: readonly string[], row: number): string {
    return lines.map((line, index) => lineSvg(line, row + index)).join("");
}

function windowSvg({ rows, css, body }: { rows: number; css: string; body: string }): string {
    const height = round(rowTop(rows) + PADDING / 2);
    const [right, bottom] = [WIDTH - 1, height - 1];
    const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
        (color, index) => `<circle fill="${color}" cx="${PADDING + 4 + index * 20}" cy="${BAR / 2}" r="6"/>`,
    );
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${SHOWN_WIDTH}" height="${Math.round((height * SHOWN_WIDTH) / WIDTH)}" role="img" aria-labelledby="title" xml:space="preserve">
<title id="title">A terminal: ${escaped(TITLE)} previews, creates, updates, refreshes, repairs and destroys an action</title>
<style>${css}</style>
<clipPath id="screen"><rect x=".5" y=".5" width="${right}" height="${bottom}" rx="9"/></clipPath>
<g clip-path="url(#screen)"><rect class="screen" width="${WIDTH}" height="${height}"/>
${body}
<rect class="bar" width="${WIDTH}" height="${BAR}"/></g>
${dots.join("")}<text class="dim" x="${WIDTH / 2}" y="${BAR / 2 + 5}" text-anchor="middle">${escaped(TITLE)}</text>
<rect class="border" x=".5" y=".5" width="${right}" height="${bottom}" rx="9"/>
</svg>
`;
}
