import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionFields } from "../../provider/types/action";
import { dockerfileActionFields } from "../../provider/types/dockerfileAction";
import { pipelineFields } from "../../provider/types/pipeline";
import { neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { runProcess } from "../helpers/runProcess";

const COMMITTED = join(REPOSITORY, "docs", "reference");

async function textsIn(folder: string): Promise<Record<string, string>> {
    const names = (await readdir(folder)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""]));
}

describe("the reference", () => {
    let folder: string;
    let written: Record<string, string>;

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-reference-"));
        const generator = join(REPOSITORY, "tools", "reference", "generate.mjs");
        // From another folder than ours: nothing in it may depend on where it is run.
        const ran = await runProcess(process.execPath, {
            args: [generator, join(folder, "pages")],
            cwd: folder,
            env: neutralEnvironment(),
        });
        if (ran.code !== 0) {
            throw new Error(`a public declaration lacks its documentation, or links to nothing:\n${ran.all}`);
        }
        written = await textsIn(join(folder, "pages"));
    });

    afterAll(() => rm(folder, { recursive: true, force: true }));

    it("says what the comments in the code say", async () => {
        const committed = await textsIn(COMMITTED);
        const stale = Object.keys({ ...committed, ...written }).filter((name) => committed[name] !== written[name]);
        if (stale.length > 0) {
            throw new Error(
                `docs/reference is stale (${stale.join(", ")}): run \`npm run docs\` and commit what it writes`,
            );
        }
    });

    it("names no folder of the machine that wrote it, and no lines that move", () => {
        const all = Object.values(written).join("\n");
        expect([all.includes(REPOSITORY), all.includes(folder), /\.ts:\d+/.test(all)]).toEqual([false, false, false]);
    });

    it.each([
        ["Inputs", Object.keys({ ...dockerfileActionFields, ...actionFields }), ["adoptActionId"]],
        ["Inputs of a pipeline", Object.keys(pipelineFields), ["adoptPipelineId", "forceDestroy"]],
    ])("knows every input in %s, with its name at Buddy", (section, fields, withoutName) => {
        const pattern = new RegExp(`\n## ${section}\n([\\s\\S]*?)\n## `);
        const inputs = pattern.exec(written["pulumi-buddyworks.md"] ?? "")?.[1] ?? "";
        const rows = inputs.split("\n").filter((line) => line.includes('<a id="property-'));
        const names = rows.map((row) => /`(\w+)\??`/.exec(row)?.[1]);
        // Sorted: those that all actions have are in a table of their own.
        expect(names.sort()).toEqual([...fields].sort());
        expect(rows.filter((row) => !row.includes("REST: "))).toEqual(
            withoutName.map((name) => expect.stringContaining(name)),
        );
    });
});
