import type * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

export interface WebsiteImagesArgs {
    /** The name id in the project's URL. */
    projectName: string;
    /** The number in the pipeline's URL. */
    pipelineId: number;
    /** The version to build: the tag of both images. */
    release: string;
    registryPassword: pulumi.Input<string>;
}

export interface WebsiteImages {
    web: DockerfileAction;
    worker: DockerfileAction;
}

/** The stack as a function, for index.ts and the tests. */
export function websiteImages(args: WebsiteImagesArgs): WebsiteImages {
    const image = (name: string, after?: DockerfileAction) =>
        new DockerfileAction(name, {
            projectName: args.projectName,
            pipelineId: args.pipelineId,
            dockerfilePath: `${name}/Dockerfile`,
            dockerImageTag: args.release,
            dockerRegistry: "OTHER",
            registry: "registry.example.com",
            repository: `website/${name}`,
            login: "buddy",
            password: args.registryPassword,
            afterActionId: after?.actionId,
        });
    const web = image("web");
    return { web, worker: image("worker", web) };
}
