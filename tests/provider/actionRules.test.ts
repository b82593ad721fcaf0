import { type Json, type JsonObject, UNKNOWN } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { checkInputs } from "../../provider/rules/check";
import { action } from "../../provider/types/action";
import { SLACK } from "../helpers/anyAction";

const reasons = (inputs: JsonObject) => checkInputs(action, { ...SLACK, ...inputs }, {}).problems.map(problemText);
const ofProperties = (properties: JsonObject) => reasons({ properties });

describe("the inputs of an Action", () => {
    it("are accepted with any type and any property that Buddy may know", () => {
        expect(ofProperties({ channel: "#a", constructor: 1, properties: {}, project_name: "a" })).toEqual([]);
        expect(reasons({ type: "TYPE_OF_TOMORROW" })).toEqual([]);
    });

    it("are accepted while they are not known", () => {
        expect(reasons({ type: UNKNOWN, properties: UNKNOWN })).toEqual([]);
        expect(ofProperties({ channel: UNKNOWN, options: { a: [UNKNOWN] } })).toEqual([]);
    });

    it.each([null, ""])("need a type: %s", (type) => {
        expect(reasons({ type })).toEqual(["type: must be set (got nothing). It is required."]);
    });

    it.each([
        ["slack", "Did you mean SLACK?"],
        ["SLAK", "Did you mean SLACK?"],
        ["SSH-COMAND", "Did you mean SSH_COMMAND?"],
        ["DOCKER_FILE", "Did you mean DockerfileAction?"],
    ])("with the misspelt type %s give a warning", (type, guess) => {
        const { problems } = checkInputs(action, { ...SLACK, type }, {});
        expect(problems.map(({ warning }) => warning)).toEqual([true]);
        expect(problems.map(problemText)).toEqual([
            `type: must be the type of an action (got "${type}"). ${guess} It is sent all the same, because Buddy may know it.`,
        ]);
    });

    it.each(["AMAZON_ECS", "FTP", "TERRAFORM_CLOUD", "KUBERNETES_APPLY"])("with the type %s give none", (type) => {
        expect(reasons({ type })).toEqual([]);
    });

    it("need a type in text", () => {
        expect(reasons({ type: 5 })).toEqual(["type: must be a string (got a number). Write it in quotes."]);
    });

    it("are not those of a Docker build", () => {
        expect(reasons({ type: "DOCKERFILE" })).toEqual([
            'type: must be another type than DOCKERFILE (got "DOCKERFILE"). Use DockerfileAction.',
        ]);
        expect(reasons({ dockerfilePath: "Dockerfile" })).toEqual([
            "dockerfilePath: must be the name of an input (there is no input of this name). Remove it.",
        ]);
    });

    it("follow the rules that all actions share", () => {
        expect(reasons({ runOnlyOnFirstFailure: true, timeout: 0 })).toEqual([
            "timeout: must be an integer of at least 1 (got 0). Give a number of seconds.",
            'runOnlyOnFirstFailure: must be false unless triggerTime is "ON_FAILURE" (got true). ' +
                'Set triggerTime to "ON_FAILURE", or remove it.',
        ]);
    });
});

describe("properties", () => {
    it.each<[Json, string]>([
        ["hunter2", "a string"],
        [["hunter2"], "a list"],
        [5, "a number"],
    ])("are refused as %j, which is not quoted", (properties, type) => {
        expect(reasons({ properties })).toEqual([
            `properties: must be an object (got ${type}). Give Buddy's fields by their names.`,
        ]);
    });

    it.each([
        ["name", "name"],
        ["type", "type"],
        ["workspace", "workspace"],
        ["projectName", "projectName"],
        ["pipelineId", "pipelineId"],
        ["trigger_time", "triggerTime"],
        ["triggerTime", "triggerTime"],
        ["after_action_id", "afterActionId"],
        ["afterActionId", "afterActionId"],
        ["adoptActionId", "adoptActionId"],
        ["variables", "variables"],
        ["retry_count", "retryCount"],
        ["disabled", "disabled"],
    ])("are refused under the name %s, for which there is an input", (name, input) => {
        expect(ofProperties({ [name]: "hunter2" })).toEqual([
            `properties.${name}: must be a field without an input of its own (${input} is its input). ` +
                `Set the input ${input} instead.`,
        ]);
    });

    it.each(["id", "url", "html_url", "last_execution_status", "current_revision", "pipeline"])(
        "are refused under the name %s, which only responses have",
        (name) => {
            expect(ofProperties({ [name]: "hunter2" })).toEqual([
                `properties.${name}: must be a field that Buddy takes (Buddy only returns it). Remove it.`,
            ]);
        },
    );

    it("are refused without a name", () => {
        expect(ofProperties({ "": "hunter2" })).toEqual([
            "properties: must have names that are not empty (one is empty). Name each field.",
        ]);
    });

    it("may have these names below the first level", () => {
        expect(ofProperties({ options: { name: "a", id: 5, trigger_time: "b" } })).toEqual([]);
    });

    it("are refused with a number that JSON does not have, wherever it is", () => {
        expect(ofProperties({ options: [{ delay: Number.NaN }] })).toEqual([
            "properties.options[0].delay: must be a finite number (got NaN). Check how the program computes it.",
        ]);
    });
});
