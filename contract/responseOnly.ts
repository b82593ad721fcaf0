import { actionFields } from "../provider/types/action";

// What Buddy's documentation has beside the fields of requests, since one schema often describes both (buddy-api, sections 3 to
// 5; buddy-pipelines, fields).

const ADDRESSES = ["url", "html_url"];

const BY_PATH: Readonly<Record<string, readonly string[]>> = {
    DockerfileAction: actionFields.properties.responseOnly,
    Pipeline: [...ADDRESSES, "id", "create_date", "creator", "project", "actions"],
    integration: ["name", "type", "auth_type", "host_url", "app_id", "google_project", "audience"],
    "variables[]": ["id", "binary", "public_value", "key_fingerprint", "checksum"],
};

/** True for what only responses have, at the path of an object: the resource type's name, or of one nested in it. */
export function isResponseOnly(path: string, name: string): boolean {
    return ADDRESSES.includes(name) || name.startsWith("last_execution_") || (BY_PATH[path] ?? []).includes(name);
}
