import * as pulumi from "@pulumi/pulumi";
import { isPathSegment } from "../pathSegment";
import { missingProblem, type Problem, pathSegmentProblem, unknownNameProblem } from "../problem";
import { settingsOf } from "../resources/buddyProvider";
import { MISSING_WORKSPACE } from "../settings/settings";

interface Expected {
    /** The function's name. */
    title: string;
    /** The required arguments, each with the fix if it is missing. */
    required: Readonly<Record<string, string>>;
}

/** What JavaScript accepts: arguments that are missing, misspelt or no strings. */
export function argProblems(args: Readonly<Record<string, unknown>>, { title, required }: Expected): Problem[] {
    const missing = [
        MISSING_WORKSPACE,
        ...Object.entries(required).map(([path, fix]) => ({ ...missingProblem(path), fix })),
    ];
    const known = missing.map(({ path }) => path);
    const unknown = Object.keys(args).filter((name) => !known.includes(name));
    return [
        ...unknown.map((name) => unknownNameProblem(name, name, known)),
        ...missing.flatMap((problem) => argProblem(args[problem.path], problem, title)),
    ];
}

function argProblem(value: unknown, missing: Problem, title: string): Problem[] {
    const { path } = missing;
    if (value === undefined || value === "") {
        return [missing];
    }
    if (pulumi.Output.isInstance(value) || value instanceof Promise) {
        const fix = `Use ${title}Output, which takes both.`;
        return [{ path, must: "be a plain value", got: "got an Output or a promise", fix }];
    }
    if (typeof value !== "string") {
        return [{ path, must: "be a string", got: `got the type ${typeof value}`, fix: "Write it in quotes." }];
    }
    return path === "name" || isPathSegment(value) ? [] : [pathSegmentProblem(path)];
}

export function optionProblems(opts: unknown): Problem[] {
    if (pulumi.Resource.isInstance(opts)) {
        const fix = "Write { provider: … }.";
        return [{ path: "opts", must: "be an object of options", got: "got a resource", fix }];
    }
    const { provider, ...others } = givenValues(opts);
    const problems = Object.keys(others).map((name) => unknownNameProblem(`opts.${name}`, name, ["provider"]));
    if (provider === undefined || settingsOf(provider) !== undefined) {
        return problems;
    }
    const must = "be a Provider of pulumi-buddyworks";
    const fix = "Pass one made by new Provider(…).";
    return [...problems, { path: "opts.provider", must, got: "got something else", fix }];
}

/** The entries that have a value. */
export function givenValues(values: unknown): Record<string, unknown> {
    const entries = typeof values === "object" && values !== null ? Object.entries(values) : [];
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
