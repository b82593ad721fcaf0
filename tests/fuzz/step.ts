import type fc from "fast-check";
import { expectNothingLostOrDoubled } from "./invariants";
import type { Scenario } from "./scenario";

/** There is no model beside the scenario: what must hold is checked after every step. */
export type Step = fc.AsyncCommand<object, Scenario>;

export function step(title: string, run: (scenario: Scenario) => Promise<unknown>): Step {
    return {
        check: () => true,
        async run(_model, scenario) {
            await run(scenario);
            expectNothingLostOrDoubled(scenario);
        },
        toString: () => title,
    };
}

export function chosen<T>(items: readonly T[], index: number): T | undefined {
    return items[index % Math.max(1, items.length)];
}

export const shown = (value: unknown) => JSON.stringify(value);
