import fc from "fast-check";
import type { Fault } from "../../simulator";
import type { Properties } from "../helpers/providerHost";
import { classOf, NAMES, PIPELINE_NAMES, PROJECTS, SECRET } from "./scenario";

export const logicalName = fc.constantFrom(...NAMES.flat());
export const pipelineName = fc.constantFrom(...PIPELINE_NAMES);

const anyKeys = { requiredKeys: [] };
const common = {
    // Two resources may well give their actions one name.
    name: fc.constantFrom("Build", "Push"),
    timeout: fc.constantFrom(60, 600),
    disabled: fc.boolean(),
};
/** Of a `DockerfileAction`. */
export const inputs = fc.record({ ...common, repository: fc.constantFrom("web", "api") }, anyKeys);
const anyInputs = fc.record(
    {
        ...common,
        type: fc.constantFrom("SLACK", "HTTP"),
        properties: fc.record(
            { channel: fc.constantFrom("ops", "dev"), options: fc.constant({ codes: [200, 201], retry: true }) },
            anyKeys,
        ),
    },
    anyKeys,
);
const local = {
    name: fc.constantFrom("Release", "Nightly"),
    refs: fc.constantFrom(["main"], ["main", "next"]),
    priority: fc.constantFrom("HIGH", "LOW"),
    disabled: fc.boolean(),
    forceDestroy: fc.boolean(),
    // No `identifier`: with one, an engine deletes before it replaces, and this one cannot.
    projectName: fc.constantFrom(...PROJECTS),
};
const remote = {
    definitionSource: fc.constant("REMOTE"),
    remoteProjectName: fc.constant("site"),
    remotePath: fc.constant("ci.yml"),
    remoteParameters: fc.constant([{ key: "token", value: SECRET }]),
};
export const pipelineInputs: fc.Arbitrary<Properties> = fc.oneof(
    { weight: 4, arbitrary: fc.record(local, anyKeys) },
    { weight: 1, arbitrary: fc.record({ ...local, ...remote }, { requiredKeys: [...Object.keys(remote)] as never[] }) },
);

/** Two processes that create the very same action at the same time cannot tell which is whose. */
export function named(logical: string, { name, ...values }: Properties): Properties {
    if (typeof name !== "string") {
        return values;
    }
    const plain = name.replace(" of the second provider", "");
    return { ...values, name: NAMES[1].some((each) => each === logical) ? `${plain} of the second provider` : plain };
}

export type Declared = [name: string, inputs: Properties];

export const declaredAction: fc.Arbitrary<Declared> = logicalName.chain((name) =>
    (classOf(name) === "Action" ? anyInputs : inputs).map((values): Declared => [name, named(name, values)]),
);
export const declaredPipeline: fc.Arbitrary<Declared> = fc.tuple(pipelineName, pipelineInputs);

/** Of a request, in seconds. Twenty sequences side by side can keep Buddy from responding within one. */
export const TIMEOUT = 4;

const method = fc.constantFrom("GET", "POST", "PATCH", "DELETE", undefined);
const times = fc.integer({ min: 1, max: 3 });
const kind = fc.oneof<fc.Arbitrary<Fault>[]>(
    fc.constantFrom("cutBefore", "cutAfter", "cutBody", "emptyBody", "noId").map((name) => ({ kind: name })),
    fc.constantFrom("rateLimit", "rateLimit403").map((name) => ({ kind: name, resetSeconds: 0 })),
    fc.boolean().map((isApplied) => ({ kind: "html", isApplied })),
    // A server that refuses and yet obeys would be lying, and so would a 404 for what is there; one that breaks down may
    // have obeyed before.
    fc.constantFrom(400, 401, 403).map((status) => ({ kind: "status", status })),
    fc
        .tuple(fc.constantFrom(408, 500, 502, 503, 504), fc.boolean())
        .map(([status, isApplied]) => ({ kind: "status", status, isApplied })),
    fc.constant({ kind: "slow", ms: TIMEOUT * 1000 + 200 }),
    fc.constant({ kind: "status", status: 404, body: "<h1>404 Not Found</h1>", contentType: "text/html" }),
);
/** A fault, for which requests, and how often. */
export const plannedFault: fc.Arbitrary<Fault> = fc
    .tuple(kind, method, times)
    .map(([what, verb, count]) => ({ ...what, times: count, ...(verb === undefined ? {} : { method: verb }) }));

/** More refusals in a row than any request has retries: a rate limit is waited for. */
export const burst: fc.Arbitrary<Fault> = fc
    .tuple(fc.constantFrom("rateLimit", "rateLimit403", "retryAfter"), method, fc.integer({ min: 3, max: 6 }))
    .map(([name, verb, count]) => {
        const limit: Fault =
            name === "retryAfter"
                ? { kind: "status", status: 429, headers: { "Retry-After": "0" } }
                : { kind: name as "rateLimit", resetSeconds: 0 };
        return { ...limit, times: count, ...(verb === undefined ? {} : { method: verb }) };
    });

/** A refusal that repeats what was sent. */
export const echo: fc.Arbitrary<Fault> = fc.constantFrom("POST", "PATCH").map((verb) => ({
    kind: "status",
    method: verb,
    status: 400,
    body: { errors: [{ message: `${SECRET} is not allowed here` }] },
}));

/** The requests of a fault, as a pattern for their paths. */
export const REQUESTS = {
    "requests for actions": "/actions",
    "requests for pipelines": /\/pipelines(\/\d+)?(\?|$)/,
    "all requests": "/workspaces/",
};
export const requestsOf = fc.constantFrom(...(Object.keys(REQUESTS) as (keyof typeof REQUESTS)[]));
