import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { type Ran, runProcess } from "../helpers/runProcess";

const REPOSITORY_URL = "git+https://github.com/acme/pulumi-buddyworks.git";
const CHANGELOG =
    "# Changelog\n\n## [1.2.4] - unreleased\n\n## [1.2.3] - 2027-01-31\n\n### Fixed\n\n- It.\n\n## [1.2.2] - 2027-01-01\n";

let folder: string;

beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-release-"));
    await mkdir(join(folder, "tests", "state", "1.2.3"), { recursive: true });
    await writeFile(join(folder, "tests", "state", "1.2.3", "deployment.json"), "{}");
    await writeFile(join(folder, "CHANGELOG.md"), CHANGELOG);
    await writeManifest({ repository: { type: "git", url: REPOSITORY_URL } });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const writeManifest = (more: object) =>
    writeFile(join(folder, "package.json"), JSON.stringify({ name: "pulumi-buddyworks", version: "1.2.3", ...more }));

const run = (script: string, args: string[] = [], cwd = folder): Promise<Ran> =>
    runProcess(process.execPath, {
        args: [join(REPOSITORY, "tools", "release", script), ...args],
        cwd,
        env: neutralEnvironment(),
    });

const check = (tag = "v1.2.3", repository = "acme/pulumi-buddyworks") => run("check.mjs", [tag, repository]);

describe("the check before a release", () => {
    it("prints nothing when everything agrees", async () => {
        expect(await check()).toMatchObject({ code: 0, all: "" });
    });

    it("names everything that is missing at once, with a fix", async () => {
        await rm(join(folder, "tests"), { recursive: true });
        await writeFile(join(folder, "CHANGELOG.md"), "# Changelog\n");
        await writeManifest({});

        expect(await check("v1.2.4")).toMatchObject({
            code: 1,
            stderr: [
                "error: the tag is v1.2.4 and package.json says 1.2.3: tag the commit that sets the version",
                "error: package.json has no repository, without which npm refuses provenance: add " +
                    `"repository": { "type": "git", "url": "${REPOSITORY_URL}" }`,
                "error: CHANGELOG.md has no section for 1.2.3: write it",
                "error: tests/state/1.2.3 is missing: record the state this release writes, see CONTRIBUTING.md",
                "",
            ].join("\n"),
        });
    });

    it("requires the changelog's date, and the repository that publishes", async () => {
        await writeFile(join(folder, "CHANGELOG.md"), "## [1.2.3] - unreleased\n");

        expect((await check("v1.2.3", "acme/another")).stderr).toBe(
            `error: package.json names the repository ${REPOSITORY_URL}, and this one is acme/another: npm would refuse ` +
                'provenance\nerror: CHANGELOG.md has no date for 1.2.3: write it as "## [1.2.3] - 2026-01-31"\n',
        );
    });
});

it("a release's notes are its section of the changelog", async () => {
    expect((await run("notes.mjs")).stdout).toBe("### Fixed\n\n- It.\n");
});

describe("the bill of materials", () => {
    interface LockedPackage {
        version?: string;
        dependencies?: Record<string, string>;
    }

    it("holds exactly what an installation installs, in the locked versions", async () => {
        const { code, stdout } = await run("sbom.mjs", [], REPOSITORY);
        const lock = JSON.parse(await readFile(join(REPOSITORY, "package-lock.json"), "utf8")) as {
            packages: Record<string, LockedPackage>;
        };
        const lockedAt = (name: string, below: string) =>
            lock.packages[`${below}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`] ?? {};
        const brought = new Set<string>();
        const follow = ({ dependencies = {} }: LockedPackage, below: string): void => {
            for (const name of Object.keys(dependencies)) {
                const found = lockedAt(name, below);
                const id = `${name}@${found.version}`;
                if (!brought.has(id)) {
                    brought.add(id);
                    follow(found, `node_modules/${name}`);
                }
            }
        };
        follow(lock.packages[""] ?? {}, "");

        expect(code).toBe(0);
        const bill = JSON.parse(stdout) as {
            bomFormat: string;
            metadata: { component: { name: string } };
            components: { name: string; version: string }[];
        };
        expect([bill.bomFormat, bill.metadata.component.name]).toEqual(["CycloneDX", "pulumi-buddyworks"]);
        expect(bill.components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...brought].sort());
        expect(brought).toContain(`commander@${lock.packages["node_modules/commander"]?.version}`);
    });
});
