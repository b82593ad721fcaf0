import { type Headers, remainingRequests, resetMs } from "./rateHeaders";

/** Keeps all operations of the process within what Buddy's headers say is left, so that they slow down together. */
export interface Governor {
    /** Takes the next place in the line; answers how many milliseconds from `now` the request has to wait for it. */
    place(now: number): number;
    /** Learns from an answer's headers. */
    learn(headers: Headers, now: number): void;
    /** Learns that Buddy takes no request before `until`. */
    pause(until: number): void;
}

/** From here on requests are spread evenly over the rest of the window; above it nothing is slowed down. */
const FEW = 10;
/** Others use the same account, and headers may be odd: then a refusal tells more than waiting on. */
export const LONGEST_PLACE_MS = 60_000;

export function createGovernor(): Governor {
    let remaining = Number.POSITIVE_INFINITY;
    let windowEnd = 0;
    let nextPlace = 0;

    return {
        place(now) {
            if (now >= windowEnd) {
                remaining = Number.POSITIVE_INFINITY;
                nextPlace = now;
                return 0;
            }
            if (remaining > FEW) {
                remaining -= 1;
                nextPlace = now;
                return 0;
            }
            const start = remaining > 0 ? Math.max(now, nextPlace) : windowEnd;
            nextPlace = start + (windowEnd - Math.min(start, windowEnd)) / (remaining + 1);
            remaining = Math.max(0, remaining - 1);
            return Math.min(start - now, LONGEST_PLACE_MS);
        },
        learn(headers, now) {
            const left = remainingRequests(headers);
            const reset = resetMs(headers, now);
            if (left === undefined || reset === undefined) {
                return;
            }
            const end = now + reset;
            // Answers overtake each other: within a window the lowest number is the newest.
            const isSameWindow = Math.abs(end - windowEnd) < 2000;
            remaining = isSameWindow ? Math.min(remaining, left) : left;
            windowEnd = end;
        },
        pause(until) {
            windowEnd = Math.max(windowEnd, until);
            remaining = 0;
        },
    };
}
