import type { BenchStack } from "./benchStack";
import type { StateSize } from "./measurement";

/** What the entries of the stack's resources take in its state. */
export async function stateSize({ variant, project }: BenchStack, count: number): Promise<StateSize> {
    const resources = await project.resources();
    const sizes = resources.map((resource) => Buffer.byteLength(JSON.stringify(resource)));
    const provider = resources[0]?.inputs?.["__provider"];
    return {
        variant: variant.name,
        count,
        bytesPerResource: sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length),
        providerBytes: typeof provider === "string" ? Buffer.byteLength(provider) : 0,
    };
}
