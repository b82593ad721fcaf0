import * as pulumi from "@pulumi/pulumi";
import { TeamImage } from "./teamImage";

const config = new pulumi.Config();
const place = {
    projectName: config.get("project") ?? "company-website",
    pipelineId: config.getNumber("pipeline") ?? 1,
};

const web = new TeamImage("web", { ...place, team: "storefront", folder: "services/web" });
const api = new TeamImage("api", {
    ...place,
    team: "storefront",
    folder: "services/api",
    buildArgs: { NODE_ENV: "production" },
    after: web,
});

export const repositories = [web.repository, api.repository];
export const htmlUrls = [web.htmlUrl, api.htmlUrl];
