import { namedProxy, proxyText } from "../../provider/client/proxy";

describe("the proxy that the environment names", () => {
    it.each<[string, Record<string, string>, string, string | undefined]>([
        ["the variable of its scheme", { HTTPS_PROXY: "http://proxy.test:3128" }, "HTTPS_PROXY", "proxy.test:3128"],
        [
            "small letters before capitals",
            { HTTPS_PROXY: "http://a:1", https_proxy: "http://b:2" },
            "https_proxy",
            "b:2",
        ],
        ["the variable for all", { ALL_PROXY: "http://proxy.test:3128" }, "ALL_PROXY", "proxy.test:3128"],
        [
            "the variable of its scheme before the one for all",
            { all_proxy: "http://a:1", HTTPS_PROXY: "http://b:2" },
            "HTTPS_PROXY",
            "b:2",
        ],
        ["no login", { HTTPS_PROXY: "http://ann:hunter2@proxy.test:3128" }, "HTTPS_PROXY", "proxy.test:3128"],
        ["an address without scheme", { HTTPS_PROXY: "ann:hunter2@proxy.test:3128" }, "HTTPS_PROXY", "proxy.test:3128"],
        ["what is no address", { HTTPS_PROXY: "http://ann:hunter2:b:c" }, "HTTPS_PROXY", ""],
    ])("is read from %s", (_title, environment, variable, address) => {
        expect(namedProxy("https:", environment)).toEqual({ variable, address });
    });

    it("is another one for plain http", () => {
        const environment = { HTTP_PROXY: "http://a:1", HTTPS_PROXY: "http://b:2" };
        expect(namedProxy("http:", environment)).toEqual({ variable: "HTTP_PROXY", address: "a:1" });
    });

    it("is none where no variable is set, or only an empty one", () => {
        expect(namedProxy("https:", { HTTPS_PROXY: "", HTTP_PROXY: "http://a:1" })).toBeUndefined();
    });

    it("is named by its address, or by its variable", () => {
        expect(proxyText({ address: "a:1", variable: "HTTPS_PROXY" })).toBe("the proxy a:1");
        expect(proxyText({ address: "", variable: "HTTPS_PROXY" })).toBe("the proxy of HTTPS_PROXY");
    });
});
