import { homedir } from "node:os";
import { posix, win32 } from "node:path";

export interface CacheFolderOptions {
    env: NodeJS.ProcessEnv;
    platform: NodeJS.Platform;
    home: string;
}

/** Where a Pulumi CLI that we fetched is kept: outside the repository, so that a fresh clone finds it again. */
export function cacheFolder(
    { env, platform, home }: CacheFolderOptions = {
        env: process.env,
        platform: process.platform,
        home: homedir(),
    },
): string {
    const path = platform === "win32" ? win32 : posix;
    const chosen = env["PULUMI_BUDDYWORKS_CACHE"];
    if (chosen) {
        return path.resolve(chosen);
    }
    return path.join(userCacheFolder({ env, platform, home }), "pulumi-buddyworks");
}

function userCacheFolder({ env, platform, home }: CacheFolderOptions): string {
    if (platform === "win32") {
        return env["LOCALAPPDATA"] || win32.join(home, "AppData", "Local");
    }
    const xdg = env["XDG_CACHE_HOME"];
    // A relative path must be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
    if (xdg && posix.isAbsolute(xdg)) {
        return xdg;
    }
    return platform === "darwin" ? posix.join(home, "Library", "Caches") : posix.join(home, ".cache");
}
