import { describeWithCli } from "../tests/helpers/withCli";
import { measureLifecycles } from "./lifecycle";
import { type Measurement, PHASES, type Phase, type StateSize } from "./measurement";
import { FLOOR, OURS, TAUGHT, VARIANTS, type Variant } from "./variants";

const ENDS: readonly Phase[] = ["up", "destroy"];

describeWithCli("the benchmark", () => {
    const measurements: Measurement[] = [];
    const sizes: StateSize[] = [];

    beforeAll(async () => {
        const load = {
            count: 2,
            latencyMs: 0,
            parallel: 16,
            rounds: 1,
            onMeasured: async (measurement: Measurement) => void measurements.push(measurement),
            onSized: (size: StateSize) => sizes.push(size),
        };
        const isBasic = ({ name }: Variant) => [FLOOR, OURS, TAUGHT].includes(name);
        await measureLifecycles({ ...load, phases: PHASES, variants: VARIANTS.filter(isBasic) });
        // These run the same programs.
        const others = VARIANTS.filter((variant) => !isBasic(variant));
        await measureLifecycles({ ...load, phases: ENDS, variants: others });
    });

    const requestsOf = (variant: string) =>
        measurements.filter((one) => one.variant === variant).map(({ phase, requests }) => [phase, requests]);

    it("creates and destroys the stack of each variant", () => {
        const measured = measurements.filter(({ phase }) => ENDS.includes(phase)).map(({ variant }) => variant);
        expect(measured.sort()).toEqual(VARIANTS.flatMap(({ name }) => [name, name]).sort());
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
