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

it("writes a new file", async () => {
    expect(await writeKeepingOld(file, "new")).toBeUndefined();
    expect(await readFile(file, "utf8")).toBe("new");
});

it("keeps what was there before, as often as it differs", async () => {
    await writeFile(file, "mine");
    expect(await writeKeepingOld(file, "first")).toBe(`${file}.orig`);
    expect(await writeKeepingOld(file, "second")).toBe(`${file}.orig2`);
    expect(await readFile(`${file}.orig`, "utf8")).toBe("mine");
    expect(await readFile(`${file}.orig2`, "utf8")).toBe("first");
    expect(await readFile(file, "utf8")).toBe("second");
});

it("leaves nothing behind when the file says the same already", async () => {
    await writeKeepingOld(file, "same");
    expect(await writeKeepingOld(file, "same")).toBeUndefined();
    expect(await readdir(folder)).toEqual(["images.ts"]);
});

describe("one file under two names", () => {
    it.each([
        ["spelt in another way", () => `${folder}/./x/../images.ts`],
        ["relative", () => relative(process.cwd(), file)],
        ["by way of a folder's link", () => join(folder, "link", "images.ts")],
    ])("%s is told, whether it exists or not", async (_how, other) => {
        await symlink(folder, join(folder, "link"), "junction");
        expect(await isSameFile(file, other())).toBe(true);
        await writeFile(file, "");
        expect(await isSameFile(file, other())).toBe(true);
    });

    it("by way of a file's link is told", async () => {
        await writeFile(file, "");
        await symlink(file, join(folder, "link.ts"));
        expect(await isSameFile(join(folder, "link.ts"), file)).toBe(true);
    });

    it("is not seen where there are two", async () => {
        await mkdir(join(folder, "more"));
        expect(await isSameFile(file, join(folder, "more", "images.ts"))).toBe(false);
        expect(await isSameFile(file, join(folder, "missing", "images.ts"))).toBe(false);
        expect(await isSameFile(file, join(folder, "images.json"))).toBe(false);
    });
});

it("fails where nothing can be written", async () => {
    await expect(writeKeepingOld(join(folder, "missing", "images.ts"), "x")).rejects.toThrow(/^ENOENT/);
    await expect(writeKeepingOld(folder, "x")).rejects.toThrow(/^EISDIR/);
});
