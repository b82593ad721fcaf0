import fc from "fast-check";
import { sourceOf } from "../../importer/sourceText";
import type { Json } from "../../provider/json";

it("any JSON becomes source of the same value", () => {
    fc.assert(
        fc.property(fc.json(), (json) => {
            const source = sourceOf(JSON.parse(json) as Json);
            expect(JSON.stringify(new Function(`return (${source});`)())).toBe(JSON.stringify(JSON.parse(json)));
        }),
    );
});
