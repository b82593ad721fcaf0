import type { Addresses, Links } from "./addresses";
import { workspaceLinks } from "./addresses";
import type { Integration, Workspace } from "./store";
import { findIntegration } from "./store";
import type { WireIntegration, WireObject } from "./wire";

/** O: an action's integration may be returned with both keys and further fields. */
export function integrationResponse(
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

/** D: an item of the list of integrations; O: its `identifier`. */
export function integrationSummary(addresses: Addresses, workspace: Workspace, integration: Integration): WireObject {
    return { ...integrationLinks(addresses, workspace, integration), ...integration };
}

/** O: the response for one integration. */
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
