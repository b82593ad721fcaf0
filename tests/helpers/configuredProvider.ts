import * as provider from "../../provider/provider";
import type { Simulator } from "../../simulator/index";

/** Configures the handlers of this process as the engine would: for this simulator, without retries unless `config` says so. */
export function configureProvider({ url, token }: Simulator, config: Record<string, string> = {}): Promise<void> {
    const values: Record<string, string> = {
        "buddyworks:token": token,
        "buddyworks:baseUrl": url,
        "buddyworks:maxRetries": "0",
        ...config,
    };
    const get = (key: string) => values[key];
    return provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
}
