import type { Workspace } from "./store";
import { findIntegration } from "./store";
import type { StoredAction } from "./wire";
import { isEmpty } from "./wire";

const BY_INTEGRATION_TYPE: Record<string, string> = {
    AMAZON: "AMAZON_ECR",
    DOCKER_HUB: "DOCKER_HUB",
    GIT_HUB: "GIT_HUB_CONTAINER_REGISTRY",
    DIGITAL_OCEAN: "DIGITAL_OCEAN_CONTAINER_REGISTRY",
};

/** The registry that Buddy derives if the request names none. O: the YAML schema says that it does. A: how it does. */
export function computedRegistry(workspace: Workspace, action: StoredAction): string {
    const type = action.integration && findIntegration(workspace, action.integration)?.type;
    if (type === "GOOGLE_SERVICE_ACCOUNT") {
        return /(^|\.)gcr\.io$/.test(action.registry ?? "") ? "GOOGLE_GCR" : "GOOGLE_ARTIFACT_REGISTRY";
    }
    if (type !== undefined) {
        return BY_INTEGRATION_TYPE[type] ?? "OTHER";
    }
    if (!isEmpty(action.registry)) {
        return "OTHER";
    }
    return isEmpty(action.login) ? "NONE" : "DOCKER_HUB";
}
