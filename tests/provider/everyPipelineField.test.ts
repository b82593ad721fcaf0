import type { Json, JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { pipelineFields } from "../../provider/types/pipeline";
import type { StoredPipeline } from "../../simulator";
import { configureProvider } from "../helpers/configuredProvider";
import { NOTHING, PATCHED, ResourceDriver, STATE_ONLY } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE, PIPELINE_COMPANIONS, PIPELINE_ROW_ENTRIES } from "./pipelineFieldRows";

const PROJECT = { workspace: "buddy", project: "company-website" };
const REMOTE = { ...PIPELINE, definitionSource: "REMOTE", remoteProjectName: "shop", remotePath: "ci.yml" };
const FIXED = { ...PIPELINE, gitConfigRef: "FIXED", gitConfig: { project: "shop", branch: "main", path: "ci.yml" } };

/** They come and go with another input, which Buddy requires: see their own tests. */
const DEPENDENT = ["definitionSource", "remoteProjectName", "remotePath", "gitConfig"];

const simulator = withSimulator();
const warnings: string[] = [];

beforeEach(async () => {
    warnings.length = 0;
    jest.spyOn(console, "error").mockImplementation((line: string) => void warnings.push(line));
    await configureProvider(simulator);
});

afterEach(() => jest.restoreAllMocks());

const drive = () => new ResourceDriver(simulator, provider.Pipeline);
const edit = ({ outs }: ResourceDriver, patch: JsonObject) =>
    simulator.state.editPipeline(
        { ...PROJECT, pipelineId: Number(outs["pipelineId"]) },
        patch as Partial<StoredPipeline>,
    );
const lastBody = () => simulator.journal.writes().at(-1)?.body;

const bodyRows = PIPELINE_ROW_ENTRIES.flatMap(([name, row]) =>
    row.wire === undefined || DEPENDENT.includes(name) ? [] : [{ name, row, wireName: row.wire[0], sent: row.wire[1] }],
);

it("has a row for every field, and no other", () => {
    expect(PIPELINE_ROW_ENTRIES.map(([name]) => name)).toEqual(Object.keys(pipelineFields));
});

describe.each(bodyRows)("$name", ({ name, row, wireName, sent }) => {
    const base: JsonObject = { ...PIPELINE, ...PIPELINE_COMPANIONS[name] };
    const withValue = (value: Json): JsonObject => ({ ...base, [name]: value });
    /** The simulator keeps one value under two names, as Buddy does. */
    const stored = wireName === "remote_branch" ? "remote_ref" : wireName;

    it("is set, stays without a further write, and refreshes without a difference", async () => {
        const life = drive();
        await life.up(withValue(row.value));
        expect(lastBody()).toMatchObject({ [wireName]: sent });
        expect(life.onServer()[stored]).toEqual(sent);
        expect(await life.up(withValue(row.value))).toEqual(NOTHING);
        expect(await life.refresh()).toBe(false);
        expect(await life.up(withValue(row.value))).toEqual(NOTHING);
    });

    it("is changed in place by one PATCH", async () => {
        const life = drive();
        await life.up(withValue(row.value));
        const { id } = life;
        expect(await life.up(withValue(row.other))).toEqual(PATCHED);
        expect(life.id).toBe(id);
        expect(life.onServer()[stored]).not.toEqual(sent);
        expect(await life.refresh()).toBe(false);
        expect(await life.up(withValue(row.other))).toEqual(NOTHING);
    });

    if (row.clear !== undefined) {
        it("is set back by one PATCH when the program drops it, and stays so", async () => {
            const life = drive();
            await life.up(withValue(row.value));
            expect(await life.up(base)).toEqual(PATCHED);
            expect(lastBody()).toMatchObject({ [wireName]: row.clear });
            expect(life.onServer()[stored]).not.toEqual(sent);
            expect(await life.refresh()).toBe(false);
            expect(await life.up(base)).toEqual(NOTHING);
            expect(warnings).toEqual([]);
        });
    }

    if (row.unset !== undefined) {
        it("is no change between its default and nothing", async () => {
            const life = drive();
            await life.up(withValue(row.unset ?? null));
            expect(await life.refresh()).toBe(false);
            expect(await life.up(base)).toEqual(NOTHING);
            expect(await life.up(withValue(row.unset ?? null))).toEqual(NOTHING);
        });
    }

    it("shows an edit made in Buddy, and the next up repairs just that", async () => {
        const life = drive();
        await life.up(withValue(row.value));
        const before = life.onServer();
        const edited = drive();
        await edited.up({ ...withValue(row.other), name: "Other" });
        edit(life, { [stored]: name === "name" ? "Other" : (edited.onServer()[stored] ?? null) });
        expect(await life.refresh()).toBe(true);
        expect(await life.up(withValue(row.value))).toEqual(PATCHED);
        expect(life.onServer()).toEqual(before);
        expect(await life.refresh()).toBe(false);
    });

    if (name !== "name") {
        it("survives in Buddy when the program never wrote it", async () => {
            const life = drive();
            await life.up(base);
            edit(life, { [stored]: sent });
            expect(await life.refresh()).toBe(false);
            expect(await life.up({ ...base, name: "Renamed" })).toEqual(PATCHED);
            expect(life.onServer()).toMatchObject({ name: "Renamed", [stored]: sent });
            expect(await life.refresh()).toBe(false);
        });
    }
});

describe.each(["workspace", "projectName"] as const)("%s", (name) => {
    it("replaces the pipeline when it changes", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, identifier: "release" });
        const [, row] = PIPELINE_ROW_ENTRIES.find(([each]) => each === name) ?? [];
        const next = { ...PIPELINE, identifier: "release", [name]: row?.other };
        const result = await provider.Pipeline.diff(life.id, life.outs, next);
        expect(result).toEqual({ changes: true, replaces: [name], deleteBeforeReplace: false });
    });
});

describe("identifier", () => {
    it("is an output when the program leaves it out, and never a change", async () => {
        const life = drive();
        await life.up(PIPELINE);
        expect(life.outs["identifier"]).toBe("release");
        edit(life, { identifier: "made-by-hand" });
        expect(await life.refresh()).toBe(false);
        expect(life.outs["identifier"]).toBe("made-by-hand");
        expect(life.inputs).not.toHaveProperty("identifier");
        edit(life, { identifier: "made-again" });
        expect(await life.refresh()).toBe(false);
        expect(await life.up({ ...PIPELINE, priority: "LOW" })).toEqual(PATCHED);
        expect(lastBody()).not.toHaveProperty("identifier");
        expect(life.outs["identifier"]).toBe("made-again");
    });

    it("keeps the value that the program set when the program drops it", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, identifier: "own" });
        expect(await life.up(PIPELINE)).toEqual(NOTHING);
        expect(await life.up({ ...PIPELINE, priority: "LOW" })).toEqual(PATCHED);
        expect(lastBody()).not.toHaveProperty("identifier");
        expect(life.outs["identifier"]).toBe("own");
        expect(await life.up({ ...PIPELINE, priority: "LOW", forceDestroy: true })).toEqual(STATE_ONLY);
        expect(life.outs["identifier"]).toBe("own");
    });
});

describe("definitionSource", () => {
    it("replaces the pipeline when it changes or is dropped", async () => {
        const life = drive();
        await life.up(REMOTE);
        expect(await life.refresh()).toBe(false);
        const replaced = { changes: true, replaces: ["definitionSource"], deleteBeforeReplace: false };
        expect(await provider.Pipeline.diff(life.id, life.outs, PIPELINE)).toEqual(replaced);
        expect(await provider.Pipeline.diff(life.id, life.outs, { ...PIPELINE, definitionSource: "LOCAL" })).toEqual(
            replaced,
        );
    });

    it("deletes the old pipeline first if both have the same identifier", async () => {
        const life = drive();
        await life.up({ ...REMOTE, identifier: "own" });
        const { deleteBeforeReplace } = await provider.Pipeline.diff(life.id, life.outs, {
            ...PIPELINE,
            identifier: "own",
        });
        expect(deleteBeforeReplace).toBe(true);
    });

    it("is sent with no update, because Buddy cannot change it", async () => {
        const life = drive();
        await life.up(REMOTE);
        expect(await life.up({ ...REMOTE, priority: "LOW" })).toEqual(PATCHED);
        expect(lastBody()).not.toHaveProperty("definition_source");
    });

    it("is no change between LOCAL and nothing", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, definitionSource: "LOCAL" });
        expect(await life.up(PIPELINE)).toEqual(NOTHING);
        expect(await life.refresh()).toBe(false);
    });
});

describe("a definition in a repository", () => {
    it("is changed in place, and its edits in Buddy are drift", async () => {
        const life = drive();
        await life.up({ ...REMOTE, remoteRef: "main" });
        expect(await life.up({ ...REMOTE, remoteRef: "main", remotePath: "b.yml" })).toEqual(PATCHED);
        edit(life, { remote_project_name: "elsewhere" });
        expect(await life.refresh()).toBe(true);
        expect(await life.up({ ...REMOTE, remoteRef: "main", remotePath: "b.yml" })).toEqual(PATCHED);
        expect(life.onServer()).toMatchObject({ remote_project_name: "shop", remote_path: "b.yml" });
    });

    it("keeps its branch when remoteBranch becomes remoteRef, and the other way round", async () => {
        const life = drive();
        await life.up({ ...REMOTE, remoteBranch: "main" });
        expect(await life.up({ ...REMOTE, remoteRef: "main" })).toEqual(PATCHED);
        expect(lastBody()).toMatchObject({ remote_ref: "main" });
        expect(lastBody()).not.toHaveProperty("remote_branch");
        expect(await life.up({ ...REMOTE, remoteBranch: "main" })).toEqual(PATCHED);
        expect(lastBody()).not.toHaveProperty("remote_ref");
        expect(life.onServer()).toMatchObject({ remote_ref: "main" });
        expect(await life.refresh()).toBe(false);
    });

    it("shows no drift in what Buddy does not return for it", async () => {
        const program = { ...REMOTE, failOnPrepareEnvWarning: false, gitChangesetBase: "PULL_REQUEST" };
        const life = drive();
        await life.up(program);
        edit(life, { fail_on_prepare_env_warning: null, git_changeset_base: null });
        expect(await life.refresh()).toBe(false);
        expect(await life.up(program)).toEqual(NOTHING);
    });
});

describe("gitConfig", () => {
    it("is set, changed and dropped with gitConfigRef", async () => {
        const life = drive();
        await life.up(FIXED);
        expect(life.onServer()["git_config"]).toEqual(FIXED.gitConfig);
        expect(await life.up({ ...FIXED, gitConfig: { ...FIXED.gitConfig, branch: "next" } })).toEqual(PATCHED);
        edit(life, { git_config: { project: "shop", branch: "other", path: "ci.yml" } });
        expect(await life.refresh()).toBe(true);
        expect(await life.up(FIXED)).toEqual(PATCHED);
        expect(await life.up(PIPELINE)).toEqual(PATCHED);
        expect(lastBody()).toEqual({ name: "Release", git_config_ref: "NONE" });
        expect(await life.refresh()).toBe(false);
        expect(await life.up(PIPELINE)).toEqual(NOTHING);
    });
});

describe("pauseOnRepeatedFailures", () => {
    it("shows no drift without a schedule, where Buddy does not return it", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, pauseOnRepeatedFailures: 5 });
        edit(life, { pause_on_repeated_failures: null });
        expect(await life.refresh()).toBe(false);
        expect(await life.up({ ...PIPELINE, pauseOnRepeatedFailures: 5 })).toEqual(NOTHING);
    });
});

describe.each(["refs", "tags"])("%s", (name) => {
    it("has no order and no repetitions", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, [name]: ["a", "b"] });
        expect(await life.up({ ...PIPELINE, [name]: ["b", "a", "b"] })).toEqual(NOTHING);
        edit(life, { [name]: ["b", "a"] });
        expect(await life.refresh()).toBe(false);
        edit(life, { [name]: ["b"] });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs[name]).toEqual(["b"]);
    });
});

describe("events", () => {
    const PUSH = { type: "PUSH", refs: ["main", "next"] };
    const WEBHOOK = { type: "WEBHOOK", totp: true };
    const SCHEDULE = { type: "SCHEDULE", startDate: "2031-01-01T00:00:00Z", delay: 60 };

    it("have no order, and neither have their refs", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, events: [PUSH, WEBHOOK] });
        expect(await life.up({ ...PIPELINE, events: [WEBHOOK, { ...PUSH, refs: ["next", "main"] }] })).toEqual(NOTHING);
        edit(life, {
            events: [
                { type: "WEBHOOK", totp: true },
                { type: "PUSH", refs: ["next", "main"] },
            ],
        });
        expect(await life.refresh()).toBe(false);
        expect(life.inputs["events"]).toEqual([PUSH, WEBHOOK]);
    });

    it("may have empty companions in responses, and moments in another form", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, events: [SCHEDULE, PUSH] });
        const empty = { totp: false, prefix: "", whitelist: null, branches: [], delay: 0 };
        edit(life, {
            events: [
                { ...empty, type: "PUSH", refs: ["main", "next"] },
                { ...empty, type: "SCHEDULE", start_date: "2031-01-01T01:00:00.000+01:00", delay: 60 },
            ],
        });
        expect(await life.refresh()).toBe(false);
    });

    it("are compared in the parts that the program wrote, whichever of several events fits", async () => {
        const program = { ...PIPELINE, events: [{ type: "PUSH" }, { type: "PUSH", refs: ["main"] }] };
        const life = drive();
        await life.up(program);
        edit(life, {
            events: [
                { type: "PUSH", refs: ["main"] },
                { type: "PUSH", refs: ["v*"] },
            ],
        });
        expect(await life.refresh()).toBe(false);
        edit(life, {
            events: [
                { type: "PUSH", refs: ["v1"] },
                { type: "PUSH", refs: ["v2"] },
            ],
        });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["events"]).toEqual([{ type: "PUSH" }, { type: "PUSH", refs: ["v2"] }]);
    });

    it("that were added, changed or removed in Buddy are drift", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, events: [PUSH, WEBHOOK] });
        edit(life, {
            events: [
                { type: "EMAIL", prefix: "ci" },
                { type: "PUSH", refs: ["main"] },
            ],
        });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["events"]).toEqual([
            { type: "PUSH", refs: ["main"] },
            { type: "EMAIL", prefix: "ci" },
        ]);
        expect(await life.up({ ...PIPELINE, events: [PUSH, WEBHOOK] })).toEqual(PATCHED);
        expect(await life.refresh()).toBe(false);
    });
});

describe("permissions", () => {
    const USERS = [
        { id: 7, accessLevel: "RUN_ONLY" },
        { id: 8, accessLevel: "DENIED" },
    ];

    it("match users and groups by id, and say nothing about parts that are not written", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, permissions: { users: USERS } });
        expect(await life.up({ ...PIPELINE, permissions: { users: [...USERS].reverse() } })).toEqual(NOTHING);
        const users = [
            { id: 8, access_level: "DENIED" },
            { id: 7, access_level: "RUN_ONLY" },
        ];
        edit(life, { permissions: { others: "DENIED", users, groups: [{ id: 1, access_level: "DENIED" }] } });
        expect(await life.refresh()).toBe(false);
        edit(life, { permissions: { users: [...users, { id: 9, access_level: "READ_WRITE" }] } });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["permissions"]).toEqual({
            users: [...USERS, { id: 9, accessLevel: "READ_WRITE" }],
        });
    });

    it("send back a part that the program drops, because Buddy might keep it", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, permissions: { others: "DENIED", users: USERS, groups: [] } });
        expect(await life.up({ ...PIPELINE, permissions: { others: "DENIED" } })).toEqual(PATCHED);
        expect(lastBody()).toEqual({ name: "Release", permissions: { others: "DENIED", users: [], groups: [] } });
        expect(await life.up({ ...PIPELINE, permissions: { users: USERS } })).toEqual(PATCHED);
        expect(lastBody()).toMatchObject({ permissions: { others: "DEFAULT" } });
    });
});

describe("fields that only Buddy's newest types have", () => {
    it("give a warning if the response lacks them, and no drift", async () => {
        const response = { id: 99, name: "Release" };
        const life = drive();
        simulator.faults.add({ kind: "status", method: "POST", status: 201, body: response });
        await life.up({ ...PIPELINE, folder: "web" });
        expect(warnings).toEqual([
            "warning: folder: must be an input that Buddy's REST API knows (Buddy's response lacks it, so Buddy did not take it). " +
                "Remove it from the program, or set it in Buddy.",
        ]);
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: response });
        expect(await life.refresh()).toBe(false);
    });
});

describe("adoptPipelineId", () => {
    it("counts only when the resource is created: changing it is no change, removing it one of the state alone", async () => {
        const life = drive();
        expect(await life.up({ ...PIPELINE, adoptPipelineId: 1 })).toEqual(PATCHED);
        expect(life.id).toBe("buddy/company-website/1");
        expect(await life.up({ ...PIPELINE, adoptPipelineId: 2 })).toEqual(NOTHING);
        expect(await life.up(PIPELINE)).toEqual(STATE_ONLY);
        expect(life.outs).not.toHaveProperty("adoptPipelineId");
        expect(await life.up(PIPELINE)).toEqual(NOTHING);
        expect(await life.refresh()).toBe(false);
    });
});

describe("forceDestroy", () => {
    it("is kept in the state alone", async () => {
        const life = drive();
        await life.up(PIPELINE);
        expect(await life.up({ ...PIPELINE, forceDestroy: true })).toEqual(STATE_ONLY);
        expect(life.outs["forceDestroy"]).toBe(true);
        expect(await life.refresh()).toBe(false);
        expect(life.outs["forceDestroy"]).toBe(true);
        expect(await life.up({ ...PIPELINE, forceDestroy: false })).toEqual(STATE_ONLY);
        expect(await life.up(PIPELINE)).toEqual(NOTHING);
    });
});
