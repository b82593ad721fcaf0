import { setTimeout as sleep } from "node:timers/promises";
import { takeRequests } from "../tests/helpers/cliOutput";
import { BUILD_IMAGE, MINIMAL_INPUTS } from "../tests/helpers/exampleAction";
import { oneAction, programOf } from "../tests/helpers/programs";
import { createPulumiProject, type PulumiProject } from "../tests/helpers/pulumiProject";
import { describeWithPostgres } from "../tests/helpers/withCli";
import { withOneSimulator } from "../tests/helpers/withSimulator";
import { type Postgres, startPostgres } from "./postgres";

const TOKEN = "token-that-nobody-may-see";
const PASSWORD = "hunter22-in-clear";
const INPUTS = { ...MINIMAL_INPUTS, pipelineId: BUILD_IMAGE.pipelineId, login: "robot" };

const simulator = withOneSimulator({ token: TOKEN });
let postgres: Postgres;
/** Two machines: a folder, a Pulumi home and node_modules each, and one stack in the shared backend. */
let laptop: PulumiProject;
let server: PulumiProject;

const inBuddy = () => simulator.state.actions(BUILD_IMAGE);
const tagged = (dockerImageTag: string) => oneAction({ ...INPUTS, dockerImageTag });

describeWithPostgres("a stack in a shared PostgreSQL backend", () => {
    beforeAll(async () => {
        postgres = await startPostgres();
        const env = { PULUMI_BACKEND_URL: postgres.url };
        laptop = await createPulumiProject({ program: tagged("1"), simulator, env });
        await laptop.setConfig("registryPassword", PASSWORD, { secret: true });
        server = await createPulumiProject({ program: tagged("1"), simulator, env, checkoutOf: laptop });
    });

    afterAll(async () => {
        await laptop?.remove();
        await server?.remove();
        await postgres?.stop();
    });

    it("is created by one machine and unchanged for the other, which sends no request", async () => {
        await laptop.up("--skip-preview");
        simulator.journal.clear();

        await server.preview("--expect-no-changes");

        expect(takeRequests(simulator)).toEqual([]);
        expect(inBuddy()).toHaveLength(1);
    });

    it("is updated by the other, and the first sees what its own program would undo", async () => {
        await server.writeProgram(tagged("2"));
        await server.up("--skip-preview");

        expect(inBuddy().map((action) => action["docker_image_tag"])).toEqual(["2"]);
        expect(await laptop.plan()).toEqual(["update image"]);
        await laptop.writeProgram(tagged("2"));
        expect(await laptop.plan()).toEqual([]);
    });

    it("is refreshed by one and repaired by the other", async () => {
        const [action] = inBuddy();
        simulator.state.editAction({ ...BUILD_IMAGE, actionId: action?.id ?? 0 }, { docker_image_tag: "by hand" });

        await laptop.refresh();
        expect(await server.plan()).toEqual(["update image"]);
        await server.up("--skip-preview");

        expect(inBuddy().map((one) => one["docker_image_tag"])).toEqual(["2"]);
    });

    it("takes one update at a time: the second one fails on the lock, and nothing is created twice", async () => {
        const two = programOf(
            ["one", "two"]
                .map((name) => `new DockerfileAction("${name}", ${JSON.stringify({ ...INPUTS, name })});`)
                .join(""),
        );
        await laptop.writeProgram(two);
        await server.writeProgram(two);
        simulator.faults.add({ kind: "slow", method: "POST", ms: 20_000, times: 2 });
        simulator.journal.clear();

        const running = laptop.run("up", "--yes", "--skip-preview");
        while (simulator.journal.writes().length === 0) {
            await sleep(50);
        }
        const refused = await server.run("up", "--yes", "--skip-preview");

        simulator.faults.clear();
        expect((await running).code).toBe(0);
        expect(refused.code).not.toBe(0);
        expect(refused.all).toContain("the stack is currently locked by 1 lock(s)");
        expect(
            inBuddy()
                .map(({ name }) => name)
                .sort(),
        ).toEqual(["one", "two"]);
        await laptop.preview("--expect-no-changes");
        await server.preview("--expect-no-changes");
    });

    it("keeps secrets from those who can read the database", async () => {
        const withPassword = programOf(`
            new DockerfileAction("one", { ...${JSON.stringify({ ...INPUTS, name: "one" })}, password: config.requireSecret("registryPassword") });
        `);
        await laptop.writeProgram(withPassword);
        await laptop.up("--skip-preview");

        expect(simulator.journal.writes().some(({ body }) => JSON.stringify(body ?? "").includes(PASSWORD))).toBe(true);
        const contents = await postgres.contents();
        const isIn = (text: string) => contents.includes(text);
        expect([isIn("buddy:DockerfileAction::one"), isIn(PASSWORD), isIn(TOKEN)]).toEqual([true, false, false]);
    });

    it("is destroyed by the machine that did not create it", async () => {
        await server.destroy();

        expect(inBuddy()).toEqual([]);
        expect(await laptop.resources()).toEqual([]);
    });
});
