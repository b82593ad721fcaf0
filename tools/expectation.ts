import { isDeepStrictEqual } from "node:util";

/** A result that differs from what was announced. */
export class Mismatch extends Error {
    override name = "Mismatch";
}

export function expectSame(what: string, values: { expected: unknown; actual: unknown }): void {
    if (!isDeepStrictEqual(values.actual, values.expected)) {
        throw new Mismatch(`${what}: expected ${shown(values.expected)}, got ${shown(values.actual)}`);
    }
}

function shown(value: unknown): string {
    return JSON.stringify(value) ?? "nothing";
}
