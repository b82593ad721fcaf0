import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assumptionsPage } from "../../tools/assumptionsPage";
import { REPOSITORY } from "../helpers/environment";

it("docs/assumptions.md says what the probes say; `npm run docs` writes it", () => {
    expect(readFileSync(join(REPOSITORY, "docs", "assumptions.md"), "utf8")).toBe(assumptionsPage());
});
