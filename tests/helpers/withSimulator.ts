import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator";

/** A simulator that is started before each test of the suite and stopped after it. */
export function withSimulator(options?: SimulatorOptions): Simulator {
    return startedBetween(beforeEach, afterEach, options);
}

/** A simulator that all tests of the suite share. */
export function withOneSimulator(options?: SimulatorOptions): Simulator {
    return startedBetween(beforeAll, afterAll, options);
}

type Hook = (body: () => Promise<void>) => void;

/** Stands for the simulator that runs at the moment of use. */
function startedBetween(before: Hook, after: Hook, options: SimulatorOptions | undefined): Simulator {
    let running: Simulator | undefined;
    const current = (): Simulator => {
        if (running === undefined) {
            throw new Error("the simulator runs only while a test does");
        }
        return running;
    };
    before(async () => {
        running = await startSimulator(options);
    });
    after(async () => {
        await running?.close();
        running = undefined;
    });
    return {
        get url() {
            return current().url;
        },
        get token() {
            return current().token;
        },
        get state() {
            return current().state;
        },
        get journal() {
            return current().journal;
        },
        get faults() {
            return current().faults;
        },
        get behaviour() {
            return current().behaviour;
        },
        close: () => current().close(),
    };
}
