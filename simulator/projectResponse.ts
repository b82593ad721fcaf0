import type { Addresses } from "./addresses";
import { projectLinks, workspaceLinks } from "./addresses";
import type { Context } from "./context";
import { extraFields } from "./extraFields";
import type { Field } from "./fields";
import { fieldValues } from "./fieldValues";
import type { Project, Workspace } from "./store";
import { boolean, enumOf, string } from "./validators";
import type { WireObject } from "./wire";

/** O: the settings of a project. */
export const projectSettings: Record<string, Field> = {
    access: { validate: enumOf("PUBLIC", "PRIVATE"), default: "PRIVATE" },
    default_branch: { validate: string, default: "master" },
    update_default_branch_from_external: { validate: boolean, default: true },
    allow_pull_requests: { validate: boolean, default: false },
    fetch_submodules: { validate: boolean, default: false },
    fetch_submodules_env_key: { validate: string },
    without_repository: { validate: boolean, default: false },
};

/** A: the only member, who owns every workspace. */
const OWNER_ID = 1;

/** O: the fields of a workspace. */
export function workspaceResponse({ addresses, behaviour }: Context, workspace: Workspace): WireObject {
    return {
        ...workspaceLinks(addresses, workspace),
        id: workspace.id,
        owner_id: OWNER_ID,
        name: workspace.name,
        domain: workspace.domain,
        frozen: false,
        create_date: workspace.createDate,
        ...extraFields(behaviour, "workspace"),
    };
}

/** O: an item of the list of projects, and the project inside the response of a pipeline. */
export function projectSummary({ addresses, behaviour }: Context, workspace: Workspace, project: Project): WireObject {
    return {
        ...projectLinks(addresses, workspace, project),
        name: project.name,
        display_name: project.displayName,
        status: "ACTIVE",
        ...extraFields(behaviour, "project"),
    };
}

/** O: the response for one project. */
export function projectResponse(context: Context, workspace: Workspace, project: Project): WireObject {
    const { behaviour, addresses } = context;
    const repository = `${encodeURIComponent(workspace.domain)}/${encodeURIComponent(project.name)}`;
    return {
        ...fieldValues(behaviour, projectSettings, project.settings, (_name, field) => field.default),
        ...projectSummary(context, workspace, project),
        create_date: project.createDate,
        created_by: memberResponse(addresses, workspace),
        http_repository: `${addresses.web}/git/${repository}`,
        ssh_repository: `git@127.0.0.1:${repository}`,
    };
}

/** O: the fields of a member. */
export function memberResponse(addresses: Addresses, workspace: Workspace): WireObject {
    const { url, html_url } = workspaceLinks(addresses, workspace);
    return {
        url: `${url}/members/${OWNER_ID}`,
        html_url: `${html_url}/profile/${OWNER_ID}`,
        id: OWNER_ID,
        name: "Simulator",
        email: "simulator@example.com",
        avatar_url: `${addresses.web}/avatar.png`,
        admin: true,
        workspace_owner: true,
    };
}
