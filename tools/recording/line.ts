export const CHARACTER = 8.4;
export const ROW = 20;
export const PADDING = 20;
export const BAR = 38;

/** A part of a line in one colour. */
interface Span {
    text: string;
    className?: string;
}

const CHANGE = /^( *)(~ )(.*?: )(".*") (=>) (".*")$/;
const MARKED = /^( *)([-+~])( .*)$/;
const PROMPT = /^(\$)( .*)$/;

const MARKERS: Record<string, string> = { "+": "green", "~": "yellow", "-": "red" };

/** One line of the screen as SVG. Its width is set, so that every monospaced font keeps the columns. */
export function lineSvg(line: string, row: number): string {
    const text = line.replace(/^✔/, " ");
    const indent = text.length - text.trimStart().length;
    const content = text.trimStart();
    if (content === "") {
        return "";
    }
    const y = rowTop(row) + 15;
    const at = `x="${round(PADDING + indent * CHARACTER)}" y="${y}" textLength="${round(content.length * CHARACTER)}"`;
    const mark = line.startsWith("✔") ? markSvg(row) : "";
    return `${mark}<text ${at}>${spansOf(content).map(spanSvg).join("")}</text>`;
}

export function headingSvg(heading: string, row: number): string {
    return `<text class="blue bold" x="${PADDING}" y="${rowTop(row) + 15}">${escaped(heading)}</text>`;
}

export function dimSvg(line: string, row: number): string {
    return `<text class="dim" x="${PADDING}" y="${rowTop(row) + 15}">${escaped(line)}</text>`;
}

export function rowTop(row: number): number {
    return BAR + PADDING / 2 + row * ROW;
}

export function round(value: number): number {
    return Number(value.toFixed(1));
}

export function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Drawn, because some systems show the character as a coloured picture. */
function markSvg(row: number): string {
    return `<path class="ok" d="M${PADDING} ${rowTop(row) + 10}l3 4 6-9"/>`;
}

function spansOf(line: string): Span[] {
    const prompt = PROMPT.exec(line);
    if (prompt) {
        return [
            { text: prompt[1] ?? "", className: "blue" },
            { text: prompt[2] ?? "", className: "bold" },
        ];
    }
    const change = CHANGE.exec(line);
    if (change) {
        const [, , marker = "", name = "", before = "", arrow = "", after = ""] = change;
        return [
            { text: marker, className: "yellow" },
            { text: name },
            { text: before, className: "red" },
            { text: ` ${arrow} `, className: "dim" },
            { text: after, className: "green" },
        ];
    }
    const marked = MARKED.exec(line);
    if (marked) {
        const [, , marker = "", rest = ""] = marked;
        return [{ text: marker, className: `${MARKERS[marker]} bold` }, { text: rest }];
    }
    if (/^\S.*:$/.test(line) || line.trim() === "…") {
        return [{ text: line, className: "dim" }];
    }
    return [{ text: line }];
}

function spanSvg({ text, className }: Span): string {
    return className === undefined ? escaped(text) : `<tspan class="${className}">${escaped(text)}</tspan>`;
}
