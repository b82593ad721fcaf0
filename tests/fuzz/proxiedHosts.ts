import { startSimulator } from "../../simulator";
import { createCertificates } from "../helpers/certificates";
import { type ConnectProxy, startConnectProxy } from "../helpers/connectProxy";
import { type Hosts, startHostsFor } from "./hosts";

export interface ProxiedHosts extends Hosts {
    proxy: ConnectProxy;
}

const HOST = "buddy.example.test";

/** A Buddy with a certificate of a private authority, under a name that only the proxy knows. */
export async function startProxiedHosts(): Promise<ProxiedHosts> {
    const certificates = await createCertificates(HOST);
    const simulator = await startSimulator({ tls: certificates.server, hostNames: [HOST] });
    const proxy = await startConnectProxy();
    const hosts = await startHostsFor(simulator, {
        BUDDY_BASE_URL: `https://${HOST}:${new URL(simulator.url).port}`,
        BUDDY_CA_FILE: certificates.caFile,
        HTTPS_PROXY: proxy.url,
    });
    return {
        ...hosts,
        proxy,
        stop: async () => {
            await hosts.stop();
            await proxy.close();
            certificates.remove();
        },
    };
}
