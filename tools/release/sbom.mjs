// `npm run sbom`: what an installation of this package brings along, as CycloneDX on standard output, in the versions that
// the lock file names and the tests run with.
//
// `npm sbom --omit dev` in the repository itself forgets packages that a tool of ours depends on, too (seen with npm
// 11.19.1: commander and debug among them), and lists the examples. So it is asked in a folder without those.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const temporary = mkdtempSync(join(tmpdir(), "sbom-"));
try {
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    // npm takes the folder's name for the package's.
    const folder = join(temporary, manifest.name);
    mkdirSync(folder);
    // Peers are the user's own, and not part of this package.
    const {
        devDependencies: _tools,
        peerDependencies: _peers,
        workspaces: _examples,
        scripts: _scripts,
        ...own
    } = manifest;
    writeFileSync(join(folder, "package.json"), JSON.stringify(own));
    cpSync("package-lock.json", join(folder, "package-lock.json"));
    npm(folder, "install", "--package-lock-only", "--ignore-scripts", "--offline", "--no-audit", "--no-fund");
    process.stdout.write(npm(folder, "sbom", "--sbom-format=cyclonedx", "--sbom-type=library", "--package-lock-only"));
} finally {
    rmSync(temporary, { recursive: true, force: true });
}

function npm(cwd, ...args) {
    const isWindows = process.platform === "win32";
    const options = { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], shell: isWindows };
    return execFileSync(isWindows ? "npm.cmd" : "npm", [...args, "--loglevel=error"], options);
}
