import * as pulumi from "@pulumi/pulumi";
import { Action, DockerfileAction, Pipeline, type PipelineEventArgs } from "pulumi-buddyworks";

const config = new pulumi.Config();
const region = config.get("region") ?? "eu-central-1";
const registry = config.get("registry") ?? `123456789012.dkr.ecr.${region}.amazonaws.com`;
const amazon = { identifier: "amazon_ecr" }; // the identifier of Buddy's integration with Amazon
const slack = { identifier: "slack" };

/** What differs between our environments. */
interface Environment {
    /** What starts the pipeline. */
    event: PipelineEventArgs;
    /** The address of the Kubernetes cluster's API. */
    cluster: string;
    /** A token of the cluster. */
    token: pulumi.Input<string>;
}

/** A pipeline that builds the website, scans the image and rolls it out. It tells Slack if one of them fails. */
function websitePipeline(name: string, { event, cluster, token }: Environment): Pipeline {
    const pipeline = new Pipeline(name, {
        projectName: config.get("project") ?? "company-website", // the name id in the project's URL
        name: `Website to ${name}`,
        events: [event],
        cacheScope: "PROJECT", // staging and production share the Docker cache
    });
    const place = { projectName: pipeline.projectName, pipelineId: pipeline.pipelineId };
    const image = `${registry}/website:$BUDDY_RUN_COMMIT_SHORT`; // the variable is filled in by Buddy at each run

    const build = new DockerfileAction(`${name}-build`, {
        ...place,
        name: "Build",
        dockerfilePath: "Dockerfile",
        dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT",
        dockerRegistry: "AMAZON_ECR",
        region,
        repository: "website",
        integration: amazon,
        cacheMode: "MAX",
    });

    // The words in `type` and the names in `properties` are Buddy's own. Each link leads to Buddy's page of the type.

    // https://buddy.works/docs/api/actions/add-action/docker
    const scan = new Action(`${name}-scan`, {
        ...place,
        name: "Scan with Trivy",
        type: "DOCKER",
        afterActionId: build.actionId,
        properties: {
            integration: amazon, // logs Docker in, so that it can pull the image
            region,
            execute_commands: [
                `docker pull ${image}`,
                "docker run --rm -v /var/run/docker.sock:/var/run/docker.sock aquasec/trivy:0.65.0 " +
                    `image --exit-code 1 --severity HIGH,CRITICAL ${image}`,
            ],
        },
    });

    // https://buddy.works/docs/api/actions/add-action/kubernetes-kubectl
    const rollOut = new Action(`${name}-roll-out`, {
        ...place,
        name: "Roll out",
        type: "KUBERNETES_CLI",
        afterActionId: scan.actionId,
        properties: {
            auth_type: "TOKEN",
            server: cluster,
            token, // a secret, so it is encrypted in the state
            execute_commands: [
                `kubectl set image deployment/website website=${image}`,
                "kubectl rollout status deployment/website --timeout=5m",
            ],
        },
    });

    // https://buddy.works/docs/api/actions/add-action/slack-notification
    new Action(`${name}-tell-slack`, {
        ...place,
        name: "Tell Slack",
        type: "SLACK",
        triggerTime: "ON_FAILURE",
        afterActionId: rollOut.actionId,
        properties: {
            integration: slack,
            channel: config.get("channel") ?? "C024BE91L", // the channel's id
            content: `The release to ${name} failed: $BUDDY_RUN_URL`,
        },
    });
    return pipeline;
}

const staging = websitePipeline("staging", {
    event: { type: "PUSH", refs: ["refs/heads/main"] },
    cluster: config.get("stagingCluster") ?? "https://staging.example.com:6443",
    token: config.requireSecret("stagingToken"),
});
const production = websitePipeline("production", {
    event: { type: "CREATE_REF", refs: ["refs/tags/v*"] },
    cluster: config.get("productionCluster") ?? "https://production.example.com:6443",
    token: config.requireSecret("productionToken"),
});

export const htmlUrls = [staging.htmlUrl, production.htmlUrl];
