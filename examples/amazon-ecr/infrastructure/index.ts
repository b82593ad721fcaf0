import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// Runs without an AWS account. With one, @pulumi/aws 7 makes the repository, and the first two exports come from it:
//
//     import * as aws from "@pulumi/aws";
//
//     const website = new aws.ecr.Repository("website", { imageScanningConfiguration: { scanOnPush: true } });
//     export const region = website.region;
//     export const repositoryName = website.name;

export const region = config.get("region") ?? "eu-central-1";
export const repositoryName = config.get("repositoryName") ?? "website";

/** The hash id of the workspace's AWS integration, which is made by hand in Buddy: its account owns the repository. */
export const buddyIntegration = config.get("buddyIntegration") ?? "5ddb7c180fb38be67bd78a88a";
