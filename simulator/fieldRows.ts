import { computedRegistry } from "./computedRegistry";
import type { StoredAction } from "./wire";
import { isEmpty } from "./wire";
import type { Workspace } from "./world";
import { findIntegration } from "./world";

/** An action's fields for people: no password, no value of a build argument or a variable. Unset ones are left out. */
export function fieldRows(workspace: Workspace, action: StoredAction): [string, string][] {
    const integration = action.integration && findIntegration(workspace, action.integration);
    const isDockerfile = action.type === "DOCKERFILE";
    const rows: [string, unknown][] = [
        ["Type", action.type],
        ["Dockerfile", action.dockerfile_path],
        ["Build context", action.context_path],
        ["Target stage", action.target_stage],
        ["Base image", action.pull && "always pulled"],
        ["Registry type", isDockerfile ? (action.docker_registry ?? computedRegistry(workspace, action)) : undefined],
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
        ["BuildKit", isDockerfile ? onOff(action.buildkit ?? true) : undefined],
        ["Provenance", action.provenance],
        ["Cache mode", action.cache_mode],
        ["Insecure registry", action.insecure_registry && "allowed"],
        ["Dangling images", action.do_not_prune_images && "kept"],
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

/** `KEY=value` without its value; people put secrets there. Without a `=` all of it could be one. */
function hiddenArgument(argument: string): string {
    const mark = argument.indexOf("=");
    return mark === -1 ? "•••" : `${argument.slice(0, mark)}=•••`;
}

function onOff(isOn: boolean): string {
    return isOn ? "on" : "off";
}
