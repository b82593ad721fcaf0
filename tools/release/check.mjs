// `node tools/release/check.mjs v1.2.3 owner/name`: says everything that keeps the release of this tag from being
// published. Runs in the repository's folder, before anything is installed.
import { existsSync, readFileSync } from "node:fs";
import { releaseSection } from "./changelog.mjs";

const [tag = "", repository = ""] = process.argv.slice(2);
const { version, repository: declared } = JSON.parse(readFileSync("package.json", "utf8"));
const url = typeof declared === "string" ? declared : (declared?.url ?? "");
const problems = [];

if (tag !== `v${version}`) {
    problems.push(
        `the tag is ${tag || "missing"} and package.json says ${version}: tag the commit that sets the version`,
    );
}
if (url === "") {
    const example = `{ "type": "git", "url": "git+https://github.com/${repository || "owner/name"}.git" }`;
    problems.push(`package.json has no repository, without which npm refuses provenance: add "repository": ${example}`);
} else if (!url.toLowerCase().includes(`/${repository.toLowerCase()}.git`)) {
    problems.push(
        `package.json names the repository ${url}, and this one is ${repository}: npm would refuse provenance`,
    );
}
const heading = releaseSection(version)?.heading;
if (heading === undefined) {
    problems.push(`CHANGELOG.md has no section for ${version}: write it`);
} else if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) {
    problems.push(`CHANGELOG.md has no date for ${version}: write it as "## [${version}] - 2026-01-31"`);
}
if (!existsSync(`tests/state/${version}/deployment.json`)) {
    problems.push(`tests/state/${version} is missing: record the state this release writes, see CONTRIBUTING.md`);
}

for (const problem of problems) {
    console.error(`error: ${problem}`);
}
process.exitCode = problems.length === 0 ? 0 : 1;
