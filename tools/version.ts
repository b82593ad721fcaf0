/** The oldest CLI the project is run with. */
export const OLDEST_PULUMI = "3.216.0";

/** Positive when `left` is newer, negative when it is older. A pre-release counts as older than its release. */
export function compareVersions(left: string, right: string): number {
    const a = parts(left);
    const b = parts(right);
    for (let at = 0; at < 3; at++) {
        const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
        if (difference !== 0) {
            return difference;
        }
    }
    return Number(b.isPreRelease) - Number(a.isPreRelease);
}

/** The version in what `pulumi version` or `go version` prints, e.g. "v3.259.0" or "go version go1.26.8 linux/amd64". */
export function findVersion(text: string): string | undefined {
    return /(?<![\w.])(?:v|go)?(\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z.-]+)?)/.exec(text)?.[1];
}

function parts(version: string): { numbers: number[]; isPreRelease: boolean } {
    const [, release = "", rest = ""] = /^v?([\d.]*)(.*)$/.exec(version) ?? [];
    return { numbers: release.split(".").map(Number), isPreRelease: rest.startsWith("-") };
}
