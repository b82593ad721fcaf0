/** The middle value; NaN when there is none. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? Number.NaN;
    if (sorted.length % 2 === 1) {
        return upper;
    }
    return ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
