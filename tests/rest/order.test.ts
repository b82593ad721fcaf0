import type { JournalEntry } from "../../simulator";
import { messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, BUILD_IMAGE, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const LIST = `GET ${ACTIONS_PATH}`;
const TEN = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"];

/** Each action after the one before it; the names say in which order. */
function chain(names: readonly string[], more = ""): string {
    const lines = names.map((name, index) => {
        const before = names[index - 1];
        const place = before === undefined ? "" : `afterActionId: ${before}.actionId`;
        return `const ${name} = new DockerfileAction("${name}", { ...${JSON.stringify({ ...MINIMAL_INPUTS, name })}, ${place} });`;
    });
    return programOf([...lines, more].join("\n"));
}

const simulator = withOneSimulator();
let project: PulumiProject;

beforeAll(async () => {
    project = await createPulumiProject({ program: programOf(""), simulator });
});

afterAll(() => project?.remove());

const namesInBuddy = (pipeline = LIVE_MIRROR) => simulator.state.actions(pipeline).map(({ name }) => name);
const idOf = (name: string) => simulator.state.actions(LIVE_MIRROR).find((action) => action.name === name)?.id ?? 0;
const patches = () => takeRequests(simulator).filter((request) => request.startsWith("PATCH"));
const patched = (...names: string[]) => names.map((name) => `PATCH ${ACTIONS_PATH}/${idOf(name)}`);

async function upWith(program: string, ...args: string[]) {
    simulator.journal.clear();
    await project.writeProgram(program);
    return project.up("--skip-preview", ...args);
}

describeWithCli("a chain of ten actions", () => {
    it("comes out in the program's order, while actions elsewhere are created side by side", async () => {
        const elsewhere = `for (const name of ["a", "b", "c", "d"]) {
            new DockerfileAction(name, { ...${JSON.stringify(MINIMAL_INPUTS)}, name, pipelineId: 1 });
        }`;
        simulator.faults.add({ kind: "slow", ms: 5000, method: "POST", path: "/pipelines/1/", times: 4 });
        const isElsewhere = ({ path }: JournalEntry) => path.includes("/pipelines/1/");
        const underway: { chain: number; elsewhere: number; answered: "chain" | "elsewhere" }[] = [];
        simulator.journal.watch((entry) => {
            if (entry.method !== "POST") {
                return;
            }
            const open = simulator.journal.writes().filter(({ status }) => status === 0);
            underway.push({
                chain: open.filter((other) => !isElsewhere(other)).length,
                elsewhere: open.filter(isElsewhere).length,
                answered: isElsewhere(entry) ? "elsewhere" : "chain",
            });
        });

        await upWith(chain(TEN, elsewhere));

        expect(namesInBuddy()).toEqual(TEN);
        expect(namesInBuddy(BUILD_IMAGE).sort()).toEqual(["a", "b", "c", "d"]);
        const [inChain, others] = (["chain", "elsewhere"] as const).map((where) =>
            underway.filter(({ answered }) => answered === where),
        );
        // None of the chain was on its way when another one was answered; of the others several were.
        expect(inChain?.map((moment) => moment.chain)).toEqual(TEN.map(() => 0));
        expect(Math.max(...(others ?? []).map((moment) => moment.elsewhere))).toBeGreaterThan(0);
        expect(Math.max(...(inChain ?? []).map((moment) => moment.elsewhere))).toBeGreaterThan(1);
        await project.preview("--expect-no-changes");
    });

    it("takes one more in its middle with one PATCH", async () => {
        const longer = [...TEN.slice(0, 5), "more", ...TEN.slice(5)];

        await upWith(chain(longer));

        expect(patches()).toEqual(patched("n5"));
        expect(namesInBuddy()).toEqual(longer);
        await project.preview("--expect-no-changes");
    });

    it("closes again when one is removed from its middle", async () => {
        const ran = await upWith(chain(TEN));

        expect(patches()).toEqual(patched("n5"));
        expect(messages(ran)).toEqual([]);
        expect(namesInBuddy()).toEqual(TEN);
        await project.preview("--expect-no-changes");
    });

    it("has one moved, and looks whether Buddy did it", async () => {
        const moved = ["n0", "n1", "n7", "n2", "n3", "n4", "n5", "n6", "n8", "n9"];

        const ran = await upWith(chain(moved));

        const requests = takeRequests(simulator);
        const steps = ["n7", "n2", "n8"].flatMap((name) => [...patched(name), LIST]);
        expect(requests).toEqual(steps);
        expect(messages(ran)).toEqual([]);
        expect(namesInBuddy()).toEqual(moved);
        await project.preview("--expect-no-changes");
    });

    it("pulls those along that did not change but follow one that was moved behind them", async () => {
        // n2 and n3 go behind n6: n3 still follows n2, so nothing of its own changed.
        const moved = ["n0", "n1", "n7", "n4", "n5", "n6", "n2", "n3", "n8", "n9"];

        const ran = await upWith(chain(moved));

        expect(patches()).toEqual(patched("n4", "n2", "n3", "n8"));
        expect(messages(ran)).toEqual([
            `afterActionId: is sent again, because action ${idOf("n2")} was moved and would come after this one.`,
        ]);
        expect(namesInBuddy()).toEqual(moved);
        await project.preview("--expect-no-changes");
    });
});

describeWithCli("a Buddy that ignores moves", () => {
    beforeAll(() => upWith(chain(["one", "two", "three"])));

    beforeEach(() => {
        simulator.behaviour.afterActionIdOnPatch = "ignored";
    });

    it("is found out: the row warns, and nothing is left to do for Pulumi", async () => {
        const ran = await upWith(chain(["one", "three", "two"]));

        const [one, two, three] = [idOf("one"), idOf("two"), idOf("three")];
        const remedy = (name: string) =>
            "Move it in Buddy, or replace it with `pulumi up --replace " +
            `'urn:pulumi:test::site-images::pulumi-nodejs:dynamic/buddy:DockerfileAction::${name}'\`.`;
        expect(messages(ran)).toEqual([
            `warning: afterActionId: Buddy accepted the change, but action ${two} is between action ${one} and this one. ` +
                `${remedy("three")} No need if ${two} is being deleted.`,
            `warning: afterActionId: Buddy accepted the change, but the action is still before action ${three}. ` +
                remedy("two"),
        ]);
        expect(namesInBuddy()).toEqual(["one", "two", "three"]);
        await project.preview("--expect-no-changes");
    });

    it("obeys the replacement that the warning names", async () => {
        const [resource] = (await project.resources()).filter(({ urn }) => urn.endsWith("::two"));

        const before = idOf("two");

        const ran = await project.up("--skip-preview", "--replace", resource?.urn ?? "");

        expect(messages(ran)).toEqual([
            `warning: name: buddy/company-website/2 already has "two" (${before}), and another one is created. An interrupted ` +
                `run may have left ${before}: delete it in Buddy, unless it is being replaced now.`,
        ]);
        expect(namesInBuddy()).toEqual(["one", "three", "two"]);
        await project.preview("--expect-no-changes");
    });
});

describeWithCli("a place that cannot be", () => {
    let ids: number[];

    const fixed = (places: readonly object[]) =>
        programOf(
            places
                .map((place, index) => {
                    const inputs = { ...MINIMAL_INPUTS, name: `fixed${index}`, ...place };
                    return `new DockerfileAction("fixed${index}", ${JSON.stringify(inputs)});`;
                })
                .join("\n"),
        );

    beforeAll(async () => {
        simulator.behaviour.afterActionIdOnPatch = "moved";
        await upWith(fixed([{}, {}, {}]));
        ids = ["fixed0", "fixed1", "fixed2"].map(idOf);
    });

    async function refusal(program: string): Promise<string[]> {
        simulator.journal.clear();
        await project.writeProgram(program);
        const failed = await project.run("preview");
        expect(failed.code).not.toBe(0);
        expect(takeRequests(simulator)).toEqual([]);
        return messages(failed);
    }

    it("is refused at preview: after itself", async () => {
        expect(await refusal(fixed([{}, { afterActionId: ids[1] }, {}]))).toEqual([
            `error: afterActionId: must name another action (action ${ids[1]} of buddy/company-website/2 would come after ` +
                "itself). Give another action's id, or remove it.",
        ]);
    });

    it("is refused at preview: each after another one", async () => {
        // The actions were created side by side, so which has the lowest id is chance.
        const [first, second, third] = [...ids].sort((one, other) => one - other);
        const places = ids.map((id) => ({ afterActionId: id === first ? third : id === second ? first : second }));
        expect(await refusal(fixed(places))).toEqual([
            "error: afterActionId: must name an action that does not wait for this one (actions " +
                `${first}, ${second} and ${third} of buddy/company-website/2 wait for each other: ` +
                `${first} after ${third} after ${second} after ${first}). Remove it from one of them.`,
        ]);
    });

    it("is refused at preview: after the very action that is taken over", async () => {
        const adopting = { adoptActionId: ids[0], afterActionId: ids[0] };
        expect(await refusal(fixed([{}, {}, {}, adopting]))).toContain(
            `fixed3: afterActionId: must name another action (got ${ids[0]}, which adoptActionId names too). ` +
                "Give another action's id, or remove it.",
        );
    });
});
