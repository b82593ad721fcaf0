/** A line of a terminal without what differs from run to run: times, the simulator's port, trailing blanks. */
export function stableLine(line: string): string {
    return line
        .replace(/\(\d+(\.\d+)?s\)/g, "(0s)")
        .replace(/^Duration: .*/, "Duration: 0s")
        .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:8080")
        .trimEnd();
}

const VERSION = /^pulumi-buddyworks: using Pulumi \S+/;

/** What the demo printed, from the line with Pulumi's version on, without what differs from run to run. */
export function demoTranscript(printed: string): string {
    const lines = printed.split("\n").map(stableLine);
    const start = lines.findIndex((line) => VERSION.test(line));
    const [version = "", ...rest] = lines.slice(Math.max(start, 0));
    const text = [VERSION.exec(version)?.[0] ?? version, ...rest].join("\n");
    return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** The line with Pulumi's version. */
export function versionLine(transcript: string): string {
    return transcript.split("\n", 1)[0] ?? "";
}

/** The demo's own lines, without what Pulumi printed: another version of Pulumi may use other words. */
export function ownLines(transcript: string): string[] {
    const own: string[] = [];
    let isPulumis = false;
    for (const line of transcript.split("\n").slice(1)) {
        if (/^[$✔✘]/.test(line)) {
            isPulumis = line.startsWith("$");
            own.push(line);
        } else if (!isPulumis) {
            own.push(line);
        }
    }
    return own;
}
