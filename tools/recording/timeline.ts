/** When the parts of a scene appear and go, in seconds from the start of the recording. */
export interface SceneTimes {
    start: number;
    blocks: BlockTimes[];
    verdict: number;
    end: number;
}

export interface BlockTimes {
    typing: number;
    typed: number;
    output: number;
    printed: number;
}

const READ_HEADING = 0.9;
const PER_CHARACTER = 0.025;
const THINKING = 0.4;
const PER_LINE = 0.07;
const READ_VERDICT = 2.6;
const READ_LINE_OF_SUMMARY = 0.3;

interface Shape {
    blocks: readonly { command: string; output: readonly string[] }[];
    verdict: readonly string[];
}

/** A reader's rhythm: the heading, the command as it is typed, its output line by line, the verdict. */
export function timelineOf(scenes: readonly Shape[]): SceneTimes[] {
    let now = 0;
    return scenes.map(({ blocks, verdict }) => {
        const start = now;
        now += blocks.length === 0 ? 0 : READ_HEADING;
        const blockTimes = blocks.map(({ command, output }) => {
            const typing = now;
            const typed = typing + command.length * PER_CHARACTER;
            const shown = typed + THINKING;
            const printed = shown + output.length * PER_LINE;
            now = printed + THINKING / 2;
            return { typing, typed, output: shown, printed };
        });
        const shownVerdict = now;
        now += READ_VERDICT + (verdict.length - 1) * READ_LINE_OF_SUMMARY;
        return { start, blocks: blockTimes, verdict: shownVerdict, end: now };
    });
}
