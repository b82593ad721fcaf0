import { seconds } from "./format";
import { PHASES } from "./measurement";
import { mainLoad } from "./report";
import { type Results, secondsOf } from "./results";
import { LEAST, OURS, TAUGHT } from "./variants";

const BARS = [LEAST, OURS, TAUGHT];
/** Text of this size can still be read on a phone, which shows the plot at half its size. */
const FONT_SIZE = 19;
const WIDTH = 640;
const LEFT = 108;
const LONGEST = 430;
const TOP = 88;
const BAR = 22;
const GAP = 16;

const STYLE = `text{font:${FONT_SIZE}px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.back{fill:#fff}
.least{fill:#8c959f}.ours{fill:#0969da}.taught{fill:#d4731a}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.back{fill:#0d1117}.least{fill:#7d8590}.ours{fill:#4493f8}.taught{fill:#e08b3e}}`;

/** How long each command takes at the largest load, as SVG. */
export function plotOf(results: Results): string {
    const main = mainLoad(results);
    const rows = PHASES.map((phase) => ({
        phase,
        bars: BARS.map((name) => ({ name, value: secondsOf(results, name, { ...main, phase }) })).filter(
            ({ value }) => !Number.isNaN(value),
        ),
    }));
    const drawn = BARS.filter((name) => rows.some(({ bars }) => bars.some((bar) => bar.name === name)));
    const longest = Math.max(...rows.flatMap(({ bars }) => bars.map(({ value }) => value)));
    const parts: string[] = [];
    let y = TOP;
    for (const { phase, bars } of rows) {
        parts.push(text({ x: 12, y: y + BAR - 5 }, phase));
        for (const { name, value } of bars) {
            const length = ((value / longest) * LONGEST).toFixed(1);
            parts.push(`<rect class="${name}" x="${LEFT}" y="${y}" width="${length}" height="${BAR - 3}"/>`);
            parts.push(text({ x: Math.round(LEFT + Number(length) + 6), y: y + BAR - 6 }, seconds(value)));
            y += BAR;
        }
        y += GAP;
    }
    const title = `Time for ${main.count} actions: shorter is better`;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">
<title>${title}</title>
<style>${STYLE}</style>
<rect class="back" width="${WIDTH}" height="${y}"/>
<text class="title" x="12" y="30">${title}</text>
${legend(drawn)}
${parts.join("\n")}
</svg>
`;
}

function legend(names: readonly string[]): string {
    const entries = names.map((name, index) => {
        const x = LEFT + index * 110;
        return `<rect class="${name}" x="${x}" y="48" width="18" height="18"/>${text({ x: x + 25, y: 63 }, name)}`;
    });
    return entries.join("\n");
}

function text({ x, y }: { x: number; y: number }, words: string): string {
    return `<text x="${x}" y="${y}">${words}</text>`;
}
