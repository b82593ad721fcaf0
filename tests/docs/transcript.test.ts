import { agrees, stableLines, transcriptSteps } from "./transcript";

it("parts a transcript into commands and what they print", () => {
    expect(transcriptSteps("$ ls\na\nb\n$ true")).toEqual([
        { command: "ls", expected: ["a", "b"] },
        { command: "true", expected: [] },
    ]);
});

it("leaves out what differs from run to run", () => {
    expect(stableLines("created (0.14s) \n\nall (12s)\n")).toEqual(["created (0s)", "all (0s)"]);
});

it.each([
    [[], [], true],
    [["a"], ["a"], true],
    [["a"], [], false],
    [[], ["a"], false],
    [["a", "b"], ["a", "c"], false],
    [["a", "b", "c"], ["a", "…", "c"], true],
    [["a", "c"], ["a", "…", "c"], true],
    [["a", "b"], ["a", "…", "c"], false],
    [["a", "b"], ["…"], true],
    [[], ["…"], true],
    [["a", "b"], ["…", "a", "b"], true],
    [["a", "b"], ["…", "b", "…"], true],
])("compares %j with %j: %s", (printed, expected, result) => {
    expect(agrees(printed, expected)).toBe(result);
});
