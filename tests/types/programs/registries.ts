// Each registry with what it requires.
import { DockerfileAction } from "pulumi-buddyworks";

const common = { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" };
const integration = { identifier: "my_registry" };

new DockerfileAction("ecr", { ...common, dockerRegistry: "AMAZON_ECR", region: "eu-central-1", integration });
new DockerfileAction("gcr", { ...common, dockerRegistry: "GOOGLE_GCR", registry: "eu.gcr.io", integration });
new DockerfileAction("artifact", { ...common, dockerRegistry: "GOOGLE_ARTIFACT_REGISTRY", integration });
new DockerfileAction("github", { ...common, dockerRegistry: "GIT_HUB_CONTAINER_REGISTRY", integration });
new DockerfileAction("hub", { ...common, dockerRegistry: "DOCKER_HUB", integration });
new DockerfileAction("hub-login", { ...common, dockerRegistry: "DOCKER_HUB", login: "ann", password: "$HUB_PASSWORD" });
new DockerfileAction("other", { ...common, dockerRegistry: "OTHER", registry: "registry.example.com", login: "ann" });
new DockerfileAction("none", { ...common, dockerRegistry: "NONE" });
new DockerfileAction("yaml-artifact", { ...common, dockerRegistry: "ARTIFACT_REGISTRY" });
new DockerfileAction("ocean", { ...common, dockerRegistry: "DIGITAL_OCEAN_CONTAINER_REGISTRY" });
new DockerfileAction("left-to-buddy", { ...common, repository: "site" });
