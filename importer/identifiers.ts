import { Script } from "node:vm";

/** Names the generated program uses itself, also where its lines are commented. */
export const PROGRAM_NAMES: readonly string[] = ["DockerfileAction", "config", "pulumi"];

/** A module cannot declare some of them (`await`, `exports`); declaring the others would hide them from the program. */
export const SCOPE_NAMES: readonly string[] = [
    ...["__dirname", "__filename", "await", "exports", "module", "require"],
    ...Object.getOwnPropertyNames(globalThis),
];

/** JavaScript itself knows best which words are its own. */
export function isDeclarable(name: string): boolean {
    try {
        new Script(`"use strict"; const ${name} = 0;`);
        return true;
    } catch {
        return false;
    }
}

/** The name, or the first numbered form of it that is not used yet; used from now on. */
export function unusedName(name: string, used: Set<string>, numbered: (count: number) => string): string {
    let free = name;
    for (let count = 2; used.has(free); count += 1) {
        free = numbered(count);
    }
    used.add(free);
    return free;
}
