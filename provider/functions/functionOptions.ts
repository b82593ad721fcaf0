import type { Provider } from "../resources/buddyProvider";

/** Options of `getPipeline`, `getIntegration` and their `…Output` forms. */
export interface FunctionOptions {
    /**
     * The account or region to read: a `Provider` of this package.
     * @default the stack's configuration, then the environment
     */
    provider?: Provider | undefined;
}
