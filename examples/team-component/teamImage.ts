import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

/** What differs between the images of our teams. This component decides the rest. */
export interface TeamImageArgs {
    /** The team that owns the image: the first part of its repository. */
    team: string;
    /** The name id in the project's URL. */
    projectName: pulumi.Input<string>;
    /** The number in the pipeline's URL. */
    pipelineId: pulumi.Input<number>;
    /** The folder with the sources and their Dockerfile, in the repository. */
    folder: string;
    /** Build arguments besides `TEAM`, which every image gets. */
    buildArgs?: { [key: string]: pulumi.Input<string> };
    /** The image that is built before this one in the same pipeline. */
    after?: TeamImage;
}

/** An image of a team, built by Buddy into the company's registry as `<team>/<name>`, tagged with the commit. */
export class TeamImage extends pulumi.ComponentResource {
    /** Name of the image without registry and tag. */
    readonly repository: string;
    /** The action's number in Buddy. */
    readonly actionId: pulumi.Output<number>;
    /** The action's page in Buddy. */
    readonly htmlUrl: pulumi.Output<string>;

    constructor(name: string, args: TeamImageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("acme:images:TeamImage", name, {}, opts);
        this.repository = `${args.team}/${name}`;
        const action = new DockerfileAction(
            name,
            {
                projectName: args.projectName,
                pipelineId: args.pipelineId,
                name: `Build ${this.repository}`,
                dockerfilePath: `${args.folder}/Dockerfile`,
                contextPath: args.folder,
                dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
                dockerRegistry: "AMAZON_ECR",
                region: "eu-central-1",
                repository: this.repository,
                integration: { identifier: "amazon_ecr" },
                buildArgs: { ...args.buildArgs, TEAM: args.team },
                provenance: "MAX",
                afterActionId: args.after?.actionId,
            },
            { parent: this },
        );
        this.actionId = action.actionId;
        this.htmlUrl = action.htmlUrl;
        this.registerOutputs({ repository: this.repository, actionId: this.actionId, htmlUrl: this.htmlUrl });
    }
}
