import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommanderError } from "commander";
import { contractCommand } from "../../contract/contractCommand";
import { ACTIONS, at, EQUAL_FILE, equalDocument, PIPELINES, propertiesOf, schemasOf } from "./documents";

let folder: string;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "contract-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
    const file = join(folder, "spec");
    await writeFile(file, text);
    return file;
}

/** Runs the command, and returns what it prints and its exit code. */
async function run(...args: string[]): Promise<{ out: string; err: string; exitCode: number | string | undefined }> {
    const written = { out: "", err: "" };
    const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => {
        written.out += text;
        return true;
    });
    const before = process.exitCode;
    const command = contractCommand().configureOutput({
        writeOut: (text) => {
            written.out += text;
        },
        writeErr: (text) => {
            written.err += text;
        },
    });
    try {
        await command.parseAsync(args, { from: "user" });
        return { ...written, exitCode: process.exitCode };
    } catch (error) {
        return { ...written, exitCode: (error as CommanderError).exitCode };
    } finally {
        process.exitCode = before;
        write.mockRestore();
    }
}

const SAME = `DockerfileAction (POST ${ACTIONS})\n  nothing differs\n\nPipeline (POST ${PIPELINES})\n  nothing differs\n`;

describe("npm run contract", () => {
    it("ends with 0 when nothing differs, from YAML and from JSON", async () => {
        expect(await run("--spec", EQUAL_FILE)).toEqual({ out: SAME, err: "", exitCode: 0 });
        const json = await fileOf(JSON.stringify({ ...equalDocument(), openapi: undefined, swagger: "2.0" }));
        expect(await run("--spec", json)).toEqual({ out: SAME, err: "", exitCode: 0 });
    });

    it("ends with 1 when something differs", async () => {
        const document = equalDocument();
        propertiesOf(document, "AddPipelineRequest")["colour"] = { type: "string" };
        const out = SAME.replace(/nothing differs\n$/, "they have, we lack:\n    colour: string\n");
        expect(await run("--spec", await fileOf(JSON.stringify(document)))).toEqual({ out, err: "", exitCode: 1 });
    });

    it("ends with 2 when a schema is missing, after the report about the other", async () => {
        const document = equalDocument();
        delete schemasOf(document)["AddDockerfileActionRequest"];
        at(document, "paths")[ACTIONS] = {};
        expect(await run("--spec", await fileOf(JSON.stringify(document)))).toEqual({
            out: `Pipeline (POST ${PIPELINES})\n  nothing differs\n`,
            err:
                "--spec: must describe a Docker build action (got no such body of POST …/pipelines/{…}/actions or " +
                "PATCH …/actions/{…}, and no schema with dockerfile_path and type). " +
                "Give the document of Buddy's whole REST API.\n",
            exitCode: 2,
        });
    });

    it("ends with 2 for a file that cannot be read or parsed, or is no such document", async () => {
        const missing = join(folder, "missing.yaml");
        expect(await run("--spec", missing)).toEqual({
            out: "",
            err: "--spec: must be a file that can be read (got ENOENT). Give the path of Buddy's OpenAPI document.\n",
            exitCode: 2,
        });
        expect(await run("--spec", await fileOf('openapi: "3.0.3'))).toEqual({
            out: "",
            err: '--spec: must be JSON or YAML (got a mistake: Missing closing "quote at line 1, column 16). Download the file again.\n',
            exitCode: 2,
        });
        for (const text of ["", "<html></html>", "[1]", "info: {}"]) {
            expect(await run("--spec", await fileOf(text))).toEqual({
                out: "",
                err:
                    '--spec: must be an OpenAPI document (got a file without "openapi" and "swagger"). ' +
                    "Give the whole document, as JSON or YAML.\n",
                exitCode: 2,
            });
        }
    });

    it("ends with 2 for wrong options, so that 1 always means a difference", async () => {
        expect(await run()).toEqual({
            out: "",
            err: "--spec: must be set (got nothing). Give the path of Buddy's OpenAPI document.\n",
            exitCode: 2,
        });
        expect(await run("--speck", EQUAL_FILE)).toEqual({
            out: "",
            err: "error: unknown option '--speck'\n(Did you mean --spec?)\n",
            exitCode: 2,
        });
    });

    it("explains itself", async () => {
        expect(await run("--help")).toEqual({
            out: `Usage: npm run contract -- [options]

how an OpenAPI document of Buddy's differs from the provider's field tables

Options:
  --spec <file>  the document, as JSON or YAML (OpenAPI 3, or Swagger 2)
  -h, --help     display help for command

Compared are the fields of DockerfileAction and Pipeline and of the objects in them: names, types, words, and what is required.
What only responses have is left out.

Exit code: 0 nothing differs, 1 something differs, 2 the document cannot be compared with.

`,
            err: "",
            exitCode: 0,
        });
    });
});
