// The provider as Pulumi's documentation teaches it: a class with axios in its methods, handed to pulumi.dynamic.Resource.
// BENCH_PROVIDER is "shared" (one object of it for all resources) or "each" (one per resource).

const pulumi = require("@pulumi/pulumi");
const axios = require("axios");
const { resources } = require("./inputs");

class ActionProvider {
    address(inputs) {
        const { workspace, projectName, pipelineId } = inputs;
        const base = process.env.BUDDY_BASE_URL;
        return `${base}/workspaces/${workspace}/projects/${projectName}/pipelines/${pipelineId}/actions`;
    }

    options() {
        return { headers: { Authorization: `Bearer ${process.env.BUDDY_TOKEN}` } };
    }

    body(inputs) {
        return {
            type: "DOCKERFILE",
            name: inputs.name,
            trigger_time: inputs.triggerTime,
            docker_image_tag: inputs.dockerImageTag,
            region: inputs.region,
            integration: { hash_id: inputs.integration.hashId },
            dockerfile_path: inputs.dockerfilePath,
            repository: inputs.repository,
            insecure_registry: inputs.insecureRegistry,
            do_not_prune_images: inputs.doNotPruneImages,
            buildkit: inputs.buildkit,
            secrets: inputs.secrets,
            build_args: inputs.buildArgs,
        };
    }

    outputs(inputs, action) {
        return { ...inputs, actionId: action.id, htmlUrl: action.html_url, url: action.url };
    }

    async check(_olds, news) {
        return { inputs: news };
    }

    async diff(_id, olds, news) {
        const keys = Object.keys(news).filter((key) => key !== "__provider");
        return { changes: keys.some((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key])) };
    }

    async create(inputs) {
        const { data } = await axios.post(this.address(inputs), this.body(inputs), this.options());
        return { id: String(data.id), outs: this.outputs(inputs, data) };
    }

    async read(id, props) {
        const { data } = await axios.get(`${this.address(props)}/${id}`, this.options());
        return { id, props: this.outputs(props, data) };
    }

    async update(id, _olds, news) {
        const { data } = await axios.patch(`${this.address(news)}/${id}`, this.body(news), this.options());
        return { outs: this.outputs(news, data) };
    }

    async delete(id, props) {
        await axios.delete(`${this.address(props)}/${id}`, this.options());
    }
}

const shared = new ActionProvider();

class TaughtAction extends pulumi.dynamic.Resource {
    constructor(name, args) {
        const provider = process.env.BENCH_PROVIDER === "each" ? new ActionProvider() : shared;
        super(provider, name, { actionId: undefined, htmlUrl: undefined, url: undefined, ...args });
    }
}

for (const { name, args } of resources()) {
    new TaughtAction(name, args);
}
