import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AdoptionNotes } from "../../provider/host/adoptionNotes";

const ENGINE = "127.0.0.1:41234";
const ID = "acme/site/12/101";
const URN = "urn:pulumi:test::p::T::b";

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "adoption-notes-"));
});

afterEach(() => {
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
});

/** The notes that one host process of a run reads and writes. */
const notesOf = (engineAddress: string | undefined) => new AdoptionNotes(engineAddress, folder);
const ownFolder = () => join(folder, readdirSync(folder)[0] ?? "");
const ownFile = () => join(ownFolder(), readdirSync(ownFolder())[0] ?? "");

describe("notes of adoptions", () => {
    it("are read by every process of the run, and by no other run", () => {
        notesOf(ENGINE).add({ id: ID, urn: "urn:first" });
        notesOf(ENGINE).add({ id: ID, urn: URN });
        expect(notesOf(ENGINE).adopterOf(ID)).toBe(URN);
        expect(notesOf(ENGINE).adopterOf("acme/site/12/1010")).toBeUndefined();
        expect(notesOf("127.0.0.1:41235").adopterOf(ID)).toBeUndefined();
    });

    it("stay in memory outside Pulumi's host", () => {
        const notes = notesOf(undefined);
        notes.add({ id: ID, urn: URN });
        expect([notes.adopterOf(ID), notes.adopterOf("another")]).toEqual([URN, undefined]);
        expect(notesOf(undefined).adopterOf(ID)).toBeUndefined();
        expect(readdirSync(folder)).toEqual([]);
    });

    it("are written once, where no other user can read or write them", () => {
        const notes = notesOf(ENGINE);
        notes.add({ id: ID, urn: URN });
        const { size } = statSync(ownFile());
        notes.add({ id: ID, urn: URN });
        expect(statSync(ownFile()).size).toBe(size);
        expect([statSync(ownFolder()).mode & 0o777, statSync(ownFile()).mode & 0o777]).toEqual([0o700, 0o600]);
    });

    it("are ignored when they are a day old, because an address can be used again", () => {
        jest.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z") });
        notesOf(ENGINE).add({ id: ID, urn: URN });
        jest.setSystemTime(Date.parse("2026-01-01T23:59:59Z"));
        expect(notesOf(ENGINE).adopterOf(ID)).toBe(URN);
        jest.setSystemTime(Date.parse("2026-01-02T00:00:00Z"));
        expect(notesOf(ENGINE).adopterOf(ID)).toBeUndefined();
    });

    it("give an error with a fix when they cannot be read or written", () => {
        notesOf(ENGINE).add({ id: ID, urn: URN });
        const file = ownFile();
        const rest =
            "In this file Pulumi's processes of one run note what they adopt. Set TMPDIR to a folder that you can " +
            "write, or delete the file.";
        writeFileSync(file, "{ half a li");
        expect(() => notesOf(ENGINE).adopterOf(ID)).toThrow(`adoption: could not read ${file}: `);
        rmSync(ownFolder(), { recursive: true });
        writeFileSync(join(folder, `pulumi-buddyworks-${process.getuid?.() ?? 0}`), "a file instead of the folder");
        expect(() => notesOf(ENGINE).add({ id: ID, urn: URN })).toThrow(
            new Error(
                `adoption: could not write ${file}: EEXIST: file already exists, mkdir '${ownFolder()}'. ${rest}`,
            ),
        );
        expect(() => notesOf(ENGINE).adopterOf(ID)).toThrow(
            new Error(`adoption: could not read ${file}: ENOTDIR: not a directory, open '${file}'. ${rest}`),
        );
    });
});
