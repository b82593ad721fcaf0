import { isObject, type JsonObject } from "../json";
import { idOf, type PipelinePath, pipelineText } from "../resourcePath";
import { BuddyConnectionError } from "./errors";
import type { Requester, RequestOptions } from "./request";
import { actionsUrl, integrationsUrl, type ProjectPath, pipelinesUrl } from "./urls";

/** One action as a list shows it: enough to find it, not to compare it. */
export interface ActionSummary {
    id: number;
    name: string;
    type: string;
}

/** One pipeline as a list shows it. */
export interface PipelineSummary {
    id: number;
    name: string;
    identifier: string;
    url: string;
    htmlUrl: string;
}

/** One integration as a list shows it. */
export interface IntegrationSummary {
    hashId: string;
    name: string;
    identifier: string;
    type: string;
    url: string;
    htmlUrl: string;
}

/** Buddy's lists, whole. What an item lacks is empty text; an item without an id is left out. */
export interface BuddyLists {
    /** All actions of a pipeline, of whatever type, in the pipeline's order. */
    listActions(path: PipelinePath, options: RequestOptions): Promise<ActionSummary[]>;
    /** All pipelines of a project; Buddy leaves hidden ones out. */
    listPipelines(path: ProjectPath, options: RequestOptions): Promise<PipelineSummary[]>;
    /** All integrations of a workspace. */
    listIntegrations(workspace: string, options: RequestOptions): Promise<IntegrationSummary[]>;
}

/** The size Buddy's own SDK asks for; what the largest is, nobody says. */
const PER_PAGE = 30;
const MOST_PAGES = 1000;

/** Both of Buddy's vocabularies, old and since August 2026 (buddy-api, section 8). */
const INTEGRATION_SCOPES = "INTEGRATION_INFO (since August 2026: INTEGRATION_READ)";

interface List {
    path: string;
    attempt: string;
    /** What the answer calls its items. */
    noun: string;
    options: RequestOptions;
    scopes?: string;
}

export function createBuddyLists({ requestJson: ask }: Requester): BuddyLists {
    return {
        async listActions(path, options) {
            const attempt = `list actions in ${pipelineText(path)}`;
            const items = await countedPages(ask, { path: actionsUrl(path), attempt, noun: "actions", options });
            return items.flatMap((item) => {
                const id = idOf(item);
                return id === undefined ? [] : [{ id, name: word(item, "name"), type: word(item, "type") }];
            });
        },
        async listPipelines(path, options) {
            const attempt = `list pipelines in ${path.workspace}/${path.projectName}`;
            const items = await allPages(ask, { path: pipelinesUrl(path), attempt, noun: "pipelines", options });
            return items.flatMap((item) => {
                const id = idOf(item);
                return id === undefined ? [] : [{ id, ...description(item) }];
            });
        },
        async listIntegrations(workspace, options) {
            const attempt = `list integrations in ${workspace}`;
            const list = { path: integrationsUrl(workspace), attempt, noun: "integrations", options };
            const items = await countedPages(ask, { ...list, scopes: INTEGRATION_SCOPES });
            return items.flatMap((item) => {
                const hashId = word(item, "hash_id");
                return hashId === "" ? [] : [{ hashId, type: word(item, "type"), ...description(item) }];
            });
        },
    };
}

/** Items of one page, and how many pages there are, where Buddy says so. */
async function page(ask: Requester["requestJson"], { path, attempt, noun, options, scopes }: List, query: string) {
    const needed = scopes === undefined ? {} : { scopes };
    const answer = await ask({ ...options, ...needed, method: "GET", path: `${path}${query}`, title: attempt });
    const items = answer[noun];
    if (!Array.isArray(items)) {
        throw new BuddyConnectionError(`${attempt}: the answer holds no list of ${noun}`, false);
    }
    const { total_page_count: count } = answer;
    return { items: items.filter(isObject), count: typeof count === "number" ? count : undefined };
}

/** For lists without known paging: more is asked for where the answer says that there is more. */
async function countedPages(ask: Requester["requestJson"], list: List): Promise<JsonObject[]> {
    const { items, count = 1 } = await page(ask, list, "");
    for (let number = 2; number <= Math.min(count, MOST_PAGES); number += 1) {
        items.push(...(await page(ask, list, `?page=${number}`)).items);
    }
    return items;
}

/** For lists with paging: up to a page that is empty or brings nothing new, since the largest page size is unknown. */
async function allPages(ask: Requester["requestJson"], list: List): Promise<JsonObject[]> {
    const found = new Map<number | undefined, JsonObject>();
    for (let number = 1; number <= MOST_PAGES; number += 1) {
        const query = `?page=${number}&per_page=${PER_PAGE}&sort_by=id&sort_direction=ASC`;
        const { items, count } = await page(ask, list, query);
        const before = found.size;
        for (const item of items) {
            found.set(idOf(item), item);
        }
        if (found.size === before || number === count) {
            break;
        }
    }
    return [...found.values()];
}

function description(item: JsonObject) {
    return {
        name: word(item, "name"),
        identifier: word(item, "identifier"),
        url: word(item, "url"),
        htmlUrl: word(item, "html_url"),
    };
}

function word(item: JsonObject, name: string): string {
    const value = item[name];
    return typeof value === "string" ? value : "";
}
