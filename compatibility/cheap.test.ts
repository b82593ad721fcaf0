import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../tests/helpers/environment";
import { installedVersion } from "../tests/helpers/installedPackage";
import { describeWithCli } from "../tests/helpers/withCli";
import { tryRow } from "./outcome";
import { pageOf, readPage } from "./page";
import type { Row } from "./row";
import { ROWS } from "./rows";
import { openWorkshop, type Workshop } from "./workshop";

/** No row of the matrix, but that compiler is an old one, and reads our declarations all the same. */
const MISTAKE: Row = {
    name: "a mistake",
    program: "typescript of the sdk, mistaken",
    refusal: { at: "preview", says: "Type 'string' is not assignable to type 'Input<number>'.", instead: "" },
};

describeWithCli("with the packed package, pulumi up, preview and destroy", () => {
    let shop: Workshop;
    beforeAll(async () => {
        shop = await openWorkshop({ newestSdk: await installedVersion("@pulumi/pulumi") });
    });
    afterAll(() => shop?.remove());

    const cheap = ROWS.filter(({ isCheap }) => isCheap);

    it.each(cheap.map((row) => [row.refusal ? "are refused" : "work", row.name, row] as const))(
        "%s: %s",
        async (_word, _name, row) => {
            const { complaint } = await tryRow(row, shop, { isShort: true });
            expect(complaint).toBeUndefined();
        },
    );

    it("show a mistake in TypeScript by the compiler inside Pulumi's SDK in its own words", async () => {
        const { complaint } = await tryRow(MISTAKE, shop, { isShort: true });
        expect(complaint).toBeUndefined();
    });
});

describe("docs/matrix.md", () => {
    const page = readFileSync(join(REPOSITORY, "docs", "matrix.md"), "utf8");

    it("is what the matrix says now; if not, run `npm run test:matrix`", () => {
        const { versions, cli } = readPage(page);
        const entries = ROWS.map((row) => ({ row, versions: versions.get(row.name) ?? "?" }));
        expect(page).toBe(pageOf(entries, cli));
    });

    it("has a row of its own for each", () => {
        expect(new Set(ROWS.map(({ name }) => name)).size).toBe(ROWS.length);
        expect([...readPage(page).versions.keys()]).toEqual(ROWS.map(({ name }) => name));
    });
});
