import { parseImportTarget } from "../../command/target";

const PROJECT = { workspace: "acme", projectName: "website" };
const PIPELINE = { noun: "pipeline", parent: PROJECT, id: 12 };

it.each([
    ["acme/website/12", PIPELINE],
    [" acme/website/12/ ", PIPELINE],
    ["acme/website/12/34", { noun: "action", parent: { ...PROJECT, pipelineId: 12 }, id: 34 }],
])("%j is read", (text, target) => {
    expect(parseImportTarget(text)).toEqual(target);
});

it.each([
    "",
    "acme",
    "acme/website",
    "acme/website/twelve",
    "acme/website/12/34/5",
    "acme/website/12/x",
    "acme//12",
    "acme/../12",
    "acme/website/0",
    "https://app.buddy.works/acme/website/pipelines/pipeline/12",
])("%j is refused", (text) => {
    const message =
        `<target>: must be <workspace>/<project>/<pipelineId>[/<actionId>] (got ${JSON.stringify(text)}). ` +
        "Take names and numbers from the pipeline's URL, e.g. acme/website/12.";
    expect(() => parseImportTarget(text)).toThrow(new Error(message));
});
