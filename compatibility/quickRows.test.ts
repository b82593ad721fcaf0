import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../tests/helpers/environment";
import { installedVersion } from "../tests/helpers/installedPackage";
import { describeWithCli } from "../tests/helpers/withCli";
import { createMatrixSetup, type MatrixSetup } from "./matrixSetup";
import { runRow } from "./outcome";
import { pageOf, readPage } from "./page";
import type { Row } from "./row";
import { ROWS } from "./rows";

/** No row of the matrix: it shows that the old compiler in the SDK reads our declarations. */
const MISTAKE: Row = {
    name: "a mistake",
    program: "typescript of the sdk, mistaken",
    refusal: { at: "preview", message: "Type 'string' is not assignable to type 'Input<number>'.", fix: "" },
};

describeWithCli("with the packed package, pulumi up, preview and destroy", () => {
    let setup: MatrixSetup;
    beforeAll(async () => {
        setup = await createMatrixSetup({ newestSdk: await installedVersion("@pulumi/pulumi") });
    });
    afterAll(() => setup?.remove());

    const quick = ROWS.filter(({ isQuick }) => isQuick);

    it.each(quick.map((row) => [row.refusal ? "are refused" : "work", row.name, row] as const))(
        "%s: %s",
        async (_word, _name, row) => {
            const { mismatch } = await runRow(row, setup, { isShort: true });
            expect(mismatch).toBeUndefined();
        },
    );

    it("show a mistake in TypeScript by the compiler inside Pulumi's SDK in its own words", async () => {
        const { mismatch } = await runRow(MISTAKE, setup, { isShort: true });
        expect(mismatch).toBeUndefined();
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
