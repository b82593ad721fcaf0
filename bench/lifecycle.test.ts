import { describeWithCli } from "../tests/helpers/withCli";
import { requestsText } from "./format";
import { measureLifecycles } from "./lifecycle";
import { type Measurement, PHASES, type Phase, type StateSize } from "./measurement";
import { FLOOR, LEAST, OURS, PIPELINE_VARIANTS, TAUGHT, VARIANTS, type Variant } from "./variants";

const ENDS: readonly Phase[] = ["up", "destroy"];

const load = { latencyMs: 0, parallel: 16, rounds: 1 };

describeWithCli("the benchmark", () => {
    const measurements: Measurement[] = [];
    const sizes: StateSize[] = [];

    beforeAll(async () => {
        const options = {
            ...load,
            count: 2,
            onMeasured: async (measurement: Measurement) => void measurements.push(measurement),
            onSized: (size: StateSize) => sizes.push(size),
        };
        const isBasic = ({ name }: Variant) => [FLOOR, LEAST, OURS, TAUGHT].includes(name);
        await measureLifecycles({ ...options, phases: PHASES, variants: VARIANTS.filter(isBasic) });
        // These run the same programs.
        const others = VARIANTS.filter((variant) => !isBasic(variant));
        await measureLifecycles({ ...options, phases: ENDS, variants: others });
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
        [LEAST, { POST: 2 }],
        [OURS, { GET: 1, POST: 2 }],
        [TAUGHT, { POST: 2 }],
    ])("sees %s send the requests that each command needs", (variant, created) => {
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

describeWithCli("the benchmark of whole pipelines", () => {
    it("creates two chains, changes one action, and destroys all, beside the least", async () => {
        const measured: string[] = [];
        await measureLifecycles({
            ...load,
            count: 20,
            phases: PHASES,
            variants: PIPELINE_VARIANTS.filter(({ name }) => name !== FLOOR), // which runs the same program
            onMeasured: async ({ variant, phase, requests }) =>
                void measured.push(`${variant}: ${phase}: ${requestsText(requests)}`),
            onSized: () => undefined,
        });
        expect(measured.sort()).toEqual(
            [
                `${LEAST}: up: 22 POST`,
                `${LEAST}: no-op up: none`,
                `${LEAST}: preview: none`,
                `${LEAST}: refresh: 22 GET`,
                `${LEAST}: update: 1 PATCH`,
                `${LEAST}: destroy: 22 DELETE`,
                `${OURS}: up: 3 GET, 22 POST`,
                `${OURS}: no-op up: none`,
                `${OURS}: preview: none`,
                `${OURS}: refresh: 22 GET`,
                `${OURS}: update: 1 PATCH`,
                `${OURS}: destroy: 22 DELETE, 2 GET`,
            ].sort(),
        );
    });
});
