import * as pulumi from "@pulumi/pulumi";
import { isPathSegment } from "../pathSegment";
import { type Problem, pathSegmentProblem, unknownNameProblem } from "../problem";
import { settingsOf } from "../resources/buddyProvider";
import { MISSING_WORKSPACE } from "../settings/settings";

type Values = Readonly<Record<string, unknown>>;

interface Expected {
    /** The function's name; its form for Outputs is called `<title>Output`. */
    title: string;
    /** The arguments that must be given, each with how to come by it. */
    required: Readonly<Record<string, string>>;
}

/** What JavaScript lets through: arguments that are missing, misspelt, or no text. */
export function argProblems(args: Values, { title, required }: Expected): Problem[] {
    const missing: Problem[] = [
        MISSING_WORKSPACE,
        ...Object.entries(required).map(([path, remedy]) => ({ path, what: "missing", remedy })),
    ];
    const known = missing.map(({ path }) => path);
    const strangers = Object.keys(args).filter((name) => !known.includes(name));
    return [
        ...strangers.map((name) => unknownNameProblem(name, name, known)),
        ...missing.flatMap((problem) => argProblem(args[problem.path], problem, title)),
    ];
}

function argProblem(value: unknown, missing: Problem, title: string): Problem[] {
    const { path } = missing;
    if (value === undefined || value === "") {
        return [missing];
    }
    if (pulumi.Output.isInstance(value) || value instanceof Promise) {
        return [{ path, what: "an Output or a promise is given", remedy: `use ${title}Output, which takes both` }];
    }
    if (typeof value !== "string") {
        return [{ path, what: "no text is given", remedy: "give it as text in quotes" }];
    }
    return path === "name" || isPathSegment(value) ? [] : [pathSegmentProblem(path)];
}

export function optionProblems(opts: unknown): Problem[] {
    if (pulumi.Resource.isInstance(opts)) {
        return [{ path: "opts", what: "a resource is given", remedy: "write { provider: … }" }];
    }
    const { provider, ...others } = givenValues(opts);
    const problems = Object.keys(others).map((name) => unknownNameProblem(`opts.${name}`, name, ["provider"]));
    if (provider === undefined || settingsOf(provider) !== undefined) {
        return problems;
    }
    const remedy = "pass one made by new Provider(…)";
    return [...problems, { path: "opts.provider", what: "not a Provider of pulumi-buddyworks", remedy }];
}

/** The entries that have a value. */
export function givenValues(values: unknown): Record<string, unknown> {
    const entries = typeof values === "object" && values !== null ? Object.entries(values) : [];
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
