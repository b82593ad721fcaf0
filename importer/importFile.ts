import { providerText, typeToken } from "../provider/stateContract";
import type { NamedAction } from "./programText";
import type { References } from "./references";

/**
 * The file for `pulumi import --file`. It carries inputs and outputs, so the engine need not ask the provider, which
 * it could not: import hands a dynamic provider nothing but the id (pulumi/pulumi#3550).
 */
export function importFile(actions: readonly NamedAction[], { provider, parent }: References = {}): string {
    const shell = { __provider: providerText("DockerfileAction") };
    const resources = actions.map(({ logicalName, action: { id, inputs, computed } }) => ({
        type: typeToken("DockerfileAction"),
        name: logicalName,
        id,
        inputs: { ...inputs, ...shell },
        outputs: { ...inputs, ...computed, ...shell },
        ...(provider && { provider: provider.variable }),
        ...(parent && { parent: parent.variable }),
    }));
    const named = [provider, parent].flatMap((each) => (each === undefined ? [] : [[each.variable, each.urn]]));
    const nameTable = named.length === 0 ? {} : { nameTable: Object.fromEntries(named) };
    return `${JSON.stringify({ ...nameTable, resources }, undefined, 2)}\n`;
}
