import type { Settings } from "../settings/settings";
import type { BuddyClient } from "./buddyClient";
import type { Cancellation } from "./transport";

/** A client for these settings. Loads HTTP only now: a preview checks and compares, and needs none. */
export function connect(settings: Settings, cancellation: Cancellation): BuddyClient {
    const { BuddyClient } = require("./buddyClient") as typeof import("./buddyClient");
    const { createTransport } = require("./transport") as typeof import("./transport");
    return new BuddyClient(settings, createTransport(settings, cancellation));
}
