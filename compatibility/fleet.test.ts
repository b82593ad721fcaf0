import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { DockerfileAction } from "../provider/index";
import { type Simulator, startSimulator } from "../simulator";
import { CLI_COMMAND } from "../tests/helpers/environment";
import { describeWithPostgres } from "../tests/helpers/withCli";
import { type Postgres, startPostgres } from "./postgres";

const TEAMS = 50;
/** Stacks at a time: each needs a CLI and a provider's host. */
const PARALLEL = 4;
const PROJECT = { workspace: "buddy", project: "company-website" };
const TIMEOUT_MS = 900_000;

const teams = Array.from({ length: TEAMS }, (_, index) => ({ name: `team-${index}`, pipelineId: 2000 + index }));
type Team = (typeof teams)[number];

let simulator: Simulator;
let postgres: Postgres;
let folder: string;
let cli: PulumiCommand;

function environment(): Record<string, string> {
    return {
        PULUMI_BACKEND_URL: postgres.url,
        PULUMI_HOME: join(folder, "home"),
        PULUMI_CONFIG_PASSPHRASE: "only for tests",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PATH: `${dirname(cli.command)}:${process.env["PATH"] ?? ""}`,
        BUDDY_BASE_URL: simulator.url,
        BUDDY_TOKEN: simulator.token,
    };
}

/** One stack, as a roll-out service would run it: everything but the engine is in this process. */
async function rollOut({ name, pipelineId }: Team, dockerImageTag: string): Promise<unknown> {
    const workDir = join(folder, name);
    await mkdir(workDir, { recursive: true });
    const program = async () => {
        const place = { workspace: PROJECT.workspace, projectName: PROJECT.project, pipelineId };
        const image = new DockerfileAction("image", { ...place, dockerfilePath: "Dockerfile", dockerImageTag });
        return { actionId: image.actionId };
    };
    const stack = await LocalWorkspace.createOrSelectStack(
        { stackName: name, projectName: "images", program },
        { workDir, envVars: environment(), pulumiCommand: cli },
    );
    const { outputs } = await stack.up();
    return outputs["actionId"]?.value;
}

/** All of these teams, a few at a time. */
async function rollOutAll(wanted: readonly Team[], tag: string): Promise<Map<string, unknown>> {
    const actionIds = new Map<string, unknown>();
    const waiting = [...wanted];
    const work = async () => {
        for (let team = waiting.shift(); team !== undefined; team = waiting.shift()) {
            actionIds.set(team.name, await rollOut(team, tag));
        }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    return actionIds;
}

const inBuddy = ({ pipelineId }: Team) =>
    simulator.state.actions({ ...PROJECT, pipelineId }).map((action) => [action.id, action["docker_image_tag"]]);

describeWithPostgres("fifty stacks of one Automation API program", () => {
    let actionIds: Map<string, unknown>;

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-fleet-"));
        const command = process.env[CLI_COMMAND] ?? "";
        cli = await PulumiCommand.get({ root: dirname(dirname(command)), skipVersionCheck: true });
        postgres = await startPostgres();
        simulator = await startSimulator();
        for (const { pipelineId } of teams) {
            simulator.state.addPipeline({ ...PROJECT, id: pipelineId, name: `Pipeline ${pipelineId}` });
        }
        // The first command creates Pulumi's table in the empty database; several at once would collide.
        await promisify(execFile)(cli.command, ["stack", "ls", "--all"], { cwd: folder, env: environment() });
    });

    afterAll(async () => {
        await simulator?.close();
        await postgres?.stop();
        await rm(folder, { recursive: true, force: true });
    });

    it(
        "get an action each, and each stack's outputs are its own",
        async () => {
            actionIds = await rollOutAll(teams, "1");
            expect(teams.map(inBuddy)).toEqual(teams.map(({ name }) => [[actionIds.get(name), "1"]]));
            expect(new Set(actionIds.values()).size).toBe(TEAMS);
            expect(simulator.journal.writes()).toHaveLength(TEAMS);
        },
        TIMEOUT_MS,
    );

    it(
        "take a new version where it is rolled out, and stay as they are elsewhere",
        async () => {
            const pilots = teams.slice(0, 5);
            simulator.journal.clear();
            expect(await rollOutAll(pilots, "2")).toEqual(
                new Map(pilots.map(({ name }) => [name, actionIds.get(name)])),
            );
            expect(simulator.journal.writes().map(({ method }) => method)).toEqual(pilots.map(() => "PATCH"));
            const tags = teams.flatMap(inBuddy).map(([, tag]) => tag);
            expect(tags).toEqual(teams.map((_, index) => (index < pilots.length ? "2" : "1")));
        },
        TIMEOUT_MS,
    );
});
