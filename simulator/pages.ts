import { actionLinks, pipelineLinks, projectLinks, workspaceLinks } from "./addresses";
import type { Context } from "./context";
import { fieldRows } from "./fieldRows";
import type { HttpResponse } from "./httpResponse";
import { byMethod, failure } from "./httpResponse";
import type { Markup } from "./markup";
import { html } from "./markup";
import type { RequestTarget } from "./requestTarget";
import type { ActionRecord, PipelineLocation, Project, Workspace } from "./store";
import { findPipeline, findProject, findRecord, findWorkspace } from "./store";

/** HTML pages for browsers. They are read-only, need no login and therefore show no secret. */
export function pageResponse(
    context: Context,
    request: { method: string; target: RequestTarget; accept: string | undefined },
): HttpResponse {
    const { method, target, accept } = request;
    const page = findPage(context, target.parts ?? []);
    if (page !== undefined) {
        const respond = () => pageOf(page, 200);
        return byMethod(method, { GET: respond, HEAD: respond });
    }
    const wantsPage = (accept ?? "").includes("text/html");
    return wantsPage
        ? pageOf({ title: "Not found", content: html`<p>There is nothing here.</p>` }, 404)
        : failure(404, "Not found.");
}

interface Page {
    title: string;
    content: Markup;
}

/** D: the addresses are those of the documentation's `html_url`s. */
function findPage(context: Context, parts: string[]): Page | undefined {
    const [domain, projectName, area, page, id, ...rest] = parts;
    if (domain === undefined) {
        return rootPage(context);
    }
    const workspace = findWorkspace(context.store, domain);
    if (workspace === undefined || projectName === undefined) {
        return workspace && workspacePage(context, workspace);
    }
    const project = findProject(workspace, projectName);
    if (project === undefined || (area !== undefined && area !== "pipelines") || rest.join("/") !== suffix(page)) {
        return undefined;
    }
    if (page === undefined) {
        return projectPage(context, workspace, project);
    }
    if (page === "pipeline") {
        const pipeline = findPipeline(project, Number(id));
        return pipeline && pipelinePage(context, { workspace, project, pipeline });
    }
    const pipeline = project.pipelines.find((candidate) => findRecord(candidate, Number(id)) !== undefined);
    const record = pipeline && findRecord(pipeline, Number(id));
    return page === "action" && pipeline && record
        ? pipelinePage(context, { workspace, project, pipeline }, record)
        : undefined;
}

function suffix(page: string | undefined): string {
    return page === "action" ? "edit" : "";
}

function rootPage(context: Context): Page {
    return {
        title: "Buddy simulator",
        content: html`<p>A simulator of Buddy’s REST API at <code>${context.addresses.api}</code>, for tests and trials. Nothing here is real.</p>
${context.store.workspaces.map((workspace) => workspaceSection(context, workspace))}`,
    };
}

function workspacePage(context: Context, workspace: Workspace): Page {
    const integrations = workspace.integrations.map(
        ({ name, type, hash_id }) => html`<li>${name} <small>${type} · ${hash_id}</small></li>`,
    );
    return {
        title: workspace.domain,
        content: html`${workspaceSection(context, workspace)}
<h2>Integrations</h2>
${integrations.length === 0 ? html`<p>None.</p>` : html`<ul>${integrations}</ul>`}`,
    };
}

function workspaceSection(context: Context, workspace: Workspace): Markup {
    return html`<h2><a href="${workspaceLinks(context.addresses, workspace).html_url}">${workspace.domain}</a></h2>
${workspace.projects.map((project) => projectSection(context, workspace, project))}`;
}

function projectPage(context: Context, workspace: Workspace, project: Project): Page {
    return { title: project.displayName, content: projectSection(context, workspace, project) };
}

function projectSection(context: Context, workspace: Workspace, project: Project): Markup {
    const pipelines = project.pipelines.map((pipeline) => {
        const links = pipelineLinks(context.addresses, { workspace, project, pipeline });
        return html`<li><a href="${links.html_url}">${pipeline.stored.name}</a> <small>${pipeline.stored.id} · ${pipeline.records.length} ${
            pipeline.records.length === 1 ? "action" : "actions"
        }</small></li>`;
    });
    const address = projectLinks(context.addresses, workspace, project).html_url;
    return html`<h3><a href="${address}">${project.displayName}</a> <small>${project.name}</small></h3>
<ul>${pipelines}</ul>`;
}

function pipelinePage(context: Context, location: PipelineLocation, chosen?: ActionRecord): Page {
    const { workspace, project, pipeline } = location;
    const { addresses } = context;
    const items = pipeline.records.map((record) => {
        const { name, type, id } = record.action;
        const link = html`<a href="${actionLinks(addresses, location, record).html_url}">${name}</a> <small>${type} · ${id}</small>`;
        return record === chosen ? html`<li aria-current="true">${link}</li>` : html`<li>${link}</li>`;
    });
    const trail = html`<nav><a href="${addresses.web}/">Simulator</a> / <a href="${
        workspaceLinks(addresses, workspace).html_url
    }">${workspace.domain}</a> / <a href="${projectLinks(addresses, workspace, project).html_url}">${
        project.displayName
    }</a> / <a href="${pipelineLinks(addresses, location).html_url}">${pipeline.stored.name}</a></nav>`;
    return {
        title: chosen === undefined ? pipeline.stored.name : chosen.action.name,
        content: html`${trail}
${items.length === 0 ? html`<p>This pipeline has no actions.</p>` : html`<ol>${items}</ol>`}
${chosen === undefined ? [] : actionDetails(location, chosen)}`,
    };
}

function actionDetails(location: PipelineLocation, record: ActionRecord): Markup {
    const rows = fieldRows(location.workspace, record.action).map(
        ([term, description]) => html`<dt>${term}</dt><dd>${description}</dd>`,
    );
    return html`<dl>${rows}</dl>`;
}

function pageOf({ title, content }: Page, status: number): HttpResponse {
    const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Buddy simulator</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${content}
</body>
</html>
`;
    return {
        status,
        headers: { "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:" },
        text: { content: page.markup, contentType: "text/html; charset=utf-8" },
    };
}

const STYLE: Markup = {
    markup: `:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a404b); --mark: light-dark(#e6f0ff, #1c2f4d) }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2.5rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem } h3 { font-size: 1rem }
a { color: light-dark(#0b5cd5, #8ab4ff); text-decoration: none } a:hover { text-decoration: underline }
small, dt { color: light-dark(#5b6472, #9aa4b2) } nav { font-size: .9rem }
ol { padding: 0; list-style-position: inside }
ol li { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; margin: .4rem 0 }
ol li[aria-current] { background: var(--mark); border-color: currentColor }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.5rem } dd { margin: 0; overflow-wrap: anywhere }`,
};
