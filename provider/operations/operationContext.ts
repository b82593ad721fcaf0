import type { BuddyClient } from "../client/buddyClient";
import type { RequestOptions } from "../client/request";
import type { PipelineStates } from "./pipelineState";

/** What an operation needs besides its inputs. */
export interface OperationContext {
    client: BuddyClient;
    options: RequestOptions;
    /**
     * Settles when the line was shown: after the answer nobody may be listening any more. Another resource's URN puts
     * it on that one's row.
     */
    warn: (text: string, urn?: string) => Promise<void>;
    /** The resource's own URN, where Pulumi tells it. */
    urn: string | undefined;
    pipelineState: PipelineStates;
}
