import fc from "fast-check";
import { inputs, logicalName, plannedFault } from "../fuzz/drawn";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

// Fixed, so that the suite says the same each time.
const SEED = 4;
const ROUNDS = 6;
const TOKEN = "only-the-simulator-knows-this-token";

const simulator = withSimulator({ token: TOKEN });
let project: PulumiProject;

const programFor = (declared: Record<string, object>) =>
    programOf(
        Object.entries(declared)
            .map(([name, own]) => `new DockerfileAction("${name}", ${JSON.stringify({ ...MINIMAL_INPUTS, ...own })});`)
            .join("\n"),
    );

async function idsInState(): Promise<unknown[]> {
    return (await project.resources()).map(({ outputs }) => outputs?.["actionId"]).sort();
}

const idsOnServer = () => simulator.state.actions(LIVE_MIRROR).map(({ id }) => id);

describeWithCli("a stack beside a Buddy that fails", () => {
    beforeEach(async () => {
        const env = { BUDDY_MAX_RETRIES: "2", BUDDY_TIMEOUT: "1" };
        project = await createPulumiProject({ program: programFor({}), simulator, env });
    });

    afterEach(() => project.remove());

    it("holds after every `up` just the actions that are in Buddy, whatever fails", async () => {
        const round = fc.record({
            declared: fc.dictionary(logicalName, inputs, { minKeys: 1 }),
            faults: fc.array(plannedFault, { minLength: 1, maxLength: 2 }),
        });
        for (const { declared, faults } of fc.sample(round, { seed: SEED, numRuns: ROUNDS })) {
            faults.forEach(simulator.faults.add);
            await project.writeProgram(programFor(declared));
            const { all } = await project.run("up", "--yes", "--skip-preview");
            const told = all.match(/Buddy may have created the action/g) ?? [];
            const state = await idsInState();
            expect({ declared, faults, state: idsOnServer().slice(0, state.length + told.length) }).toEqual({
                declared,
                faults,
                state: expect.arrayContaining(state),
            });
            expect(idsOnServer().length - state.length).toBeLessThanOrEqual(told.length);
            simulator.faults.clear();
        }
        await project.up("--skip-preview");
        await project.preview("--expect-no-changes");
        expect(await idsInState()).toEqual(idsOnServer());
    });

    it("keeps the token out of the engine's own logs at every verbosity, faults and all", async () => {
        await project.writeProgram(programFor({ image: {} }));
        const flags = ["--skip-preview", "--logtostderr", "-v=9", "--logflow", "--debug"];
        const printed: string[] = [];
        simulator.faults.add({ kind: "status", status: 500, method: "GET" });
        printed.push((await project.up(...flags)).all);
        simulator.faults.add({ kind: "cutBody", method: "GET", times: 9 });
        printed.push((await project.run("refresh", "--yes", ...flags)).all);
        printed.push((await project.destroy(...flags)).all);
        expect(printed.filter((text) => text.includes(TOKEN))).toEqual([]);
        expect(printed.every((text) => text.includes("DockerfileAction"))).toBe(true);
    });
});
