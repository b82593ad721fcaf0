/** The proxy that the environment names for an address. */
export interface NamedProxy {
    /** `host:port`, without a login; empty when what the variable holds is no address. */
    address: string;
    /** Where it is named, e.g. `HTTPS_PROXY`. */
    variable: string;
}

/**
 * Where axios takes the proxy of such an address from (proxy-from-env 2.1), for messages: whether NO_PROXY passes it by,
 * only the request itself tells.
 */
export function namedProxy(protocol: string, environment: NodeJS.ProcessEnv = process.env): NamedProxy | undefined {
    const own = `${protocol.replace(":", "")}_proxy`;
    const variable = [own, own.toUpperCase(), "all_proxy", "ALL_PROXY"].find((name) => environment[name]);
    if (variable === undefined) {
        return undefined;
    }
    const text = environment[variable] ?? "";
    // Without a scheme it is taken for the requested address's.
    const url = text.includes("://") ? text : `${protocol}//${text}`;
    return { variable, address: URL.canParse(url) ? new URL(url).host : "" };
}

export function proxyText({ address, variable }: NamedProxy): string {
    return address === "" ? `the proxy of ${variable}` : `the proxy ${address}`;
}
