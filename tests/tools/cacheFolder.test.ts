import { cacheFolder } from "../../tools/cacheFolder";

const linux = { platform: "linux", home: "/home/ann" } as const;
const mac = { platform: "darwin", home: "/Users/ann" } as const;
const windows = { platform: "win32", home: "C:\\Users\\ann" } as const;

describe("the cache folder", () => {
    it("is in the user's cache on Linux", () => {
        expect(cacheFolder({ ...linux, env: {} })).toBe("/home/ann/.cache/pulumi-buddyworks");
    });

    it("follows XDG_CACHE_HOME", () => {
        expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: "/var/xdg" } })).toBe("/var/xdg/pulumi-buddyworks");
    });

    it("ignores an XDG_CACHE_HOME that is empty or relative, as the standard asks", () => {
        expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: "" } })).toBe("/home/ann/.cache/pulumi-buddyworks");
        expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: "cache" } })).toBe("/home/ann/.cache/pulumi-buddyworks");
    });

    it("is in ~/Library/Caches on macOS", () => {
        expect(cacheFolder({ ...mac, env: {} })).toBe("/Users/ann/Library/Caches/pulumi-buddyworks");
    });

    it("is in LOCALAPPDATA on Windows", () => {
        const env = { LOCALAPPDATA: "D:\\Local" };
        expect(cacheFolder({ ...windows, env })).toBe("D:\\Local\\pulumi-buddyworks");
        expect(cacheFolder({ ...windows, env: {} })).toBe("C:\\Users\\ann\\AppData\\Local\\pulumi-buddyworks");
    });

    it("is PULUMI_BUDDYWORKS_CACHE where that is set", () => {
        const env = { PULUMI_BUDDYWORKS_CACHE: "/srv/cache", XDG_CACHE_HOME: "/var/xdg" };
        expect(cacheFolder({ ...linux, env })).toBe("/srv/cache");
    });
});
