import { remarks } from "../../importer/remarks";
import { importedActions, importedPipeline, named } from "./namedResources";

const ALL = { isActionsOnly: false, types: [] };

it("remarks name what is not managed, what is plain text, and a definition in a repository", () => {
    const pipeline = importedPipeline({ definition_source: "REMOTE", remote_parameters: [{ key: "A", value: "1" }] });
    const actions = importedActions(
        { name: "Build", login: "robot", build_args: ["A=1"] },
        { name: "Push", login: "robot" },
        { name: "Call", type: "HTTP", method: "GET", api_key: "k3y" },
    );
    const skipped = Array.from({ length: 6 }, (_, index) => ({
        id: index + 4,
        name: `Old ${index}`,
        type: index === 0 ? "" : "BUILD",
        why: index === 1 ? ("deleted" as const) : ("type" as const),
    }));
    const resources = [pipeline, ...actions];

    expect(remarks({ resources, skipped }, named(resources), ALL)).toEqual([
        'not imported: "Old 0" (4, without a type), "Old 1" (5, deleted meanwhile), "Old 2" (6, BUILD), ' +
            '"Old 3" (7, BUILD), "Old 4" (8, BUILD) and 1 more',
        "not managed: password of build, push. See the commented lines of the program.",
        "not managed: properties.api_key of call. See the commented lines of the program.",
        "release is defined in a repository, so Buddy may overwrite what Pulumi changes in its actions. Move the definition " +
            "into Buddy first.",
        "build arguments, properties and parameters are written in plain text, as in Buddy. Wrap secret ones in " +
            "pulumi.secret(…).",
    ]);
});

it("nothing is remarked where all is imported and nothing is hidden", () => {
    const resources = [importedPipeline(), ...importedActions({ name: "Build" })];
    expect(remarks({ resources, skipped: [] }, named(resources), ALL)).toEqual([]);
});
