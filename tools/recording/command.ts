// `npm run recording`: runs the demo and draws what it printed, for the README and for print.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { animatedSvg, stillSvg } from "./drawing";
import { scenesOf } from "./scenes";
import { demoTranscript } from "./transcript";

const ROOT = join(__dirname, "..", "..", "..");

console.error("pulumi-buddyworks: running the demo (about a minute) …");
const demo = spawnSync(process.execPath, [join(ROOT, "dist", "tools", "demo.js")], {
    cwd: ROOT,
    env: { ...process.env, FORCE_COLOR: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
});
if (demo.status === 0) {
    const transcript = demoTranscript(demo.stdout);
    const scenes = scenesOf(transcript);
    writeFileSync(join(ROOT, "docs", "demo.txt"), transcript);
    writeFileSync(join(ROOT, "docs", "demo.svg"), animatedSvg(scenes));
    writeFileSync(join(ROOT, "docs", "demo-still.svg"), stillSvg(scenes));
} else {
    process.stderr.write(demo.stdout);
    process.exitCode = 1;
}
