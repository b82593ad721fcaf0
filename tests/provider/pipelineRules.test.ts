import { UNKNOWN } from "../../provider/json";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { withOneSimulator } from "../helpers/withSimulator";
import { PIPELINE } from "./pipelineFieldRows";
import { withPrintedLines } from "./shownMessages";

const simulator = withOneSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

async function failuresOf(inputs: object): Promise<string[]> {
    const { failures = [] } = await provider.Pipeline.check({}, { ...PIPELINE, ...inputs });
    return failures.map(({ reason }) => reason);
}

const gitConfig = { project: "shop", branch: "main", path: "ci.yml" };
const onlyRemote = (path: string, got: string) =>
    `${path}: must be left out unless definitionSource is "REMOTE" (${got}). ` +
    'Set definitionSource to "REMOTE", or remove it.';

describe("the rules of a pipeline", () => {
    it.each([
        [
            "remote inputs without REMOTE",
            { remotePath: "a", remoteParameters: [{ key: "A" }] },
            [
                onlyRemote("remotePath", "definitionSource is not set"),
                onlyRemote("remoteParameters", "definitionSource is not set"),
            ],
        ],
        [
            "remote inputs with LOCAL",
            { definitionSource: "LOCAL", remoteProjectName: "a" },
            [onlyRemote("remoteProjectName", 'definitionSource is "LOCAL"')],
        ],
        [
            "two names of one ref",
            { definitionSource: "REMOTE", remoteRef: "a", remoteBranch: "a" },
            [
                "remoteBranch: must be left out beside remoteRef (got both). It is the old name of remoteRef: keep " +
                    "remoteRef alone.",
            ],
        ],
        [
            "FIXED without its place",
            { gitConfigRef: "FIXED" },
            ["gitConfig: must be set (got nothing). gitConfigRef FIXED requires it."],
        ],
        [
            "a place without FIXED",
            { gitConfig },
            [
                'gitConfig: must be left out unless gitConfigRef is "FIXED" (gitConfigRef is not set). Set gitConfigRef to ' +
                    '"FIXED", or remove it.',
            ],
        ],
        [
            "a place with DYNAMIC",
            { gitConfig, gitConfigRef: "DYNAMIC" },
            [
                'gitConfig: must be left out unless gitConfigRef is "FIXED" (gitConfigRef is "DYNAMIC"). Set gitConfigRef ' +
                    'to "FIXED", or remove it.',
            ],
        ],
        [
            "schedules with too little or too much",
            {
                events: [
                    { type: "SCHEDULE" },
                    { type: "SCHEDULE", delay: 5 },
                    { type: "SCHEDULE", cron: "* * * * *", startDate: "2031-01-01T00:00:00Z", delay: 5 },
                ],
            },
            [
                "events[0]: must have either cron, or startDate and delay (got neither). A SCHEDULE runs by one of them.",
                "events[1]: must have either cron, or startDate and delay (got delay). A SCHEDULE runs by one of them.",
                "events[2]: must have either cron, or startDate and delay (got cron, startDate, delay). A SCHEDULE runs by " +
                    "one of them.",
            ],
        ],
        [
            "values out of range",
            {
                cloneDepth: -1,
                pauseOnRepeatedFailures: 1.5,
                adoptPipelineId: 0,
                events: [{ type: "SCHEDULE", startDate: "tomorrow", delay: 0.5 }],
                permissions: { users: [{ id: 0, accessLevel: "DENIED" }] },
            },
            [
                "pauseOnRepeatedFailures: must be an integer of at least 0 (got 1.5). Give a number of failures.",
                "cloneDepth: must be an integer of at least 0 (got -1). Give a number of commits.",
                "permissions.users[0].id: must be an integer of at least 1 (got 0). Give the number from its URL.",
                "adoptPipelineId: must be an integer of at least 1 (got 0). Give the pipeline's id.",
                'events[0].startDate: must be a date and time in ISO form (got "tomorrow"). Write it like ' +
                    '"2030-01-31T22:00:00Z".',
                "events[0].delay: must be an integer of at least 1 (got 0.5). Give a number of minutes.",
            ],
        ],
        [
            "wrong types",
            { identifier: "a b", paused: "yes", refs: ["a", 1], forceDestroy: 1, events: [{ refs: [] }] },
            [
                'identifier: must consist of letters, digits, _ and - (got "a b"). Leave it out, and Buddy makes one from the ' +
                    "name.",
                "refs[1]: must be a string (got a number). Write it in quotes.",
                "events[0].type: must be set (got nothing). It is required.",
                "paused: must be true or false (got a string). Write true or false, without quotes.",
                "forceDestroy: must be true or false (got a number). Write true or false, without quotes.",
            ],
        ],
        [
            "repeated keys",
            {
                definitionSource: "REMOTE",
                remoteParameters: [{ key: "A" }, { key: "A" }],
                permissions: {
                    users: [
                        { id: 7, accessLevel: "DENIED" },
                        { id: 8, accessLevel: "DENIED" },
                        { id: 7, accessLevel: "READ_ONLY" },
                    ],
                    groups: [
                        { id: 7, accessLevel: "DENIED" },
                        { id: 7, accessLevel: "DENIED" },
                    ],
                },
            },
            [
                "remoteParameters[1].key: must be unique (it is used twice). Give each parameter its own key.",
                "permissions.users[2].id: must be unique (7 is used twice). Give each user its own id.",
                "permissions.groups[1].id: must be unique (7 is used twice). Give each group its own id.",
            ],
        ],
        [
            "misspelt names",
            { definition_source: "REMOTE", triggerCondition: [], events: [{ type: "PUSH", ref: ["main"] }] },
            [
                "definition_source: must be the name of an input (there is no input of this name). Did you mean " +
                    "definitionSource?",
                "triggerCondition: must be the name of an input (there is no input of this name). Did you mean " +
                    "triggerConditions?",
                "events[0].ref: must be the name of an input (there is no input of this name). Did you mean refs?",
            ],
        ],
        [
            "operands without OR",
            { triggerConditions: [{ triggerCondition: "OR" }] },
            [
                "triggerConditions[0].triggerOperands: must hold the conditions of which one is enough (got none). OR " +
                    "requires them: move the conditions in here.",
            ],
        ],
    ])("refuse %s", async (_title, inputs, expected) => {
        const failures = await failuresOf(inputs);
        expect([...failures].sort()).toEqual([...expected].sort());
        expect(warnings).toEqual([]);
    });

    it("accept a pipeline that follows them all", async () => {
        const failures = await failuresOf({
            definitionSource: "REMOTE",
            remoteProjectName: "shop",
            remotePath: "ci.yml",
            remoteBranch: "main",
            gitConfigRef: "FIXED",
            gitConfig,
            events: [
                { type: "SCHEDULE", cron: "0 22 * * *", timezone: "Europe/Warsaw" },
                { type: "SCHEDULE", startDate: "2031-01-01T00:00:00Z", delay: 5 },
                { type: "PULL_REQUEST", branches: ["main"], events: ["opened"] },
            ],
        });
        expect([failures, warnings]).toEqual([[], []]);
    });

    it("skip what is not known yet", async () => {
        const failures = await failuresOf({
            definitionSource: UNKNOWN,
            remotePath: "a",
            remoteRef: UNKNOWN,
            remoteBranch: "b",
            gitConfigRef: UNKNOWN,
            gitConfig,
            events: [{ type: "SCHEDULE", cron: UNKNOWN, delay: 5 }, UNKNOWN],
        });
        expect([failures, warnings]).toEqual([[], []]);
    });

    it("warn of words that Buddy may know", async () => {
        const failures = await failuresOf({
            priority: "URGENT",
            events: [{ type: "SANDBOX_CREATED" }],
            permissions: { others: "ADMIN" },
        });
        const fix = "It is sent all the same, because Buddy may know it.";
        expect(failures).toEqual([]);
        expect(warnings).toEqual([
            "warning: events[0].type: must be one of PUSH, CREATE_REF, DELETE_REF, PULL_REQUEST, SCHEDULE, WEBHOOK, EMAIL, " +
                "PUBLISH_ARTIFACT_VERSION, CREATE_ARTIFACT_VERSION, DELETE_ARTIFACT_VERSION, SENTRY, CLICKUP " +
                `(got "SANDBOX_CREATED"). ${fix}`,
            `warning: priority: must be one of LOW, NORMAL, HIGH (got "URGENT"). ${fix}`,
            "warning: permissions.others: must be one of DEFAULT, DENIED, READ_ONLY, RUN_ONLY, READ_WRITE " +
                `(got "ADMIN"). ${fix}`,
        ]);
    });
});
