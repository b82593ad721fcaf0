/** The proxy that the environment names for an address. */
export interface NamedProxy {
    /** `host:port`, without a login; empty when the variable's value is no address. */
    address: string;
    /** The variable that names it, e.g. `HTTPS_PROXY`. */
    variable: string;
}

/**
 * The proxy that axios uses for a protocol (proxy-from-env 2.1), for messages. Whether NO_PROXY excludes the address, only
 * the request itself tells.
 */
export function namedProxy(protocol: string, environment: NodeJS.ProcessEnv = process.env): NamedProxy | undefined {
    const own = `${protocol.replace(":", "")}_proxy`;
    const variable = [own, own.toUpperCase(), "all_proxy", "ALL_PROXY"].find((name) => environment[name]);
    if (variable === undefined) {
        return undefined;
    }
    const text = environment[variable] ?? "";
    // Without a scheme, proxy-from-env adds that of the requested address.
    const url = text.includes("://") ? text : `${protocol}//${text}`;
    return { variable, address: URL.canParse(url) ? new URL(url).host : "" };
}

export function proxyText({ address, variable }: NamedProxy): string {
    return address === "" ? `the proxy of ${variable}` : `the proxy ${address}`;
}
