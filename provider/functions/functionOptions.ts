import type { Provider } from "../resources/buddyProvider";

/** Options of `getPipeline`, `getIntegration` and their `…Output` forms. */
export interface LookUpOptions {
    /**
     * The account or region to look in: a `Provider` of this package.
     * @default the stack's configuration, then the environment
     */
    provider?: Provider | undefined;
}
