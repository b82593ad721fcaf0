import { describeWithCli } from "../tests/helpers/withCli";
import { measureLifecycles } from "./lifecycle";
import { type Measurement, PHASES, type StateSize } from "./measurement";
import { FLOOR, OURS, TAUGHT, VARIANTS } from "./variants";

describeWithCli("the benchmark", () => {
    const measurements: Measurement[] = [];
    const sizes: StateSize[] = [];

    beforeAll(async () => {
        await measureLifecycles({
            count: 2,
            latencyMs: 0,
            parallel: 16,
            rounds: 1,
            phases: PHASES,
            variants: VARIANTS,
            onMeasured: async (measurement) => void measurements.push(measurement),
            onSized: (size) => sizes.push(size),
        });
    });

    const requestsOf = (variant: string) =>
        measurements.filter((one) => one.variant === variant).map(({ phase, requests }) => [phase, requests]);

    it("takes each variant through a stack's whole life", () => {
        expect(measurements).toHaveLength(VARIANTS.length * PHASES.length);
    });

    it("compares with a floor that sends nothing", () => {
        expect(requestsOf(FLOOR)).toEqual(PHASES.map((phase) => [phase, {}]));
    });

    it.each([
        [OURS, { GET: 1, POST: 2 }],
        [TAUGHT, { POST: 2 }],
    ])("sees that %s does at Buddy what each command asks for", (variant, created) => {
        expect(requestsOf(variant)).toEqual([
            ["up", created],
            ["no-op up", {}],
            ["preview", {}],
            ["refresh", { GET: 2 }],
            ["update", { PATCH: 2 }],
            ["destroy", { DELETE: 2 }],
        ]);
    });

    it("finds the provider's text in the state of each", () => {
        expect(sizes.find(({ variant }) => variant === OURS)?.providerBytes).toBe(62);
        expect(sizes.find(({ variant }) => variant === TAUGHT)?.providerBytes).toBeGreaterThan(1000);
    });
});
