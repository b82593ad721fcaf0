// Several accounts, actions that are only read, and resources of an unknown type.
import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction, Provider, type ProviderArgs } from "pulumi-buddyworks";

const settings: ProviderArgs = { token: new pulumi.Config().requireSecret("token"), region: "eu", maxRetries: 3 };
const europe = new Provider("europe", settings);
const fromEnvironment = new Provider("from-environment");

const common = { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" };
new DockerfileAction("image", common, { provider: europe, protect: true, ignoreChanges: ["name"] });

const existing = DockerfileAction.get("existing", "acme/site/12/34", { provider: fromEnvironment });
const known: unknown = existing;
export const page: pulumi.Output<string> | undefined = DockerfileAction.isInstance(known) ? known.htmlUrl : undefined;
export const found = DockerfileAction.get("found", pulumi.interpolate`acme/site/12/${existing.actionId}`).name;
