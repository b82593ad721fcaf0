import { computedRegistry } from "./computedRegistry";
import { ownFieldNames } from "./sentFields";
import type { Workspace } from "./store";
import { findIntegration } from "./store";
import type { StoredAction } from "./wire";
import { isEmpty } from "./wire";

/** An action's fields for a page. Values that may be secret are left out, and so are unset fields. */
export function fieldRows(workspace: Workspace, action: StoredAction): [string, string][] {
    const rows: [string, unknown][] = [
        ["Type", action.type],
        ...(action.type === "DOCKERFILE" ? dockerfileRows(workspace, action) : []),
        ["Other fields", ownFieldNames(action.type, action).join(", ")],
        ["Runs", action.trigger_time],
        ["Next action", action.run_next],
        ["Variables", action.variables?.map(({ key }) => key).join(", ")],
        ["Timeout", action.timeout && `${action.timeout} s`],
        ["Disabled", action.disabled && "yes"],
    ];
    return rows
        .filter(([, value]) => !isEmpty(value) && value !== false && value !== 0)
        .map(([term, value]) => [term, String(value)]);
}

function dockerfileRows(workspace: Workspace, action: StoredAction): [string, unknown][] {
    const integration = action.integration && findIntegration(workspace, action.integration);
    return [
        ["Dockerfile", action.dockerfile_path],
        ["Build context", action.context_path],
        ["Target stage", action.target_stage],
        ["Base image", action.pull && "always pulled"],
        ["Registry type", action.docker_registry ?? computedRegistry(workspace, action)],
        ["Integration", integration && `${integration.name} (${integration.type})`],
        ["Region", action.region],
        ["Registry", action.registry],
        ["Repository", action.repository],
        ["Tag", action.docker_image_tag],
        ["Artifact", action.artifact],
        ["Login", action.login],
        ["Password", isEmpty(action.password) ? undefined : "set, hidden"],
        ["Build arguments", action.build_args?.map(hiddenArgument).join(", ")],
        ["Build secrets", action.secrets?.map(({ id, type }) => `${id} (${type})`).join(", ")],
        ["BuildKit", onOff(action.buildkit ?? true)],
        ["Provenance", action.provenance],
        ["Cache mode", action.cache_mode],
        ["Insecure registry", action.insecure_registry && "allowed"],
        ["Dangling images", action.do_not_prune_images && "kept"],
    ];
}

/** A build argument without its value, which may be secret. Without a `=` the whole text may be the value. */
function hiddenArgument(argument: string): string {
    const mark = argument.indexOf("=");
    return mark === -1 ? "•••" : `${argument.slice(0, mark)}=•••`;
}

function onOff(isOn: boolean): string {
    return isOn ? "on" : "off";
}
