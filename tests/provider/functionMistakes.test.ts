import * as pulumi from "@pulumi/pulumi";
import { getIntegration, getPipeline, getPipelineOutput, Provider } from "../../provider/index";
import { takeRequests } from "../helpers/cliOutput";
import { failure, SITE, simulator, withOwnPrograms } from "./functionPrograms";

withOwnPrograms();

describe("an error without a request reports", () => {
    class OtherProvider extends pulumi.ProviderResource {}
    type Loose = (args?: unknown, opts?: unknown) => Promise<unknown>;
    const loosePipeline = getPipeline as Loose;
    const looseIntegration = getIntegration as Loose;

    const NO_PROJECT = "projectName: must be set (got nothing). Give the project's name id, from its URL.";
    const NO_NAME = "name: must be set (got nothing). Give the pipeline's name, as Buddy shows it.";

    afterEach(() => expect(takeRequests(simulator)).toEqual([]));

    it.each<[string, unknown, string]>([
        ["no arguments", undefined, `${NO_PROJECT}\n${NO_NAME}`],
        ["null", null, `${NO_PROJECT}\n${NO_NAME}`],
        ["a name alone", "Build image", `${NO_PROJECT}\n${NO_NAME}`],
        ["empty and null values", { workspace: null, projectName: "", name: null }, `${NO_PROJECT}\n${NO_NAME}`],
        [
            "a misspelt argument",
            { project: "company-website", name: "Build image" },
            `project: must be the name of an input (there is no input of this name). Did you mean projectName?\n${NO_PROJECT}`,
        ],
        [
            "an argument of something else",
            { ...SITE, name: "Build image", pipelineId: 12 },
            "pipelineId: must be the name of an input (there is no input of this name). Remove it.",
        ],
        ["a number", { ...SITE, name: 12 }, "name: must be a string (got the type number). Write it in quotes."],
        ["NaN", { ...SITE, name: Number.NaN }, "name: must be a string (got the type number). Write it in quotes."],
        [
            "an Output and a promise in the plain form",
            { projectName: Promise.resolve("company-website"), name: pulumi.output("Build image") },
            "projectName: must be a plain value (got an Output or a promise). Use getPipelineOutput, which takes both.\n" +
                "name: must be a plain value (got an Output or a promise). Use getPipelineOutput, which takes both.",
        ],
        [
            "a path as workspace",
            { ...SITE, workspace: "..", name: "Build image" },
            "workspace: must be one path segment without slashes (got a text that is none). Give the name from the URL, " +
                'e.g. "website".',
        ],
    ])("%s", async (_title, args, message) => {
        expect(await failure(loosePipeline(args))).toBe(`getPipeline: ${message}`);
    });

    it("the same mistakes in the form for Outputs", async () => {
        const loose = getPipelineOutput as (args?: unknown) => pulumi.Output<unknown>;
        expect(await failure(loose())).toBe(`getPipeline: ${NO_PROJECT}\n${NO_NAME}`);
        expect(await failure(loose(pulumi.output({ projectName: "company-website" })))).toBe(`getPipeline: ${NO_NAME}`);
        expect(await failure(loose({ ...SITE, name: pulumi.output(12) }))).toBe(
            "getPipeline: name: must be a string (got the type number). Write it in quotes.",
        );
    });

    it("a project for an integration", async () => {
        expect(await failure(looseIntegration({ ...SITE, name: "Amazon ECR" }))).toBe(
            "getIntegration: projectName: must be the name of an input (there is no input of this name). Remove it.",
        );
    });

    it.each<[string, () => unknown, string]>([
        [
            "an option that does not exist",
            () => ({ providr: undefined, providers: 1 }),
            "opts.providers: must be the name of an input (there is no input of this name). Did you mean provider?",
        ],
        [
            "another package's provider",
            () => ({ provider: new OtherProvider("aws", "aws", {}) }),
            "opts.provider: must be a Provider of pulumi-buddyworks (got something else). Pass one made by new Provider(…).",
        ],
        [
            "a provider that is no resource",
            () => ({ provider: "europe" }),
            "opts.provider: must be a Provider of pulumi-buddyworks (got something else). Pass one made by new Provider(…).",
        ],
        [
            "a provider as the options",
            () => new Provider("europe"),
            "opts: must be an object of options (got a resource). Write { provider: … }.",
        ],
    ])("%s", async (_title, opts, message) => {
        expect(await failure(looseIntegration({ name: "Amazon ECR" }, opts()))).toBe(`getIntegration: ${message}`);
    });
});
