import { getPipeline } from "../../provider/index";
import { takeRequests } from "../helpers/cliOutput";
import { configure, failure, PIPELINES, page, SITE, simulator, WHOLE_LIST, withOwnPrograms } from "./functionPrograms";

withOwnPrograms();

function addPipelines(count: number): void {
    for (let number = 1; number <= count; number += 1) {
        simulator.state.addPipeline({ workspace: "acme", project: "site", id: 100 + number, name: `Job ${number}` });
    }
}

describe("getPipeline", () => {
    it("finds a pipeline by its name, and lists the project once", async () => {
        expect(await getPipeline({ ...SITE, name: "Build image" })).toEqual({
            ...SITE,
            pipelineId: 1,
            name: "Build image",
            identifier: "build_image",
            url: `${simulator.url}${PIPELINES}/1`,
            htmlUrl: `${simulator.url}/buddy/company-website/pipelines/pipeline/1`,
        });
        expect(takeRequests(simulator)).toEqual(WHOLE_LIST);
    });

    it("leaves out the identifier of a pipeline that has none", async () => {
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 7, name: "Nightly" });
        expect(Object.keys(await getPipeline({ ...SITE, name: "Nightly" }))).toEqual([
            "workspace",
            "projectName",
            "pipelineId",
            "name",
            "url",
            "htmlUrl",
        ]);
    });

    it("takes a workspace that is left out from the settings", async () => {
        configure({ "buddyworks:workspace": "acme" });
        expect(await getPipeline({ projectName: "site", name: "Release" })).toMatchObject({
            workspace: "acme",
            pipelineId: 12,
        });
        expect(await getPipeline({ ...SITE, name: "Live mirror" })).toMatchObject({
            workspace: "buddy",
            pipelineId: 2,
        });
    });

    it("reads all pages, however few items Buddy puts on one", async () => {
        addPipelines(74);
        expect(await getPipeline({ workspace: "acme", projectName: "site", name: "Job 74" })).toMatchObject({
            pipelineId: 174,
        });
        const path = "/workspaces/acme/projects/site/pipelines";
        expect(takeRequests(simulator)).toEqual([1, 2, 3, 4, 5].map((number) => page(number, path)));
    });

    it("lists all pipelines, and suggests a similar name", async () => {
        expect(await failure(getPipeline({ ...SITE, name: "build image" }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "build image". Did you mean "Build image"? ' +
                'It has "Build image" (1), "Live mirror" (2).',
        );
        expect(await failure(getPipeline({ ...SITE, name: "Deploy" }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "Deploy". ' +
                'It has "Build image" (1), "Live mirror" (2).',
        );
    });

    it("suggests nothing for a name in another script", async () => {
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 3, name: "Сборка" });
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 4, name: "🚀" });
        const has = 'It has "Build image" (1), "Live mirror" (2), "Сборка" (3), "🚀" (4).';
        expect(await failure(getPipeline({ ...SITE, name: "Выпуск" }))).toBe(
            `getPipeline: project buddy/company-website has no pipeline called "Выпуск". ${has}`,
        );
        expect(await failure(getPipeline({ ...SITE, name: "🐢" }))).toBe(
            `getPipeline: project buddy/company-website has no pipeline called "🐢". ${has}`,
        );
        expect(await failure(getPipeline({ ...SITE, name: "сборка" }))).toBe(
            `getPipeline: project buddy/company-website has no pipeline called "сборка". Did you mean "Сборка"? ${has}`,
        );
    });

    it("says when an identifier was given instead of a name", async () => {
        expect(await failure(getPipeline({ ...SITE, name: "build_image" }))).toBe(
            'getPipeline: project buddy/company-website has no pipeline called "build_image". That is the identifier of ' +
                '"Build image". Give its name instead. It has "Build image" (1), "Live mirror" (2).',
        );
    });

    it("finds a name of any content", async () => {
        simulator.state.addPipeline({ workspace: "acme", project: "site", id: 7, name: 'Build / "deploy"' });
        const found = await getPipeline({ workspace: "acme", projectName: "site", name: 'Build / "deploy"' });
        expect(found.pipelineId).toBe(7);
    });

    it("names twenty of many", async () => {
        addPipelines(74);
        const shown = Array.from({ length: 19 }, (_, index) => `"Job ${index + 1}" (${101 + index})`);
        expect(await failure(getPipeline({ workspace: "acme", projectName: "site", name: "Deploy" }))).toBe(
            'getPipeline: project acme/site has no pipeline called "Deploy". ' +
                `It has ${['"Release" (12)', ...shown].join(", ")} and 55 more.`,
        );
    });

    it("names all of twenty", async () => {
        addPipelines(19);
        const shown = Array.from({ length: 19 }, (_, index) => `"Job ${index + 1}" (${101 + index})`);
        expect(await failure(getPipeline({ workspace: "acme", projectName: "site", name: "Deploy" }))).toBe(
            'getPipeline: project acme/site has no pipeline called "Deploy". ' +
                `It has ${['"Release" (12)', ...shown].join(", ")}.`,
        );
    });

    it("names as many as fit in 500 characters, each name in at most 100", async () => {
        const name = (letter: string) => letter.repeat(150);
        for (const [index, letter] of [..."abcdef"].entries()) {
            simulator.state.addPipeline({ workspace: "acme", project: "site", id: 101 + index, name: name(letter) });
        }
        const shown = [..."abcd"].map((letter, index) => `"${letter.repeat(99)}…" (${101 + index})`);
        expect(await failure(getPipeline({ workspace: "acme", projectName: "site", name: "Deploy" }))).toBe(
            'getPipeline: project acme/site has no pipeline called "Deploy". ' +
                `It has "Release" (12), ${shown.join(", ")} and 2 more.`,
        );
    });

    it("spells out unprintable characters of a name", async () => {
        const name = "Build\u202e\u009b31m\u200b\u2028image";
        simulator.state.addPipeline({ workspace: "acme", project: "site", id: 17, name });
        expect(await failure(getPipeline({ workspace: "acme", projectName: "site", name: "Build image" }))).toBe(
            'getPipeline: project acme/site has no pipeline called "Build image". Did you mean ' +
                '"Build\\u202e\\u009b31m\\u200b\\u2028image"? It has "Release" (12), ' +
                '"Build\\u202e\\u009b31m\\u200b\\u2028image" (17).',
        );
    });

    it("refuses to choose among several of one name", async () => {
        simulator.state.addPipeline({ workspace: "buddy", project: "company-website", id: 7, name: "Build image" });
        expect(await failure(getPipeline({ ...SITE, name: "Build image" }))).toBe(
            'getPipeline: project buddy/company-website has 2 pipelines called "Build image" (1, 7). ' +
                "Rename one in Buddy, or set pipelineId to the id itself.",
        );
    });

    it("says that there are none", async () => {
        simulator.state.addProject({ workspace: "buddy", name: "empty" });
        expect(await failure(getPipeline({ projectName: "empty", name: "Build image" }))).toBe(
            "getPipeline: project buddy/empty has no pipelines that this token can see. " +
                "Check projectName, and what the token's owner may see.",
        );
    });

    it("passes on the list's error", async () => {
        expect(await failure(getPipeline({ projectName: "nowhere", name: "Build image" }))).toBe(
            "getPipeline: list pipelines in buddy/nowhere: 404 Not Found: Not found. Check workspace, " +
                "projectName (its name id) and the region.",
        );
    });
});
