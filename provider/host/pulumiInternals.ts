import { createRequire } from "node:module";
import { basename, dirname } from "node:path";

/** Pulumi's host process for dynamic providers, when it is what we run in. */
export interface PulumiHost {
    /** Where the engine listens: the host's last argument. */
    engineAddress: string;
    /** Loads the host's own copy of a module: another one of the SDK or of gRPC would cost half a second. */
    require(id: string): unknown;
}

let found: { host: PulumiHost | undefined } | undefined;

/** `undefined` in tests and programs, where handlers are called without Pulumi. */
export function pulumiHost(): PulumiHost | undefined {
    found ??= { host: findHost() };
    return found.host;
}

function findHost(): PulumiHost | undefined {
    const script = process.argv[1] ?? "";
    const engineAddress = process.argv.at(-1);
    const isHost = [basename(script), basename(dirname(script))].includes("dynamic-provider");
    if (!isHost || engineAddress === undefined) {
        return undefined;
    }
    return { engineAddress, require: createRequire(require.main?.filename ?? script) };
}
