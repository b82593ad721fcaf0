import type { Addresses, Links } from "./addresses";
import { workspaceLinks } from "./addresses";
import type { WireIntegration, WireObject } from "./wire";
import type { Integration, Workspace } from "./world";
import { findIntegration } from "./world";

/** O: an action's integration may come back with both keys and more. */
export function integrationAnswer(
    addresses: Addresses,
    workspace: Workspace,
    reference: WireIntegration,
): WireIntegration | WireObject {
    const integration = findIntegration(workspace, reference);
    if (integration === undefined) {
        return reference;
    }
    return { ...integrationSummary(addresses, workspace, integration), auth_type: authType(integration) };
}

/** D: the list of a workspace's integrations; `identifier` on the item is O. */
export function integrationSummary(addresses: Addresses, workspace: Workspace, integration: Integration): WireObject {
    return { ...integrationLinks(addresses, workspace, integration), ...integration };
}

/** O: one integration by its hash_id. */
export function integrationDetails(addresses: Addresses, workspace: Workspace, integration: Integration): WireObject {
    return {
        ...integrationSummary(addresses, workspace, integration),
        auth_type: authType(integration),
        scope: "WORKSPACE",
        permissions: { others: "USE_ONLY", users: [], groups: [] },
    };
}

function integrationLinks(addresses: Addresses, workspace: Workspace, { hash_id }: Integration): Links {
    const parent = workspaceLinks(addresses, workspace);
    return { url: `${parent.url}/integrations/${encodeURIComponent(hash_id)}`, html_url: parent.html_url };
}

function authType({ type }: Integration): string {
    return type === "AMAZON" ? "KEY" : "TOKEN";
}
