import { providerText, typeToken } from "../provider/stateContract";
import { dockerfileAction } from "../provider/types/dockerfileAction";
import type { NamedAction } from "./programText";
import type { References } from "./references";

/**
 * The file for `pulumi import --file`. It holds inputs and outputs, so that the engine need not read them from the provider:
 * at an import a dynamic provider gets nothing but the id (pulumi/pulumi#3550).
 */
export function importFile(actions: readonly NamedAction[], { provider, parent }: References = {}): string {
    const { className } = dockerfileAction;
    const providerInput = { __provider: providerText(className) };
    const resources = actions.map(({ logicalName, action: { id, inputs, computed } }) => ({
        type: typeToken(className),
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
