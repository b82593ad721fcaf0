import { BuddyApiError } from "../provider/client/errors";
import { resetMs } from "../provider/client/rateHeaders";
import { type ObjectPath, parentText } from "../provider/client/urls";
import { errorMessage } from "../provider/errorMessage";
import type { JsonObject } from "../provider/json";
import { plainWord } from "../provider/printable";
import type { Settings } from "../provider/settings/settings";
import type { Access } from "./access";
import type { CountedRequests } from "./countedRequests";
import { isGone } from "./responses";
import { isScratch } from "./scratchActions";

/** One line of what was found without writing anything. */
export interface Check {
    subject: string;
    /** If one check is wrong, nothing can be measured. */
    state: "ok" | "note" | "wrong";
    /** What was found, and what to do if it is wrong. */
    text: string;
}

/** The registries that an integration's type serves (buddy-api, section 11). */
const REGISTRIES: Readonly<Record<string, string>> = {
    AMAZON: "AMAZON_ECR",
    GOOGLE_SERVICE_ACCOUNT: "GOOGLE_GCR, GOOGLE_ARTIFACT_REGISTRY",
    GIT_HUB: "GIT_HUB_CONTAINER_REGISTRY",
    DOCKER_HUB: "DOCKER_HUB",
    DIGITAL_OCEAN: "DIGITAL_OCEAN_CONTAINER_REGISTRY",
};
/** In both of Buddy's vocabularies. */
const WRITE_SCOPES = ["EXECUTION_MANAGE", "PIPELINE_WRITE", "PIPELINE_MANAGE"];

/** Looks at everything that a measurement needs, and reads only. */
export async function checkAccess(path: ObjectPath, access: Access): Promise<Check[]> {
    const { client, notify } = access;
    try {
        const pipeline = await client.read(path, { notify, secrets: [] });
        return [
            addressCheck(access.settings),
            tokenCheck(access.requests),
            ok("workspace", path.parent.workspace),
            ok("project", String(path.parent.projectName)),
            pipelineCheck(path, pipeline),
            await actionsCheck(path, access),
            await integrationsCheck(path, access),
            rateLimitCheck(access.requests),
        ];
    } catch (error) {
        return [await failureCheck(error, path, access)];
    }
}

function ok(subject: string, text: string): Check {
    return { subject, state: "ok", text };
}

function addressCheck({ baseUrl, insecure, ca }: Settings): Check {
    if (insecure) {
        const text = `${baseUrl}, but its certificate is not checked. Unset buddyworks:insecure, or set buddyworks:caFile.`;
        return { subject: "address", state: "note", text };
    }
    if (!baseUrl.startsWith("https:")) {
        return ok("address", `${baseUrl}, on this machine`);
    }
    return ok("address", `${baseUrl}, and its certificate is trusted${ca === undefined ? "" : " (buddyworks:caFile)"}`);
}

function tokenCheck({ lastHeaders }: CountedRequests): Check {
    const scopes = plainWord(lastHeaders["x-0auth-scopes"] ?? "");
    if (scopes === "") {
        return ok("token", "accepted; Buddy does not name its scopes");
    }
    if (WRITE_SCOPES.some((scope) => scopes.includes(scope))) {
        return ok("token", `accepted; its scopes are ${scopes}`);
    }
    const text = `accepted; its scopes are ${scopes}. To write it needs EXECUTION_MANAGE (since August 2026: PIPELINE_WRITE).`;
    return { subject: "token", state: "note", text };
}

function pipelineCheck({ id }: ObjectPath, { name, definition_source: source }: JsonObject): Check {
    const title = `${id}, ${JSON.stringify(plainWord(String(name)))}`;
    if (source !== "REMOTE") {
        return ok("pipeline", `${title}, defined in Buddy`);
    }
    const text = `${title}, is defined by a file in a repository, which overwrites actions. Name a pipeline that is defined in Buddy.`;
    return { subject: "pipeline", state: "wrong", text };
}

async function actionsCheck(path: ObjectPath, { client, notify }: Access): Promise<Check> {
    const { parent, id } = path;
    const actions = await client.list(
        { noun: "action", parent: { ...parent, pipelineId: id } },
        { notify, secrets: [] },
    );
    const leftOver = actions.filter(isScratch).length;
    const text = `${actions.length} in the pipeline`;
    return ok("actions", leftOver === 0 ? text : `${text}, ${leftOver} of them left over from an earlier run`);
}

async function integrationsCheck({ parent }: ObjectPath, { client, notify }: Access): Promise<Check> {
    try {
        const { workspace } = parent;
        const found = await client.list({ noun: "integration", parent: { workspace } }, { notify, secrets: [] });
        const registries = found.flatMap(({ name, type }) => {
            const registry = REGISTRIES[String(type)];
            return registry === undefined ? [] : [`${plainWord(String(name))} (${registry})`];
        });
        return ok("integrations", `${found.length}, for registries: ${registries.join("; ") || "none"}`);
    } catch (error) {
        // Only the functions that find integrations need it.
        return { subject: "integrations", state: "note", text: errorMessage(error) };
    }
}

function rateLimitCheck({ lastHeaders }: CountedRequests): Check {
    const remaining = lastHeaders["x-rate-limit-remaining"];
    if (remaining === undefined) {
        return ok("rate limit", "Buddy does not say how many requests are left");
    }
    const reset = resetMs(lastHeaders, Date.now());
    const until = reset === undefined ? "" : `, until a reset in ${Math.ceil(reset / 60_000)} min`;
    return ok("rate limit", `${plainWord(remaining)} requests left${until}`);
}

/** Which part of the path is missing, or what else failed. */
async function failureCheck(error: unknown, path: ObjectPath, access: Access): Promise<Check> {
    const text = errorMessage(error);
    const wrong = (subject: string, what: string): Check => ({ subject, state: "wrong", text: what });
    if (!(error instanceof BuddyApiError)) {
        return wrong("address", text);
    }
    if (error.status !== 404) {
        return wrong(error.status === 401 || error.status === 403 ? "token" : "pipeline", text);
    }
    const { workspace, projectName = "" } = path.parent;
    const workspaceUrl = `/workspaces/${encodeURIComponent(workspace)}`;
    const hidden = "or the token may not see it. Take the name from the pipeline's URL";
    if (!(await isFound(workspaceUrl, access))) {
        return wrong(
            "workspace",
            `${workspace} is not at ${access.settings.baseUrl}, ${hidden}, and check buddyworks:region.`,
        );
    }
    if (!(await isFound(`${workspaceUrl}/projects/${encodeURIComponent(projectName)}`, access))) {
        return wrong("project", `${projectName} is not in workspace ${workspace}, ${hidden}.`);
    }
    return wrong("pipeline", `${path.id} is not in ${parentText(path.parent)}, ${hidden}.`);
}

async function isFound(path: string, { transport, notify }: Access): Promise<boolean> {
    const result = await transport.send({ method: "GET", path, notify });
    return "response" in result || !("response" in result.failed) || !isGone(result.failed.response);
}
