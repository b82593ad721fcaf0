import { getMonitor } from "@pulumi/pulumi/runtime";

/** Where no engine is: plain Node, whose process is one program. */
const WITHOUT_ENGINE = {};

/**
 * A value for each run of a program. With Pulumi's Automation API one process can run many, hours apart, and what Buddy
 * said in one is no answer in the next. Each run, and each `setMocks` of a unit test, has a connection of its own.
 */
export function perRun<T>(create: () => T): () => T {
    const values = new WeakMap<object, T>();
    return () => {
        const program = getMonitor() ?? WITHOUT_ENGINE;
        const known = values.get(program);
        if (known !== undefined) {
            return known;
        }
        const value = create();
        values.set(program, value);
        return value;
    };
}
