// As many pipelines as BENCH_COUNT actions fill. Each action comes after the one before it; every third one is a build.

const { DOCUMENTED } = require("./inputs");

const PER_PIPELINE = 15;

/** Another BENCH_TAG changes one input of one action. */
exports.createPipelines = ({ Pipeline, DockerfileAction, Action }) => {
    const project = { workspace: "buddy", projectName: "shop" };
    const count = Number(process.env.BENCH_COUNT);
    let place;
    let before;
    for (let index = 0; index < count; index++) {
        const number = Math.floor(index / PER_PIPELINE);
        const step = index % PER_PIPELINE;
        if (step === 0) {
            const events = [{ type: "PUSH", refs: ["refs/heads/main"] }];
            const pipeline = new Pipeline(`pipeline-${number}`, { ...project, name: `Pipeline ${number}`, events });
            place = { ...project, pipelineId: pipeline.pipelineId };
            before = undefined;
        }
        const args = { ...place, name: `Step ${step}`, afterActionId: before?.actionId };
        before =
            step % 3 === 0
                ? new DockerfileAction(`build-${index}`, { ...args, ...DOCUMENTED, dockerImageTag: tagOf(index) })
                : new Action(`step-${index}`, { ...args, type: "BUILD", properties: PROPERTIES });
    }
};

const PROPERTIES = { docker_image_name: "library/node", docker_image_tag: "22", commands: ["npm ci", "npm test"] };

const tagOf = (index) => (index === 0 ? process.env.BENCH_TAG : "14.06");
