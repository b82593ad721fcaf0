import { setMaxListeners } from "node:events";
import type { Settings } from "../settings/settings";
import type { BuddyClient } from "./buddyClient";
import type { Cancellation } from "./transport";

/** A client for these settings. Loads the HTTP modules only now, because a preview needs none. */
export function connect(settings: Settings, cancellation: Cancellation): BuddyClient {
    const { BuddyClient } = require("./buddyClient") as typeof import("./buddyClient");
    const { Transport } = require("./transport") as typeof import("./transport");
    return new BuddyClient(settings, new Transport(settings, cancellation));
}

/** For programs and commands, which only read and end with their process. */
export function neverCancelled(): Cancellation {
    const { signal } = new AbortController();
    // Every waiting request listens; Node takes more than ten for a leak.
    setMaxListeners(0, signal);
    return { signal, engineIsGone: async () => false, exitWhenIdle: () => undefined };
}
