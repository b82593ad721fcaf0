import { type Measurement, PHASES, type Phase } from "./measurement";
import type { Results } from "./results";
import { FLOOR, OURS, TAUGHT } from "./variants";

const SENT: Partial<Record<Phase, string>> = { up: "POST", refresh: "GET", update: "PATCH", destroy: "DELETE" };

interface LifecycleExample {
    variant: string;
    count?: number;
    latencyMs?: number;
    seconds: number;
    round?: number;
}

/** One command of each kind, all of the same length. */
export function lifecycleOf({
    variant,
    seconds,
    count = 500,
    latencyMs = 0,
    round = 0,
}: LifecycleExample): Measurement[] {
    return PHASES.map((phase) => {
        const method = variant === FLOOR ? undefined : SENT[phase];
        const requests: Record<string, number> = method === undefined ? {} : { [method]: count };
        return { variant, count, latencyMs, phase, round, seconds, hostPeakMb: 100, requests, connections: 1 };
    });
}

/** What a run found that measured these. */
export function resultsOf(measurements: Measurement[]): Results {
    return {
        machine: "a machine",
        versions: { "Node.js": "20.3.0" },
        parallel: 16,
        measurements,
        sizes: [
            { variant: FLOOR, count: 500, bytesPerResource: 2000, providerBytes: 56 },
            { variant: OURS, count: 500, bytesPerResource: 2100, providerBytes: 62 },
            { variant: TAUGHT, count: 500, bytesPerResource: 14000, providerBytes: 5000 },
        ],
        starts: { sdkMs: 700, packageMs: 10, loadsAxios: false, handlerMs: 11, firstRequestMs: 60, hostMs: 800 },
        handling: { checkMs: 0.1, diffMs: 0.1, readMs: 2, axiosMs: 1, keptBytes: 100 },
    };
}
