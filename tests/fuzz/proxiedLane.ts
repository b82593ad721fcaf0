import { startSimulator } from "../../simulator";
import { createCertificates } from "../helpers/certificates";
import { type ConnectProxy, startConnectProxy } from "../helpers/connectProxy";
import { startProviderHost } from "../helpers/providerHost";
import type { Lane } from "./world";

export interface ProxiedLane extends Lane {
    proxy: ConnectProxy;
}

const HOST = "buddy.example.test";

/** A Buddy with a certificate of a private authority, under a name that only the proxy knows. */
export async function startProxiedLane(): Promise<ProxiedLane> {
    const certificates = await createCertificates(HOST);
    const simulator = await startSimulator({ tls: certificates.server, hostNames: [HOST] });
    const proxy = await startConnectProxy();
    const host = await startProviderHost({
        env: {
            BUDDY_BASE_URL: `https://${HOST}:${new URL(simulator.url).port}`,
            BUDDY_CA_FILE: certificates.caFile,
            BUDDY_TOKEN: simulator.token,
            BUDDY_MAX_RETRIES: "2",
            HTTPS_PROXY: proxy.url,
        },
    });
    return {
        simulator,
        host,
        proxy,
        stop: async () => {
            await host.stop();
            await proxy.close();
            await simulator.close();
            certificates.remove();
        },
    };
}
