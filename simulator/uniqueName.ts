/** Lower-case letters and digits of a name, with a number if that is taken. */
export function uniqueName(name: string, separator: string, isTaken: (candidate: string) => boolean): string {
    const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["unnamed"];
    const base = words.join(separator);
    let candidate = base;
    for (let number = 2; isTaken(candidate); number += 1) {
        candidate = `${base}${separator}${number}`;
    }
    return candidate;
}
