/** Switches for statuses, headers and lists. */
export interface ProtocolSwitches {
    /**
     * The status of a POST that created an action.
     * @default 201 (D)
     */
    createStatus: number;
    /**
     * The status of a PATCH that changed an action.
     * @default 200 (D)
     */
    updateStatus: number;
    /**
     * The status of a DELETE that removed an action. The body is always empty.
     * @default 204 (D)
     */
    deleteStatus: number;
    /**
     * The status for a workspace, project, pipeline, action or integration that does not exist.
     * @default 404 (O: all clients, for GET, PATCH and DELETE)
     */
    missingStatus: number;
    /**
     * Whether a pipeline's actions are listed in the order of the pipeline. The other order is the reverse one, so that
     * the position of an action can still be seen.
     * @default "pipeline" (A)
     */
    actionsListOrder: "pipeline" | "other";
    /**
     * Whether the list of a pipeline's actions is paged by `page` and `per_page`, with at most 20 actions a page and
     * the paging fields of lists of executions. If not, it is complete and ignores both parameters.
     * @default false (O: no client requests pages)
     */
    actionsListPaged: boolean;
    /**
     * Which `X-Rate-Limit-…` headers responses have: `Limit`, `Remaining` and `Reset`; the first two; or none. A fault
     * sends its own headers with each of these values.
     * @default "reset" (D: the first two; O: `Reset`)
     */
    rateLimitHeaders: "reset" | "remaining" | "none";
}
