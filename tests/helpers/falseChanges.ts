import type { Json, JsonObject } from "../../provider/json";
import type { ResourceDriver } from "./resourceDriver";

/** One input with two values, and what an update sends when the program removes it. */
export interface InputCase {
    name: string;
    /** @default the name */
    title?: string;
    value: Json;
    other: Json;
    clear?: Json | undefined;
}

/** True where Buddy refuses the clear value under this reading of its API, e.g. `clearText: refused`. */
function isRefused(reading: string, clear: Json): boolean {
    return (
        (reading === "clearText: refused" && clear === "") ||
        (reading === "clearNull: refused" && clear === null) ||
        (reading === "clearList: refused" && Array.isArray(clear))
    );
}

/** Sets, changes and clears the input. Returns the changes and drift that show although nobody edited anything. */
export async function falseChanges(
    driver: ResourceDriver,
    base: JsonObject,
    reading: string,
    { name, title = name, value, other, clear }: InputCase,
): Promise<string[]> {
    const found: string[] = [];
    const rest = async (when: string, program: JsonObject) => {
        const isDrift = await driver.refresh();
        const { changes, writes } = await driver.up(program);
        if (isDrift || changes || writes.length > 0) {
            found.push(`${title} ${when}: ${isDrift ? "drift" : "a change"}`);
        }
    };
    await driver.up({ ...base, [name]: value });
    await rest("set", { ...base, [name]: value });
    await driver.up({ ...base, [name]: other });
    await rest("changed", { ...base, [name]: other });
    if (clear === undefined) {
        return found;
    }
    if (isRefused(reading, clear)) {
        await expect(driver.up(base)).rejects.toThrow(/400 Bad Request/);
        await rest("not cleared", { ...base, [name]: other });
        return found;
    }
    await driver.up(base);
    await rest("cleared", base);
    return found;
}
