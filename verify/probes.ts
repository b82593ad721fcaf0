import type { ProbeId, Probes } from "./probe";
import { RESPONSE_PROBES } from "./responseProbes";
import { WRITE_PROBES } from "./writeProbes";

/** Everything that is measured. The one home of what we assume: the page and the report derive from it. */
export const PROBES: Probes = { ...RESPONSE_PROBES, ...WRITE_PROBES };

export const PROBE_IDS = Object.keys(PROBES) as readonly ProbeId[]; // the table's own keys
