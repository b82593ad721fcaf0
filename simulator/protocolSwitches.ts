/** Statuses, headers and lists. */
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
     * The status of a DELETE that removed an action; its body is empty whatever it is.
     * @default 204 (D)
     */
    deleteStatus: number;
    /**
     * The status for a workspace, project, pipeline, action or integration that does not exist.
     * @default 404 (O: all clients, for GET, PATCH and DELETE)
     */
    missingStatus: number;
    /**
     * Whether the list of a pipeline's actions is in the order they run, or in another one, which here is the reverse:
     * where an action stands can be told from either.
     * @default "pipeline" (A)
     */
    actionsListOrder: "pipeline" | "other";
    /**
     * Whether the list of a pipeline's actions comes in pages, as `page` and `per_page` ask for, 20 actions at most, with
     * the paging fields that lists of executions have; if not, it is whole and looks at neither.
     * @default false (O: no client pages it)
     */
    actionsListPaged: boolean;
    /**
     * Which `X-Rate-Limit-…` headers a response has: `Limit`, `Remaining` and `Reset`; the first two; or none. A fault
     * sends its own either way.
     * @default "reset" (D: the first two; O: `Reset`)
     */
    rateLimitHeaders: "reset" | "remaining" | "none";
}
