import { PROVIDER_TEXT, RESOURCE_TYPE } from "../../provider/stateShell";
import type { NamedAction } from "./programText";

/**
 * The file for `pulumi import --file`. It carries inputs and outputs, so the engine need not ask the provider, which
 * it could not: import hands a dynamic provider nothing but the id (pulumi/pulumi#3550).
 */
export function importFile(actions: readonly NamedAction[]): string {
    const shell = { __provider: PROVIDER_TEXT };
    const resources = actions.map(({ logicalName, action: { id, inputs, computed } }) => ({
        type: RESOURCE_TYPE,
        name: logicalName,
        id,
        inputs: { ...inputs, ...shell },
        outputs: { ...inputs, ...computed, ...shell },
    }));
    return `${JSON.stringify({ resources }, undefined, 2)}\n`;
}
