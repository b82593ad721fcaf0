import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// Runs without an AWS account. With one, @pulumi/aws 7 creates the repository and gives the first two exports:
//
//     import * as aws from "@pulumi/aws";
//
//     const website = new aws.ecr.Repository("website", { imageScanningConfiguration: { scanOnPush: true } });
//     export const region = website.region;
//     export const repositoryName = website.name;

export const region = config.get("region") ?? "eu-central-1";
export const repositoryName = config.get("repositoryName") ?? "website";

/** The hash id of the workspace's AWS integration, which you create in Buddy for the account that owns the repository. */
export const buddyIntegration = config.get("buddyIntegration") ?? "5ddb7c180fb38be67bd78a88a";
