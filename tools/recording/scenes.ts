/** A command with as much of its output as the recording shows. */
export interface Block {
    command: string;
    output: string[];
}

/** What the screen shows at once. */
export interface Scene {
    heading: string;
    about: string;
    blocks: Block[];
    /** The demo's own lines at the end. */
    verdict: string[];
}

const HEADING = /^── (.*?) ─+$/;
// It does nothing, and the summary tells it.
const LEFT_OUT = /· up again$/;

/** The demo's steps and its summary, as the recording shows them. */
export function scenesOf(transcript: string): Scene[] {
    return sections(transcript.split("\n"))
        .map(sceneOf)
        .filter(({ heading }) => !LEFT_OUT.test(heading));
}

function sections(lines: readonly string[]): string[][] {
    const starts = lines.flatMap((line, index) => (HEADING.test(line) ? [index] : []));
    return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

function sceneOf([first = "", ...lines]: string[]): Scene {
    const scene: Scene = { heading: HEADING.exec(first)?.[1] ?? "", about: "", blocks: [], verdict: [] };
    for (const line of lines) {
        if (line.startsWith("$ ")) {
            scene.blocks.push({ command: line.slice(2), output: [] });
            continue;
        }
        if (/^[✔✘]/.test(line) || scene.verdict.length > 0) {
            scene.verdict.push(line);
            continue;
        }
        const block = scene.blocks.at(-1);
        if (block !== undefined) {
            block.output.push(line);
        } else if (scene.about === "") {
            scene.about = line;
        }
    }
    // For the reader of a terminal.
    const verdict = trimmed(scene.verdict.filter((line) => !line.startsWith("Next: ")));
    const blocks = scene.blocks.map(({ command, output }) => ({ command, output: shortened(output) }));
    return { ...scene, blocks, verdict };
}

// Long, or said elsewhere on the screen.
const NEEDLESS = /^ *\[(urn|id)=|^ *pulumi:pulumi:Stack\b|^Duration: |^The resources in the stack/;
const CHANGED = /^ *[-+~] /;

/** Without needless lines and blank ones, and with "…" for the properties that stay as they are. */
function shortened(output: readonly string[]): string[] {
    const short: string[] = [];
    let isInDiff = false;
    const lines = output
        .filter((line) => line !== "" && !NEEDLESS.test(line))
        .map((line) => line.replace(/ \(0s\)$/, ""));
    for (const line of lines) {
        const last = short.at(-1) ?? "";
        if (!line.startsWith(" ")) {
            isInDiff = false;
        }
        if (!isInDiff || CHANGED.test(line) || (line.trim() === "}" && CHANGED.test(last))) {
            short.push(line);
        } else if (last.trim() !== "…") {
            short.push("        …");
        }
        isInDiff ||= /^ *~ .*\(update\)$/.test(line);
    }
    return short;
}

function trimmed(lines: readonly string[]): string[] {
    return lines.join("\n").trim().split("\n");
}
