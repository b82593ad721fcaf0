import { type Simulator, startSimulator } from "../../simulator";
import { type FakeEngine, startFakeEngine } from "../helpers/fakeEngine";
import { type ProviderHost, startProviderHost } from "../helpers/providerHost";

/** A Buddy and two hosts, one per provider, which serve many scenarios. */
export interface Hosts {
    simulator: Simulator;
    engine: FakeEngine;
    hosts: readonly [ProviderHost, ProviderHost];
    stop(): Promise<void>;
}

/** @param timeout in seconds: less than a `slow` fault takes, and more than a busy machine */
export async function startHosts({ timeout = 1 } = {}): Promise<Hosts> {
    const simulator = await startSimulator();
    return startHostsFor(simulator, { BUDDY_BASE_URL: simulator.url, BUDDY_TIMEOUT: String(timeout) });
}

/** Two hosts of one run, which know the simulator by this environment. */
export async function startHostsFor(simulator: Simulator, own: Record<string, string>): Promise<Hosts> {
    const engine = await startFakeEngine();
    const env = { BUDDY_TOKEN: simulator.token, BUDDY_MAX_RETRIES: "2", ...own };
    const hosts = await Promise.all([startProviderHost({ env, engine }), startProviderHost({ env, engine })]);
    return {
        simulator,
        engine,
        hosts,
        stop: async () => {
            await Promise.all(hosts.map((host) => host.stop()));
            engine.stop();
            await simulator.close();
        },
    };
}
