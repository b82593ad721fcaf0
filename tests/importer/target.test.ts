import { parseImportTarget } from "../../importer/target";

const PIPELINE = { workspace: "acme", projectName: "website", pipelineId: 12 };

it.each([
    ["acme/website/12", PIPELINE],
    [" acme/website/12/ ", PIPELINE],
    ["acme/website/12/34", { ...PIPELINE, actionId: 34 }],
])("reads %j", (text, target) => {
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
])("refuses %j", (text) => {
    const message =
        `<target>: must be of the form <workspace>/<project>/<pipelineId>[/<actionId>] (got ${JSON.stringify(text)}). ` +
        "Take names and numbers from the pipeline's URL, e.g. acme/website/12.";
    expect(() => parseImportTarget(text)).toThrow(new Error(message));
});
