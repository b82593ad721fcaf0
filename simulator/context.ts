import type { Addresses } from "./addresses";
import type { Behaviour } from "./behaviour";
import type { Encrypt } from "./encryption";
import type { Store } from "./store";

/** What every route needs. */
export interface Context {
    store: Store;
    behaviour: Behaviour;
    addresses: Addresses;
    encrypt: Encrypt;
}
