// `node tools/release/notes.mjs`: what CHANGELOG.md says of the present version, for the release on the forge.
import { readFileSync } from "node:fs";
import { releaseSection } from "./changelog.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
console.log(releaseSection(version)?.notes ?? "");
