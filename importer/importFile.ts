import { PROVIDER_TEXT, RESOURCE_TYPE } from "../provider/stateContract";
import type { NamedAction } from "./programText";
import type { References } from "./references";

/**
 * The file for `pulumi import --file`. It holds inputs and outputs, so that the engine need not read them from the provider:
 * at an import a dynamic provider gets nothing but the id (pulumi/pulumi#3550).
 */
export function importFile(actions: readonly NamedAction[], { provider, parent }: References = {}): string {
    const providerInput = { __provider: PROVIDER_TEXT };
    const resources = actions.map(({ logicalName, action: { id, inputs, computed } }) => ({
        type: RESOURCE_TYPE,
        name: logicalName,
        id,
        inputs: { ...inputs, ...providerInput },
        outputs: { ...inputs, ...computed, ...providerInput },
        ...(provider && { provider: provider.variable }),
        ...(parent && { parent: parent.variable }),
    }));
    const urns = [provider, parent].flatMap((reference) => (reference ? [[reference.variable, reference.urn]] : []));
    const nameTable = urns.length === 0 ? {} : { nameTable: Object.fromEntries(urns) };
    return `${JSON.stringify({ ...nameTable, resources }, undefined, 2)}\n`;
}
