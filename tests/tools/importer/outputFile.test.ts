import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeKeepingOld } from "../../../tools/importer/outputFile";

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

it("fails where nothing can be written", async () => {
    await expect(writeKeepingOld(join(folder, "missing", "images.ts"), "x")).rejects.toThrow(/^ENOENT/);
    await expect(writeKeepingOld(folder, "x")).rejects.toThrow(/^EISDIR/);
});
