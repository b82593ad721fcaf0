import type { Pipeline } from "./store";
import type { WireObject } from "./wire";

// D: both parameters, and that pages start at 1. A: the numbers, and that an invalid value means the default. The
// maximum is below the 30 that Buddy's own SDK requests: a client that relies on its `per_page` misses items here.
const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 20;

export function pageOf<Item>(items: Item[], query: URLSearchParams): Item[] {
    const { page, perPage } = pageAsked(query);
    return items.slice((page - 1) * perPage, page * perPage);
}

/** D: the paging fields of a list of executions. */
export function pagingFields(items: unknown[], query: URLSearchParams): WireObject {
    const { page, perPage } = pageAsked(query);
    return {
        page,
        page_size: perPage,
        total_page_count: Math.ceil(items.length / perPage),
        element_count: pageOf(items, query).length,
        total_element_count: items.length,
    };
}

function pageAsked(query: URLSearchParams): { page: number; perPage: number } {
    const perPage = Math.min(positive(query.get("per_page")) ?? DEFAULT_PER_PAGE, MAX_PER_PAGE);
    return { page: positive(query.get("page")) ?? 1, perPage };
}

/** D: `sort_by` name or id, `sort_direction` ASC or DESC. */
export function sortedPipelines(pipelines: Pipeline[], query: URLSearchParams): Pipeline[] {
    const sortBy = query.get("sort_by");
    const sorted = [...pipelines];
    if (sortBy === "name") {
        sorted.sort((left, right) => left.stored.name.localeCompare(right.stored.name));
    }
    if (sortBy === "id") {
        sorted.sort((left, right) => left.stored.id - right.stored.id);
    }
    return query.get("sort_direction") === "DESC" ? sorted.reverse() : sorted;
}

function positive(text: string | null): number | undefined {
    return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
