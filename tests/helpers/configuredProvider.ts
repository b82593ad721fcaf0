import * as provider from "../../provider/provider";
import type { Simulator } from "../../simulator/index";

let runs = 0;

/** Configures the handlers of this process as the engine would: for this simulator, without retries unless `config` says so. Each time is
 * another run: the same configuration again would keep what the provider knows. */
export function configureProvider({ url, token }: Simulator, config: Record<string, string> = {}): Promise<void> {
    runs += 1;
    const values: Record<string, string> = {
        "buddyworks:timeout": `${30 + runs}`,
        "buddyworks:token": token,
        "buddyworks:baseUrl": url,
        "buddyworks:maxRetries": "0",
        ...config,
    };
    const get = (key: string) => values[key];
    return provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
}
