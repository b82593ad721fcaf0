import { BuddyClient } from "../provider/client/buddyClient";
import type { Clock } from "../provider/client/clock";
import { systemClock } from "../provider/client/clock";
import { neverCancelled } from "../provider/client/connection";
import { createHttpRequester } from "../provider/client/httpRequester";
import { Transport } from "../provider/client/transport";
import type { Settings } from "../provider/settings/settings";
import { CountedRequests } from "./countedRequests";

/** How Buddy is reached: by the provider's own client, and request by request. */
export interface Access {
    settings: Settings;
    client: BuddyClient;
    transport: Pick<Transport, "send">;
    requests: CountedRequests;
    /** Told about waits. */
    notify: (text: string) => void;
}

/** No request begins after the signal, apart from those that remove what was made. */
export function openAccess(
    settings: Settings,
    { interrupted, notify, clock = systemClock }: Pick<Access, "notify"> & { interrupted: AbortSignal; clock?: Clock },
): Access {
    const requests = new CountedRequests(createHttpRequester(settings));
    const cancellation = { ...neverCancelled(), signal: interrupted };
    const transport = new Transport(settings, cancellation, { http: requests.send, clock });
    return { settings, client: new BuddyClient(settings, transport), transport, requests, notify };
}
