import * as provider from "../../provider/provider";
import type { Fault } from "../../simulator";
import { configureProvider } from "../helpers/configuredProvider";
import { pipelineTools } from "../helpers/pipelineDriver";
import { failureOf } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE, PIPELINE_ROW_ENTRIES } from "./pipelineFieldRows";
import { withPrintedLines } from "./shownMessages";

const PROJECT = { workspace: "buddy", project: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

const { create, read, update, delete: destroy, check, diff } = provider.Pipeline;
const { requests, ids } = pipelineTools(simulator);

async function created(inputs: object = {}) {
    const { id, outs } = await create({ ...PIPELINE, ...inputs });
    simulator.journal.clear();
    return { id, outs, pipelineId: Number(outs.pipelineId) };
}

describe("a create", () => {
    it("lists the project once, then posts each pipeline", async () => {
        const first = await create({ ...PIPELINE, note: "a" });
        const second = await create({ ...PIPELINE, name: "Second" });
        expect([...new Set(requests())]).toEqual([`GET ${PIPELINES}`, `POST ${PIPELINES}`]);
        expect(simulator.journal.writes().map(({ body }) => body)).toEqual([
            { name: "Release", note: "a" },
            { name: "Second" },
        ]);
        expect(first).toEqual({
            id: `buddy/company-website/${first.outs.pipelineId}`,
            outs: {
                ...PIPELINE,
                note: "a",
                identifier: "release",
                __computed: ["identifier"],
                pipelineId: first.outs.pipelineId,
                url: `${simulator.url}${PIPELINES}/${first.outs.pipelineId}`,
                htmlUrl: expect.stringContaining("/buddy/company-website/pipelines/pipeline/"),
            },
        });
        expect(ids()).toEqual([1, 2, first.outs.pipelineId, second.outs.pipelineId]);
    });

    it("has no identifier where Buddy makes none", async () => {
        const body = { id: 7, name: "Release", identifier: null };
        simulator.faults.add({ kind: "status", method: "POST", status: 201, body });
        expect((await create(PIPELINE)).outs).toEqual({ ...PIPELINE, pipelineId: 7 });
    });

    it("warns of a pipeline of the same name that the stack does not have", async () => {
        await create({ ...PIPELINE, name: "Live mirror" });
        expect(warnings).toEqual([
            'warning: name: buddy/company-website already has "Live mirror" (2), and another one is created. An interrupted ' +
                "run may have left 2: delete it in Buddy, unless it is being replaced now.",
        ]);
    });

    it.each<[string, Fault]>([
        ["the connection breaks", { kind: "cutAfter", method: "POST" }],
        ["the response names no id", { kind: "noId", method: "POST" }],
        ["a server fails afterwards", { kind: "status", method: "POST", status: 500, isApplied: true }],
    ])("takes its pipeline over when %s", async (_title, fault) => {
        simulator.faults.add(fault);
        const inputs = { ...PIPELINE, events: [{ type: "PUSH", refs: ["b", "a"] }], pauseOnRepeatedFailures: 3 };
        const { id, outs } = await create(inputs);
        expect(simulator.journal.writes()).toHaveLength(1);
        expect(ids()).toEqual([1, 2, outs.pipelineId]);
        expect((await read(id, outs)).props).toEqual(outs);
    });

    it("never takes a pipeline that was there before, or that holds something else", async () => {
        const before = simulator.state.addPipeline({ ...PROJECT, id: 30, name: "Release" });
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        expect(await failureOf(create(PIPELINE))).toMatch(
            /No new pipeline "Release" appeared in buddy\/company-website\. Run `pulumi up` again, unless it appears later: then set adoptPipelineId to its id first\.$/,
        );
        expect(ids()).toContain(before.id);
    });
});

describe("an adoption", () => {
    it("takes a pipeline over with one GET and one PATCH", async () => {
        const { id, outs } = await create({ ...PIPELINE, adoptPipelineId: 2, refs: ["main"] });
        expect(requests()).toEqual([`GET ${PIPELINES}/2`, `PATCH ${PIPELINES}/2`]);
        expect(id).toBe("buddy/company-website/2");
        expect(outs).toMatchObject({ pipelineId: 2, identifier: "live_mirror", adoptPipelineId: 2 });
        expect(simulator.state.pipeline({ ...PROJECT, pipelineId: 2 })).toMatchObject({
            name: "Release",
            refs: ["main"],
        });
    });

    it("refuses a pipeline that is missing, or is defined elsewhere, and changes nothing", async () => {
        const remote = { definitionSource: "REMOTE", remoteProjectName: "shop", remotePath: "ci.yml" };
        expect(await failureOf(create({ ...PIPELINE, adoptPipelineId: 99 }))).toBe(
            "adoptPipelineId: must be the id of an existing pipeline (buddy/company-website has no pipeline 99). Check it and " +
                "where the pipeline is, or remove adoptPipelineId to create one.",
        );
        expect(await failureOf(create({ ...PIPELINE, ...remote, adoptPipelineId: 2 }))).toBe(
            'definitionSource: must be that of the adopted pipeline (got "REMOTE", the pipeline has "LOCAL"). Buddy cannot ' +
                "change it: give the same value, or remove adoptPipelineId.",
        );
        simulator.state.editPipeline({ ...PROJECT, pipelineId: 2 }, { definition_source: "REMOTE" });
        expect(await failureOf(create({ ...PIPELINE, adoptPipelineId: 2 }))).toBe(
            'definitionSource: must be that of the adopted pipeline (got nothing, the pipeline has "REMOTE"). Buddy cannot ' +
                "change it: give the same value, or remove adoptPipelineId.",
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("is refused for a pipeline that another resource has", async () => {
        const { id, outs, pipelineId } = await created();
        const owner = { ...PIPELINE, __urn: "urn:a::b::c::owner" };
        await check({ name: "Release" }, owner);
        await diff(id, outs, owner);
        const adopter = { ...PIPELINE, adoptPipelineId: pipelineId, __urn: "urn:a::b::c::adopter" };
        expect((await check({}, adopter)).failures?.map(({ reason }) => reason)).toEqual([
            `adoptPipelineId: must name a pipeline that no other resource has (owner has pipeline ${pipelineId}). ` +
                "Remove adoptPipelineId, or one of the two resources.",
        ]);
    });

    it("only borrows: a delete leaves the pipeline and its actions at Buddy", async () => {
        const { id, outs } = await create({ ...PIPELINE, adoptPipelineId: 2 });
        simulator.state.addAction({ ...PROJECT, pipelineId: 2 }, { name: "Tests", type: "BUILD" });
        simulator.journal.clear();
        await destroy(id, outs);
        expect(requests()).toEqual([]);
        expect(warnings).toEqual([
            "warning: adoptPipelineId: pipeline 2 of buddy/company-website stays at Buddy, because the deleted entry only " +
                "borrowed it. To let Pulumi delete an adopted pipeline, remove adoptPipelineId and run `pulumi up` before you " +
                "remove the resource.",
        ]);
    });
});

describe("Pipeline.get", () => {
    const BODY_ROWS = PIPELINE_ROW_ENTRIES.flatMap(([name, { value, wire }]) =>
        wire === undefined || name === "remoteBranch" ? [] : [{ name, value, wire }],
    );

    it.each(BODY_ROWS)("reads $name, in the form a program writes it", async ({ name, value, wire: [key, stored] }) => {
        simulator.state.editPipeline({ ...PROJECT, pipelineId: 2 }, { [key]: stored });
        const { props } = await read("buddy/company-website/2", { __provider: "text" });
        expect(props).toMatchObject({ [name]: value, pipelineId: 2, workspace: "buddy" });
    });

    it("reads one ref once, and nothing that a program cannot set", async () => {
        simulator.state.editPipeline(
            { ...PROJECT, pipelineId: 2 },
            { definition_source: "REMOTE", remote_ref: "main" },
        );
        const { props, inputs } = await read("buddy/company-website/2", { __provider: "text" });
        expect(inputs).toBeUndefined();
        expect(props).toMatchObject({ definitionSource: "REMOTE", remoteRef: "main", identifier: "live_mirror" });
        const names = Object.keys(props ?? {}).filter((name) =>
            /remoteBranch|actions|creator|project$|last/i.test(name),
        );
        expect(names).toEqual([]);
    });

    it("stays a getter at a refresh, and fails for a pipeline that does not exist", async () => {
        const first = await read("buddy/company-website/2", { __provider: "text" });
        const second = await read("buddy/company-website/2", { ...first.props, __provider: "text" });
        expect(second).toEqual(first);
        expect(await failureOf(read("buddy/company-website/99", { __provider: "text" }))).toMatch(
            /^get buddy\/company-website\/99: read pipeline 99 in buddy\/company-website: 404 Not Found: /,
        );
    });
});

describe("a read and an update", () => {
    it("say that a pipeline is gone", async () => {
        const { id, outs, pipelineId } = await created();
        simulator.state.removePipeline({ ...PROJECT, pipelineId });
        expect(await read(id, outs)).toEqual({});
        expect(await failureOf(update(id, outs, { ...PIPELINE, note: "b" }))).toMatch(
            /If it was deleted in Buddy, run `pulumi refresh` and `pulumi up` to create it again\.$/,
        );
    });

    it("repeat no value of a remote parameter that Buddy's error repeats", async () => {
        const parameters = { remoteParameters: [{ key: "TOKEN", value: "s3cr3t-value" }] };
        const { id, outs } = await created({ definitionSource: "REMOTE", remoteProjectName: "a", remotePath: "b" });
        const body = { errors: [{ message: "s3cr3t-value is no value of TOKEN" }] };
        simulator.faults.add({ kind: "status", method: "PATCH", status: 400, body });
        const message = await failureOf(update(id, outs, { ...outs, ...parameters }));
        expect(message).toContain("400 Bad Request");
        expect(message).not.toContain("s3cr3t-value");
    });
});
