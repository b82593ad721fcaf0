import { setMaxListeners } from "node:events";
import type { Cancellation } from "../host/cancellation";
import type { Settings } from "../settings/settings";
import type { BuddyClient } from "./buddyClient";

/** A client for these settings. Loads HTTP only now: a preview checks and compares, and needs none. */
export function connect(settings: Settings, cancellation: Cancellation): BuddyClient {
    const { createBuddyClient } = require("./buddyClient") as typeof import("./buddyClient");
    const { createTransport } = require("./transport") as typeof import("./transport");
    return createBuddyClient(settings, createTransport(settings, cancellation));
}

/** For programs and commands, which only read and end with their process. */
export function neverCancelled(): Cancellation {
    const { signal } = new AbortController();
    // Every waiting request listens; Node takes more than ten for a leak.
    setMaxListeners(0, signal);
    return { signal, engineIsGone: async () => false, deferInterrupt: (work) => work(), exitWhenIdle: () => undefined };
}
