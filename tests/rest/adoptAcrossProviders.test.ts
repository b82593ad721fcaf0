import { messages, takeRequests } from "../helpers/cliOutput";
import { ACTIONS_PATH, BORROWED, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const simulator = withOneSimulator();
let project: PulumiProject;

afterAll(() => project?.remove());

const actionOf = (id: number) => simulator.state.action({ ...LIVE_MIRROR, actionId: id });
const lastId = () => simulator.state.actions(LIVE_MIRROR).at(-1)?.id ?? 0;
const named = async () => (await project.resources()).map(({ urn, id }) => [urn.split("::").at(-1), id]);

/** A program with resources under providers of their own, each of which has a host process of its own. */
const accounts = (resources: Record<string, { provider?: string; adoptActionId?: number }>) =>
    programOf(
        Object.entries(resources)
            .map(([name, { provider, ...place }]) => {
                const opts = provider === undefined ? "{}" : `{ provider: new Provider("${provider}", {}) }`;
                return `new DockerfileAction("${name}", ${JSON.stringify({ ...MINIMAL_INPUTS, name, ...place })}, ${opts});`;
            })
            .join("\n"),
    );

const STAYS = (id: number, who: string) =>
    `warning: actionId: action ${id} of buddy/company-website/2 stays at Buddy, because ${who} adopts it.`;
const requests = () => takeRequests(simulator).filter((request) => !request.startsWith("GET"));
const patch = (id: number) => `PATCH ${ACTIONS_PATH}/${id}`;

describeWithCli("an action that resources of two providers have", () => {
    let id: number;

    beforeEach(async () => {
        await project?.remove();
        project = await createPulumiProject({ program: programOf(""), simulator });
        id = simulator.state.addAction(LIVE_MIRROR, { name: "By hand", type: "DOCKERFILE", dockerfile_path: "old" }).id;
    });

    it("stays when a borrower is renamed into another provider", async () => {
        await project.writeProgram(accounts({ a: { adoptActionId: id } }));
        await project.up("--skip-preview");
        await project.writeProgram(accounts({ b: { adoptActionId: id, provider: "eu" } }));
        requests();

        const ran = await project.up("--skip-preview");

        expect(requests()).toEqual([patch(id)]);
        expect(messages(ran)).toEqual([BORROWED(id)]);
        expect([await named(), actionOf(id)?.name]).toEqual([[["b", `buddy/company-website/2/${id}`]], "b"]);
    });

    it("stays when one of two borrowers is removed", async () => {
        await project.writeProgram(accounts({ a: { adoptActionId: id }, b: { adoptActionId: id, provider: "eu" } }));
        await project.up("--skip-preview");
        await project.writeProgram(accounts({ a: { adoptActionId: id } }));
        requests();

        const ran = await project.up("--skip-preview");

        expect(requests()).toEqual([]);
        expect(messages(ran).filter((message) => message.includes("stays"))).toHaveLength(1);
        expect(actionOf(id)).toBeDefined();
    });

    it("stays when its owner is renamed into another provider", async () => {
        await project.writeProgram(accounts({ a: {} }));
        await project.up("--skip-preview");
        const owned = lastId();
        await project.writeProgram(accounts({ b: { adoptActionId: owned, provider: "eu" } }));
        requests();

        const ran = await project.up("--skip-preview");

        expect(requests()).toEqual([patch(owned)]);
        expect(messages(ran)).toEqual([STAYS(owned, "b")]);
        expect([await named(), actionOf(owned)?.name]).toEqual([[["b", `buddy/company-website/2/${owned}`]], "b"]);
    });

    it("stays when its owner is removed while a borrower under another provider goes on", async () => {
        await project.writeProgram(accounts({ a: {} }));
        await project.up("--skip-preview");
        const owned = lastId();
        await project.writeProgram(accounts({ a: {}, b: { adoptActionId: owned, provider: "eu" } }));
        await project.up("--skip-preview");
        await project.writeProgram(accounts({ b: { adoptActionId: owned, provider: "eu" } }));
        requests();

        const ran = await project.up("--skip-preview");

        expect([requests(), messages(ran)]).toEqual([[], [STAYS(owned, "b")]]);
        expect(await named()).toEqual([["b", `buddy/company-website/2/${owned}`]]);
    });

    it("stays when a targeted up borrows an owned action and a targeted destroy gives it back", async () => {
        await project.writeProgram(accounts({ a: {} }));
        await project.up("--skip-preview");
        const owned = lastId();
        await project.writeProgram(accounts({ a: {}, b: { adoptActionId: owned } }));
        await project.up("--skip-preview", "--target", "**b");
        requests();

        const ran = await project.destroy("--skip-preview", "--target", "**b");

        expect([requests(), messages(ran)]).toEqual([[], [BORROWED(owned)]]);
        expect([await named(), actionOf(owned)?.name]).toEqual([[["a", `buddy/company-website/2/${owned}`]], "b"]);
    });
});
