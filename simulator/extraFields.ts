import type { Behaviour } from "./behaviour";
import type { WireObject } from "./wire";

/** A: a field that no documentation names. Clients must ignore it. */
export function extraFields(behaviour: Behaviour, owner: string): WireObject {
    return behaviour.extraFields ? { field_of_tomorrow: { owner, since: "2031-01-01T00:00:00Z" } } : {};
}
