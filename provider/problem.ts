import { distance } from "fastest-levenshtein";

/** Something wrong with an input or a setting, in the form that every message of this package has. */
export interface Problem<Path extends string = string> {
    /** The way to the value as the user wrote it, e.g. `secrets[1].id`. */
    path: Path;
    /** What must hold, after "must": `be unique`. */
    must: string;
    /** What holds instead: `got a string`. Never a value that may be secret. */
    got: string;
    /** What to do, in whole sentences: `Give each secret its own id.` */
    fix: string;
    /** A warning lets the program go on: Buddy may know better than its documentation. */
    warning?: true;
}

/** `secrets[1].id: must be unique ("npmrc" is used twice). Give each secret its own id.` */
export function problemText({ path, must, got, fix }: Problem): string {
    return `${path}: must ${must} (${got}). ${fix}`;
}

/** Two letters in five: further away the guess is more often wrong than right. */
const MISSPELT = 0.4;

/** The known name that a misspelt or snake_case one most likely means. */
export function nearestName(name: string, known: readonly string[], misspelt = MISSPELT): string | undefined {
    // Letters of all scripts: names of pipelines are people's own.
    const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    const [nearest] = known
        .filter((candidate) => plain(candidate) !== "")
        .map((candidate) => ({ candidate, steps: distance(plain(name), plain(candidate)) }))
        .sort((one, other) => one.steps - other.steps);
    if (nearest === undefined) {
        return undefined;
    }
    return nearest.steps <= Math.floor(nearest.candidate.length * misspelt) ? nearest.candidate : undefined;
}

export function unknownNameProblem(path: string, name: string, known: readonly string[]): Problem {
    const nearest = nearestName(name, known);
    const fix = nearest === undefined ? "Remove it." : `Did you mean ${nearest}?`;
    return { path, must: "be the name of an input", got: "there is no input of this name", fix };
}

export function missingProblem<Path extends string>(path: Path): Problem<Path> {
    return { path, must: "be set", got: "got nothing", fix: "It is required." };
}

/** For a name that becomes one segment of an address. */
export function pathSegmentProblem(path: string): Problem {
    const got = "got a text that is none";
    return {
        path,
        must: "be one path segment without slashes",
        got,
        fix: 'Give the name from the URL, e.g. "website".',
    };
}
