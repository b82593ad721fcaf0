import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { REPOSITORY } from "../helpers/environment";
import { createPulumiProject, type ProjectOptions, type PulumiProject } from "../helpers/pulumiProject";
import { type Ran, runProcess } from "../helpers/runProcess";
import { EXAMPLES_FOLDER, manifestOf, readmeCommands } from "./exampleFiles";

export interface ExampleProject extends PulumiProject {
    /** The copy of the example. */
    place: string;
    /** Runs any command in it. */
    runIn(command: string, ...args: string[]): Promise<Ran>;
}

/** What `pulumi new` makes of an example, with one stack, and with only those packages that it declares. */
export async function createExampleProject(
    example: string,
    options: Pick<ProjectOptions, "env"> = {},
): Promise<ExampleProject> {
    const project = await createPulumiProject({ ...options, layOut: (folder, run) => layOut(example, folder, run) });
    const place = join(project.folder, "project");
    return {
        ...project,
        place,
        runIn: (command, ...args) => runProcess(command, { args, cwd: place, env: project.env }),
    };
}

async function layOut(example: string, folder: string, run: PulumiProject["run"]): Promise<void> {
    await mkdir(folder);
    const made = await run("new", join(EXAMPLES_FOLDER, example), "--generate-only", "--yes", "--offline");
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const { dependencies, devDependencies } = manifestOf(example);
    for (const name of [...Object.keys({ ...dependencies, ...devDependencies }), ".bin"]) {
        const installed = join(REPOSITORY, "node_modules", name);
        const link = join(folder, "node_modules", name);
        await mkdir(dirname(link), { recursive: true });
        await symlink(installed, link, "junction");
    }
}

/** What Pulumi asks the reader for, or what a test has in the place of a value in the README: by configuration key. */
export type Answers = Readonly<Record<string, string>>;

/** Does what the example's README says, up to the last `pulumi up`, and returns what was printed. */
export async function followReadme(example: string, project: ExampleProject, answers: Answers): Promise<string> {
    const commands = readmeCommands(example);
    expect(commands.at(-1)?.slice(0, 2)).toEqual(["pulumi", "up"]);
    let printed = "";
    for (const command of commands.slice(0, -1)) {
        const ran = await follow(command, project, answers);
        if (ran.code !== 0) {
            throw new Error(`${command.join(" ")} ended with code ${ran.code}\n${ran.all}`);
        }
        printed += ran.all;
    }
    return printed;
}

function follow([program = "", ...args]: string[], project: ExampleProject, answers: Answers): Promise<Ran> {
    if (program !== "pulumi") {
        return project.runIn(program, ...args);
    }
    const line = args.join(" ");
    if (line === "stack init dev") {
        return project.run("stack", "ls"); // the project comes with its stack, which is called otherwise
    }
    if (line.endsWith(" up")) {
        return project.run(...args, "--yes", "--skip-preview");
    }
    if (!line.startsWith("config set ")) {
        return project.run(...args.map((word) => (word === "dev" ? "test" : word)));
    }
    const [key = "", value] = args.slice(2).filter((word) => word !== "--secret");
    const answer = answers[key] ?? value;
    if (answer === undefined) {
        throw new Error(`the README asks for ${key}; give an answer`);
    }
    return project.run("config", "set", key, answer, ...(args.includes("--secret") ? ["--secret"] : []));
}
