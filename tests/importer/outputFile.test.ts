import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { isSameFile, writeKeepingOld } from "../../importer/outputFile";

let folder: string;
let file: string;

beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-output-"));
    file = join(folder, "images.ts");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it("a new file is written", async () => {
    expect(await writeKeepingOld(file, "new")).toBeUndefined();
    expect(await readFile(file, "utf8")).toBe("new");
});

it("the old content is kept each time that it differs", async () => {
    await writeFile(file, "mine");
    expect(await writeKeepingOld(file, "first")).toBe(`${file}.orig`);
    expect(await writeKeepingOld(file, "second")).toBe(`${file}.orig2`);
    expect(await readFile(`${file}.orig`, "utf8")).toBe("mine");
    expect(await readFile(`${file}.orig2`, "utf8")).toBe("first");
    expect(await readFile(file, "utf8")).toBe("second");
});

it("no copy is kept if the content is the same", async () => {
    await writeKeepingOld(file, "same");
    expect(await writeKeepingOld(file, "same")).toBeUndefined();
    expect(await readdir(folder)).toEqual(["images.ts"]);
});

describe("one file under two names", () => {
    it.each([
        ["another spelling", () => `${folder}/./x/../images.ts`],
        ["a relative path", () => relative(process.cwd(), file)],
        ["through a link to the folder", () => join(folder, "link", "images.ts")],
    ])("%s is recognized, whether the file exists or not", async (_how, other) => {
        await symlink(folder, join(folder, "link"), "junction");
        expect(await isSameFile(file, other())).toBe(true);
        await writeFile(file, "");
        expect(await isSameFile(file, other())).toBe(true);
    });

    it("through a link to the file is recognized", async () => {
        await writeFile(file, "");
        await symlink(file, join(folder, "link.ts"));
        expect(await isSameFile(join(folder, "link.ts"), file)).toBe(true);
    });

    it("is not assumed for two files", async () => {
        await mkdir(join(folder, "more"));
        expect(await isSameFile(file, join(folder, "more", "images.ts"))).toBe(false);
        expect(await isSameFile(file, join(folder, "missing", "images.ts"))).toBe(false);
        expect(await isSameFile(file, join(folder, "images.json"))).toBe(false);
    });
});

it("a file that cannot be written is an error", async () => {
    await expect(writeKeepingOld(join(folder, "missing", "images.ts"), "x")).rejects.toThrow(/^ENOENT/);
    await expect(writeKeepingOld(folder, "x")).rejects.toThrow(/^EISDIR/);
});
