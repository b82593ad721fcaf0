import fc from "fast-check";
import { burst, echo, logicalName, pipelineName, plannedFault, REQUESTS, requestsOf } from "./drawn";
import { adoptInput, inputsOf, onServer, removeObject, type Scenario } from "./scenario";
import { chosen, shown, step } from "./step";

const isPipeline = ({ noun }: { noun: string }) => noun === "pipeline";
const actions = (scenario: Scenario) => onServer(scenario).filter((object) => !isPipeline(object));
const pipelines = (scenario: Scenario) => onServer(scenario).filter(isPipeline);

const edit = fc.tuple(fc.nat(5), fc.constantFrom("web", "elsewhere", "")).map(([index, value]) =>
    step(`someone sets repository and channel of action no. ${index} to ${shown(value)}`, async (scenario) => {
        const { project, pipelineId, id: actionId } = actions(scenario)[index] ?? {};
        if (project !== undefined && pipelineId !== undefined && actionId !== undefined) {
            const place = { workspace: scenario.pipeline.workspace, project, pipelineId, actionId };
            const { type } = scenario.simulator.state.action(place) ?? {};
            const field = type === "DOCKERFILE" ? "repository" : "channel";
            scenario.simulator.state.editAction(place, { [field]: value });
        }
    }),
);
const editPipeline = fc.tuple(fc.nat(3), fc.constantFrom("HIGH", ""), fc.boolean()).map(([index, priority, disabled]) =>
    step(`someone sets priority of pipeline no. ${index} to ${shown(priority)}`, async (scenario) => {
        const { project, pipelineId } = chosen(pipelines(scenario), index) ?? {};
        if (project !== undefined && pipelineId !== undefined) {
            const place = { workspace: scenario.pipeline.workspace, project, pipelineId };
            scenario.simulator.state.editPipeline(place, { priority, refs: disabled ? [] : ["v*"], disabled });
        }
    }),
);

const removal = fc.nat(5).map((index) =>
    step(`someone deletes action no. ${index}`, async (scenario) => {
        const action = actions(scenario)[index];
        if (action !== undefined) {
            removeObject(scenario, action);
        }
    }),
);
/** Spares the pipeline that existed before: without it no later step could succeed. */
const pipelineRemoval = fc.nat(2).map((index) =>
    step(`someone deletes pipeline no. ${index}`, async (scenario) => {
        const others = pipelines(scenario).filter(({ id }) => id !== scenario.pipeline.pipelineId);
        const pipeline = others[index];
        if (pipeline !== undefined) {
            removeObject(scenario, pipeline);
        }
    }),
);

const addition = fc.nat(3).map((index) =>
    step(`someone adds an action to pipeline no. ${index}`, async (scenario) => {
        const { project = "", pipelineId = 0 } = chosen(pipelines(scenario), index) ?? {};
        const place = { workspace: scenario.pipeline.workspace, project, pipelineId };
        const { id } = scenario.simulator.state.addAction(place, { name: "Clicked", type: "SLACK" });
        scenario.foreign.add(`action ${id}`);
    }),
);
const snakeCase = (inputs: object) =>
    Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [
            name.replace(/[A-Z]/g, (each) => `_${each.toLowerCase()}`),
            value,
        ]),
    );
/** The fields that a POST of what the program declares would send. */
function fieldsOf(scenario: Scenario, name: string, noun: "action" | "pipeline") {
    const declared = inputsOf(scenario, name, scenario.program.get(name) ?? {});
    const {
        workspace,
        projectName,
        pipelineId,
        forceDestroy,
        properties,
        [adoptInput(noun)]: _adopted,
        ...own
    } = declared;
    return { ...snakeCase(own), ...Object(properties) };
}
const copy = fc.tuple(logicalName, fc.nat(3)).map(([name, index]) =>
    step(`someone adds just what ${name} declares to pipeline no. ${index}`, async (scenario) => {
        const { project = "", pipelineId = 0 } = chosen(pipelines(scenario), index) ?? {};
        const place = { workspace: scenario.pipeline.workspace, project, pipelineId };
        const fields = { type: "DOCKERFILE", ...fieldsOf(scenario, name, "action") };
        scenario.foreign.add(`action ${scenario.simulator.state.addAction(place, { name, ...fields }).id}`);
    }),
);
const pipelineCopy = pipelineName.map((name) =>
    step(`someone adds just what ${name} declares`, async (scenario) => {
        const { workspace } = scenario.pipeline;
        const project = String(scenario.program.get(name)?.["projectName"] ?? "site");
        const fields = { name, ...fieldsOf(scenario, name, "pipeline") };
        // Without refs that the program does not declare.
        const { id } = scenario.simulator.state.addPipeline({
            workspace,
            project,
            name,
            fields: { refs: [], ...fields },
        });
        scenario.foreign.add(`pipeline ${id}`);
    }),
);

export const fault = fc
    .tuple(fc.oneof({ weight: 3, arbitrary: plannedFault }, { weight: 1, arbitrary: burst }), requestsOf)
    .map(([planned, requests]) =>
        step(`fault ${shown(planned)} for ${requests}`, async ({ simulator }) =>
            simulator.faults.add({ ...planned, path: REQUESTS[requests] }),
        ),
    );
/** Only of actions: what nobody sent, nobody can repeat, and pipelines are sent without the secret. */
const repeated = echo.map((planned) =>
    step(`fault ${shown(planned)}`, async ({ simulator }) => simulator.faults.add({ ...planned, path: "/actions" })),
);

/** What others do in Buddy, and what goes wrong there. */
export const edits = [
    ...[edit, editPipeline, removal, pipelineRemoval, addition, copy, pipelineCopy],
    ...[fault, fault, fault, repeated],
];
