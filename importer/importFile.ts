import { providerText, typeToken } from "../provider/stateContract";
import type { NamedResource } from "./names";
import type { References } from "./references";

/**
 * The file for `pulumi import --file`. It holds inputs and outputs, so that the engine need not read them from the provider:
 * at an import a dynamic provider gets nothing but the id (pulumi/pulumi#3550).
 */
export function importFile(named: readonly NamedResource[], { provider, parent }: References = {}): string {
    const resources = named.map(({ logicalName, resource: { type, id, inputs, outputs } }) => {
        const providerInput = { __provider: providerText(type.className) };
        return {
            type: typeToken(type.className),
            name: logicalName,
            id,
            inputs: { ...inputs, ...providerInput },
            outputs: { ...outputs, ...providerInput },
            ...(provider && { provider: provider.variable }),
            ...(parent && { parent: parent.variable }),
        };
    });
    const urns = [provider, parent].flatMap((reference) => (reference ? [[reference.variable, reference.urn]] : []));
    const nameTable = urns.length === 0 ? {} : { nameTable: Object.fromEntries(urns) };
    return `${JSON.stringify({ ...nameTable, resources }, undefined, 2)}\n`;
}
