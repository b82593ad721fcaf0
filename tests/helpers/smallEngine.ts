import { PINNED_TEXT, type Properties, type ProviderHost } from "./providerHost";

interface Resource {
    id: string;
    inputs: Properties;
    outputs: Properties;
}

/**
 * Does to the provider's host what Pulumi's engine does, in the engine's order, and keeps the state an engine would
 * keep: what failed is left as it was. Resources of one `up` are created, updated and deleted side by side.
 */
export interface SmallEngine {
    /** By logical name. */
    resources: ReadonlyMap<string, Resource>;
    /** Makes the stack what the program says; answers what went wrong, by logical name. */
    up(program: ReadonlyMap<string, Properties>): Promise<Map<string, string>>;
    refresh(): Promise<Map<string, string>>;
}

let runs = 0;

export function createSmallEngine(host: ProviderHost): SmallEngine {
    const resources = new Map<string, Resource>();
    let __provider = PINNED_TEXT;

    /** Each `up` has a host of its own. To this one another text is another provider, to be configured anew. */
    function beginRun(): void {
        runs += 1;
        __provider = `${PINNED_TEXT} // ${runs}`;
    }

    async function apply(name: string, program: Properties): Promise<void> {
        const existing = resources.get(name);
        const { inputs, failures } = await host.check({ ...program, __provider }, existing?.inputs ?? {});
        if (failures.length > 0) {
            throw new Error(failures.map(({ reason }) => reason).join("\n"));
        }
        if (existing === undefined) {
            const { id, outs } = await host.create(inputs);
            resources.set(name, { id, inputs, outputs: outs });
            return;
        }
        const { id, outputs } = existing;
        const difference = await host.diff(id, outputs, inputs);
        const next = difference.changes === "SOME" ? await host.update(id, outputs, inputs) : outputs;
        resources.set(name, { id, inputs, outputs: next });
    }

    async function remove(name: string, { id, outputs }: Resource): Promise<void> {
        await host.delete(id, outputs);
        resources.delete(name);
    }

    async function reread(name: string, { id, outputs }: Resource): Promise<void> {
        const seen = await host.read(id, outputs);
        if (seen.id === "") {
            resources.delete(name);
            return;
        }
        resources.set(name, { id, inputs: seen.inputs, outputs: seen.props });
    }

    return {
        resources,
        async up(program) {
            beginRun();
            const unwanted = [...resources].filter(([name]) => !program.has(name));
            return failures([
                ...[...program].map(([name, inputs]) => ({ name, work: apply(name, inputs) })),
                ...unwanted.map(([name, resource]) => ({ name, work: remove(name, resource) })),
            ]);
        },
        refresh: () => failures([...resources].map(([name, resource]) => ({ name, work: reread(name, resource) }))),
    };
}

async function failures(steps: readonly { name: string; work: Promise<void> }[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    await Promise.all(steps.map(({ name, work }) => work.catch((error: Error) => void found.set(name, error.message))));
    return found;
}
