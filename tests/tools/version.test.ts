import { compareVersions, findVersion } from "../../tools/version";

describe("the comparison of versions", () => {
    it.each([
        ["3.216.0", "3.216.0", 0],
        ["3.259.0", "3.216.0", 1],
        ["3.99.0", "3.216.0", -1],
        ["4.0.0", "3.216.0", 1],
        ["3.216.1", "3.216.0", 1],
        ["1.26", "1.25.11", 1],
        ["1.25", "1.25.11", -1],
        ["v3.216.0", "3.216.0", 0],
        ["3.217.0-alpha.x1", "3.217.0", -1],
        ["3.217.0-alpha.x1", "3.216.0", 1],
        ["3.216.0+build-7", "3.216.0", 0],
    ])("puts %s and %s in order", (left, right, expected) => {
        expect(Math.sign(compareVersions(left, right))).toBe(expected);
        expect(Math.sign(compareVersions(right, left))).toBe(expected === 0 ? 0 : -expected);
    });
});

describe("the search for a version in a command's output", () => {
    it.each([
        ["v3.259.0\n", "3.259.0"],
        ["3.216.0\n", "3.216.0"],
        ["go version go1.26.8 linux/amd64\n", "1.26.8"],
        ["go version go1.26 linux/amd64\n", "1.26"],
        ["warning: a notice first\nv3.260.0-alpha.xabc\n", "3.260.0-alpha.xabc"],
    ])("reads %j", (text, expected) => {
        expect(findVersion(text)).toBe(expected);
    });

    it("finds none where there is none", () => {
        expect(findVersion("go version devel\n")).toBeUndefined();
    });
});
