import type { BuddyClient } from "../client/buddyClient";
import type { RequestOptions } from "../client/request";
import type { Collection } from "../client/urls";
import type { AdoptionNotes } from "../host/adoptionNotes";
import type { Cancellation } from "../host/cancellation";
import type { ResourceType } from "../types/resourceType";
import type { CollectionState } from "./collectionState";

/** What an operation needs besides its inputs. */
export interface OperationContext {
    type: ResourceType;
    client: BuddyClient;
    options: RequestOptions;
    /** Shows a warning on the resource's row, or on the row of another URN. Settles once it was shown: later nobody may listen. */
    warn: (text: string, urn?: string) => Promise<void>;
    /** The resource's own URN, where Pulumi tells it. */
    urn: string | undefined;
    stateOf: (collection: Collection) => CollectionState;
    adoptionNotes: AdoptionNotes;
    cancellation: Cancellation;
}

/** What an operation that creates or adopts an object returns. */
export interface Created {
    id: string;
    outs: object;
}
