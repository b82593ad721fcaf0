import { PINNED_TEXT, type Properties, type ProviderHost } from "./providerHost";

export type ClassName = "DockerfileAction" | "Action" | "Pipeline";

export interface Resource {
    className: ClassName;
    id: string;
    inputs: Properties;
    outputs: Properties;
    /** The logical name of the `Pipeline` that an action is in. */
    pipeline?: string | undefined;
}

/** What a program says of one resource. */
export interface Declaration {
    className: ClassName;
    inputs: Properties;
    /** The logical name of a `Pipeline` whose outputs are this one's `projectName` and `pipelineId`. */
    pipeline?: string | undefined;
    /** The logical name of a resource whose `actionId` is this one's `afterActionId`. */
    after?: string | undefined;
}

export type Program = ReadonlyMap<string, Declaration>;
type Failures = Map<string, string>;
type Named = [name: string, resource: Resource];

/**
 * Does to the provider's hosts what Pulumi's engine does, in the engine's order, and keeps the state an engine would
 * keep: what failed is left as it was. Resources of one `up` are created and updated side by side, after those they depend
 * on. Last come the deletes, actions before pipelines, as with `--continue-on-error` even when something failed: what was
 * replaced, and what the program no longer declares.
 */
export interface SmallEngine {
    /** By logical name. */
    resources: ReadonlyMap<string, Resource>;
    /** What was replaced and is not deleted yet. */
    replaced: readonly Named[];
    /** Makes the stack what the program says; answers what went wrong, by logical name. With targets only these count. */
    up(program: Program, targets?: ReadonlySet<string>): Promise<Failures>;
    /** Deletes these resources, whatever the program says. */
    destroy(names: readonly string[]): Promise<Failures>;
    refresh(): Promise<Failures>;
}

export interface SmallEngineOptions {
    /** All hosts that `hostOf` can name. */
    hosts: readonly ProviderHost[];
    /** The host of the provider that a resource has. */
    hostOf(name: string): ProviderHost;
    /** Called before each command: a real one has hosts of its own, and an engine address that no other has. */
    onBegin?: () => Promise<void>;
}

let runs = 0;

export function createSmallEngine({ hosts, hostOf, onBegin }: SmallEngineOptions): SmallEngine {
    const resources = new Map<string, Resource>();
    let replaced: Named[] = [];

    /**
     * A real engine starts new hosts for each command. These go on, so each command gives them another configuration: the
     * provider then forgets the last command. They hand it on with texts of `__provider` that they have not seen. No
     * resource takes the workspace from the configuration.
     */
    async function begin(): Promise<void> {
        runs += 1;
        await Promise.all(hosts.map((host) => host.configure({ "buddyworks:workspace": `run-${runs}` })));
        await onBegin?.();
    }

    async function apply(name: string, { className, pipeline }: Declaration, declared: Properties): Promise<void> {
        const host = hostOf(name);
        const existing = resources.get(name);
        const program = { ...declared, __provider: textOf(className), __urn: urnOf(className, name) };
        const create = async () => {
            const inputs = await checked(host, program, {});
            const { id, outs } = await host.create(inputs);
            resources.set(name, { className, id, inputs, outputs: outs, pipeline });
        };
        if (existing === undefined) {
            return create();
        }
        const { id, outputs } = existing;
        const inputs = await checked(host, program, existing.inputs);
        const { changes, replaces, deleteBeforeReplace } = await host.diff(id, outputs, inputs);
        if (replaces.length > 0) {
            if (deleteBeforeReplace) {
                throw new Error("This engine does not delete before it replaces.");
            }
            await create();
            replaced.push([name, existing]);
            return;
        }
        const next = changes === "SOME" ? await host.update(id, outputs, inputs) : outputs;
        resources.set(name, { className, id, inputs, outputs: next, pipeline });
    }

    async function remove([name, resource]: Named): Promise<void> {
        const { className, id, outputs } = resource;
        await hostOf(name).delete(id, { ...outputs, __provider: textOf(className) });
        replaced = replaced.filter(([, other]) => other !== resource);
        if (resources.get(name) === resource) {
            resources.delete(name);
        }
    }

    async function reread([name, resource]: Named): Promise<void> {
        const { className, id, outputs } = resource;
        const seen = await hostOf(name).read(id, { ...outputs, __provider: textOf(className) });
        if (seen.id === "") {
            resources.delete(name);
            return;
        }
        const text = { __provider: outputs["__provider"] };
        const inputs = { ...(seen.inputs ?? resource.inputs), ...text };
        resources.set(name, { ...resource, inputs, outputs: { ...seen.props, ...text } });
    }

    /** Each after those it depends on, which a run with targets may leave as they are. */
    function applyAll(program: Program, targets: ReadonlySet<string> | undefined): Promise<Failures> {
        const works = new Map<string, Promise<void>>();
        const work = (name: string, declared: Declaration): Promise<void> => {
            const started = works.get(name) ?? applyAfter(name, declared);
            works.set(name, started);
            return started;
        };
        async function applyAfter(name: string, declared: Declaration): Promise<void> {
            const { pipeline = "", after = "" } = declared;
            if (targets?.has(name) === false) {
                return;
            }
            for (const other of [pipeline, after]) {
                const dependency = program.get(other);
                await (dependency && work(other, dependency))?.catch(() => {
                    throw new Error(`${other}, which it depends on, failed`);
                });
            }
            if (pipeline !== "" && !resources.has(pipeline)) {
                throw new Error(`${pipeline}, which it depends on, is no target`);
            }
            const { projectName, pipelineId } = resources.get(pipeline)?.outputs ?? {};
            const afterActionId = resources.get(after)?.outputs["actionId"];
            return apply(name, declared, {
                ...declared.inputs,
                ...(pipelineId === undefined ? {} : { projectName, pipelineId }),
                ...(afterActionId === undefined ? {} : { afterActionId }),
            });
        }
        return failures([...program].map(([name, declared]) => ({ name, work: work(name, declared) })));
    }

    /** With targets, an engine leaves a pipeline alone that a resource which is no target depends on. */
    async function removeAll(unwanted: readonly Named[], targets?: ReadonlySet<string>): Promise<Failures> {
        const isNeeded = (pipeline: string) =>
            [...resources, ...replaced].some(([name, other]) => other.pipeline === pipeline && !targets?.has(name));
        const going = unwanted.filter(([name]) => targets === undefined || (targets.has(name) && !isNeeded(name)));
        const isPipeline = ([, { className }]: Named) => className === "Pipeline";
        const start = (each: Named) => ({ name: titleOf(each), work: remove(each) });
        const actions = await failures(going.filter((each) => !isPipeline(each)).map(start));
        return new Map([...actions, ...(await failures(going.filter(isPipeline).map(start)))]);
    }

    const titleOf = ([name, resource]: Named) => (resources.get(name) === resource ? name : `${name} (replaced)`);

    return {
        resources,
        get replaced() {
            return replaced;
        },
        async up(program, targets) {
            await begin();
            const failed = await applyAll(program, targets);
            const unwanted = [...resources].filter(([name]) => !program.has(name));
            return new Map([...failed, ...(await removeAll([...replaced, ...unwanted], targets))]);
        },
        async destroy(names) {
            await begin();
            return removeAll([...replaced, ...resources], new Set(names));
        },
        async refresh() {
            await begin();
            return failures([...resources].map(([name, resource]) => ({ name, work: reread([name, resource]) })));
        },
    };
}

function textOf(className: ClassName): string {
    const text = className === "DockerfileAction" ? PINNED_TEXT : PINNED_TEXT.replace(";", `.${className};`);
    return `${text} // ${runs}`;
}

function urnOf(className: ClassName, name: string): string {
    return `urn:pulumi:test::fuzz::pulumi-nodejs:dynamic/buddy:${className}::${name}`;
}

async function checked(host: ProviderHost, program: Properties, olds: Properties): Promise<Properties> {
    const { inputs, failures } = await host.check(program, olds);
    if (failures.length > 0) {
        throw new Error(failures.map(({ reason }) => reason).join("\n"));
    }
    return inputs;
}

async function failures(steps: readonly { name: string; work: Promise<void> }[]): Promise<Failures> {
    const found = new Map<string, string>();
    await Promise.all(steps.map(({ name, work }) => work.catch((error: Error) => void found.set(name, error.message))));
    return found;
}
