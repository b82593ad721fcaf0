import type { ActionRecord, PipelineLocation, Project, Workspace } from "./store";

/** Base addresses of the API (`url` fields) and of the web pages (`html_url` fields). */
export interface Addresses {
    api: string;
    web: string;
}

/** The two addresses every object of the API carries. */
export interface Links {
    url: string;
    html_url: string;
}

const segment = encodeURIComponent;

export function workspaceLinks({ api, web }: Addresses, { domain }: Workspace): Links {
    return { url: `${api}/workspaces/${segment(domain)}`, html_url: `${web}/${segment(domain)}` };
}

export function projectLinks(addresses: Addresses, workspace: Workspace, project: Project): Links {
    const parent = workspaceLinks(addresses, workspace);
    return {
        url: `${parent.url}/projects/${segment(project.name)}`,
        html_url: `${parent.html_url}/${segment(project.name)}`,
    };
}

export function pipelineLinks(addresses: Addresses, { workspace, project, pipeline }: PipelineLocation): Links {
    const parent = projectLinks(addresses, workspace, project);
    return {
        url: `${parent.url}/pipelines/${pipeline.stored.id}`,
        html_url: `${parent.html_url}/pipelines/pipeline/${pipeline.stored.id}`,
    };
}

/** D: the web address of an action contains workspace, project and action, not the pipeline. */
export function actionLinks(addresses: Addresses, location: PipelineLocation, { action }: ActionRecord): Links {
    return {
        url: `${pipelineLinks(addresses, location).url}/actions/${action.id}`,
        html_url: `${projectLinks(addresses, location.workspace, location.project).html_url}/pipelines/action/${action.id}/edit`,
    };
}
