import { PINNED_TEXT, type Properties, type ProviderHost } from "./providerHost";

interface Resource {
    id: string;
    inputs: Properties;
    outputs: Properties;
}

/** What a program says of one resource. */
export interface Declaration {
    inputs: Properties;
    /** The logical name of a resource whose `actionId` is this one's `afterActionId`. */
    after?: string;
}

export type Program = ReadonlyMap<string, Declaration>;

/**
 * Does to the provider's hosts what Pulumi's engine does, in the engine's order, and keeps the state an engine would
 * keep: what failed is left as it was. Resources of one `up` are created and updated side by side, after those they depend
 * on; what the program no longer declares is deleted last, as with `--continue-on-error` even when something failed.
 */
export interface SmallEngine {
    /** By logical name. */
    resources: ReadonlyMap<string, Resource>;
    /** Makes the stack what the program says; answers what went wrong, by logical name. With targets only these count. */
    up(program: Program, targets?: ReadonlySet<string>): Promise<Map<string, string>>;
    /** Deletes these resources, whatever the program says. */
    destroy(names: readonly string[]): Promise<Map<string, string>>;
    refresh(): Promise<Map<string, string>>;
}

export interface SmallEngineOptions {
    /** All hosts that `hostOf` can name. */
    hosts: readonly ProviderHost[];
    /** The host of the provider that a resource has. */
    hostOf(name: string): ProviderHost;
    /** Called before each command: a real one has hosts of its own, and an engine address that no other has. */
    onBegin?: () => Promise<void>;
}

const TYPE = "pulumi-nodejs:dynamic/buddy:DockerfileAction";

let runs = 0;

export function createSmallEngine({ hosts, hostOf, onBegin }: SmallEngineOptions): SmallEngine {
    const resources = new Map<string, Resource>();
    let __provider = PINNED_TEXT;

    /**
     * A real engine starts new hosts for each command. These go on, so each command gives them another configuration: the
     * provider then forgets the last command. They hand it on with a text of `__provider` that they have not seen. No
     * resource takes the workspace from the configuration.
     */
    async function begin(): Promise<void> {
        runs += 1;
        await Promise.all(hosts.map((host) => host.configure({ "buddyworks:workspace": `run-${runs}` })));
        __provider = `${PINNED_TEXT} // ${runs}`;
        await onBegin?.();
    }

    async function apply(name: string, declared: Properties): Promise<void> {
        const host = hostOf(name);
        const existing = resources.get(name);
        const program = { ...declared, __provider, __urn: `urn:pulumi:test::fuzz::${TYPE}::${name}` };
        const { inputs, failures } = await host.check(program, existing?.inputs ?? {});
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

    async function remove(name: string): Promise<void> {
        const { id, outputs } = resources.get(name) ?? { id: "", outputs: {} };
        await hostOf(name).delete(id, { ...outputs, __provider });
        resources.delete(name);
    }

    async function reread(name: string, { id, inputs, outputs }: Resource): Promise<void> {
        const seen = await hostOf(name).read(id, { ...outputs, __provider });
        if (seen.id === "") {
            resources.delete(name);
            return;
        }
        const text = { __provider: outputs["__provider"] };
        resources.set(name, {
            id,
            inputs: { ...(seen.inputs ?? inputs), ...text },
            outputs: { ...seen.props, ...text },
        });
    }

    /** Each after the one it depends on, which a run with targets may leave as it is. */
    function applyAll(program: Program, targets: ReadonlySet<string> | undefined): Promise<Map<string, string>> {
        const works = new Map<string, Promise<void>>();
        const work = (name: string): Promise<void> => {
            const started = works.get(name) ?? applyAfter(name);
            works.set(name, started);
            return started;
        };
        async function applyAfter(name: string): Promise<void> {
            const { inputs = {}, after } = program.get(name) ?? {};
            if (targets?.has(name) === false) {
                return;
            }
            if (after === undefined || !program.has(after)) {
                return apply(name, inputs);
            }
            await work(after).catch(() => {
                throw new Error(`${after}, which it depends on, failed`);
            });
            const afterActionId = resources.get(after)?.outputs["actionId"];
            return apply(name, afterActionId === undefined ? inputs : { ...inputs, afterActionId });
        }
        return failures([...program.keys()].map((name) => ({ name, work: work(name) })));
    }

    const removeAll = (names: readonly string[]) => failures(names.map((name) => ({ name, work: remove(name) })));

    return {
        resources,
        async up(program, targets) {
            await begin();
            const failed = await applyAll(program, targets);
            const unwanted = [...resources.keys()].filter((name) => !program.has(name) && targets?.has(name) !== false);
            return new Map([...failed, ...(await removeAll(unwanted))]);
        },
        async destroy(names) {
            await begin();
            return removeAll(names.filter((name) => resources.has(name)));
        },
        async refresh() {
            await begin();
            return failures([...resources].map(([name, resource]) => ({ name, work: reread(name, resource) })));
        },
    };
}

async function failures(steps: readonly { name: string; work: Promise<void> }[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    await Promise.all(steps.map(({ name, work }) => work.catch((error: Error) => void found.set(name, error.message))));
    return found;
}
