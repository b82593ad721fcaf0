import type { Simulator, WireObject } from "../../simulator";

export const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 2 };
export const ACTIONS = "/workspaces/buddy/projects/company-website/pipelines/2/actions";
export const MINIMAL = { name: "Build", type: "DOCKERFILE", dockerfile_path: "Dockerfile" };

export interface ApiResponse {
    status: number;
    headers: Headers;
    text: string;
    /** The JSON body, or an empty object. */
    body: WireObject;
}

export interface Call {
    method?: string;
    path: string;
    body?: unknown;
    headers?: Record<string, string>;
}

/** One request with token and JSON headers; `headers` wins over both. */
export async function call(simulator: Simulator, { method, path, body, headers }: Call): Promise<ApiResponse> {
    const response = await fetch(`${simulator.url}${path}`, {
        method: method ?? "GET",
        headers: {
            Authorization: `Bearer ${simulator.token}`,
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
            ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

export async function create(simulator: Simulator, fields: WireObject = {}): Promise<WireObject & { id: number }> {
    const { status, body, text } = await call(simulator, {
        method: "POST",
        path: ACTIONS,
        body: { ...MINIMAL, ...fields },
    });
    if (status !== 201 || typeof body["id"] !== "number") {
        throw new Error(`no action created: ${status} ${text}`);
    }
    return { ...body, id: body["id"] };
}

export function patch(simulator: Simulator, { id, ...fields }: WireObject & { id: number }): Promise<ApiResponse> {
    return call(simulator, {
        method: "PATCH",
        path: `${ACTIONS}/${id}`,
        body: { name: "Build", type: "DOCKERFILE", ...fields },
    });
}

export async function read(simulator: Simulator, id: number): Promise<WireObject> {
    return (await call(simulator, { path: `${ACTIONS}/${id}` })).body;
}

const PROJECT = { workspace: "acme", project: "site" };
export const PIPELINES = "/workspaces/acme/projects/site/pipelines";

/** Requests about the pipelines of one project, and what is stored of one. */
export function pipelineCalls(simulator: Simulator) {
    const post = (body: object) => call(simulator, { method: "POST", path: PIPELINES, body });
    return {
        post,
        patch: (id: number, body: object) => call(simulator, { method: "PATCH", path: `${PIPELINES}/${id}`, body }),
        created: async (fields: object = {}) => Number((await post({ name: "Build", ...fields })).body["id"]),
        stored: (id: number) => simulator.state.pipeline({ ...PROJECT, pipelineId: id }),
    };
}

export function messages(response: ApiResponse): string[] {
    const { errors } = response.body as { errors: { message: string }[] }; // the form of every error of the API
    return errors.map(({ message }) => message);
}

export function names(simulator: Simulator): string[] {
    return simulator.state.actions(PIPELINE).map(({ name }) => name);
}
