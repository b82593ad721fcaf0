import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { pipelineTools } from "../helpers/pipelineDriver";
import { NOTHING, PATCHED, STATE_ONLY } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE, PIPELINE_ROW_ENTRIES } from "./pipelineFieldRows";
import { withPrintedLines } from "./shownMessages";

const REMOTE = { ...PIPELINE, definitionSource: "REMOTE", remoteProjectName: "shop", remotePath: "ci.yml" };
const FIXED = { ...PIPELINE, gitConfigRef: "FIXED", gitConfig: { project: "shop", branch: "main", path: "ci.yml" } };

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

const { drive, edit, lastBody } = pipelineTools(simulator);

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

    it.each<[string, object, boolean]>([
        ["deletes the old pipeline first if both have the same identifier", { identifier: "own" }, true],
        ["makes the new pipeline first if it has another identifier", { identifier: "new" }, false],
        [
            "makes the new pipeline first if it is in another project",
            { identifier: "own", projectName: "other" },
            false,
        ],
        ["deletes nothing if it stays", { ...REMOTE, identifier: "own", priority: "LOW" }, false],
    ])("%s", async (_title, inputs, deletesFirst) => {
        const life = drive();
        await life.up({ ...REMOTE, identifier: "own" });
        const { deleteBeforeReplace } = await provider.Pipeline.diff(life.id, life.outs, { ...PIPELINE, ...inputs });
        expect(deleteBeforeReplace).toBe(deletesFirst);
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
    it("counts at the create alone, and its removal changes the state alone", async () => {
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
