// The action of Buddy's documentation, as often as BENCH_COUNT says, spread over pipelines 1001, 1002, … of the seed.

const PER_PIPELINE = 20;

const DOCUMENTED = {
    triggerTime: "ON_EVERY_EXECUTION",
    region: "us-east-1",
    integration: { hashId: "5ddb7c180fb38be67bd78a88a" },
    dockerfilePath: "dir/Dockerfile",
    repository: "MyDockerRepo",
    insecureRegistry: true,
    doNotPruneImages: true,
    buildkit: true,
    secrets: [
        { id: "someSecret", value: "path_to_secret", type: "FILE" },
        { id: "mysecret", value: "MY_ENV_VAR_KEY", type: "ENV" },
    ],
    buildArgs: ["key=value"],
};

/** All inputs but place, name and `dockerImageTag`. */
exports.DOCUMENTED = DOCUMENTED;

/** The arguments of each resource; another BENCH_TAG changes one input of every one. */
exports.resources = () =>
    Array.from({ length: Number(process.env.BENCH_COUNT) }, (_, index) => ({
        name: `image-${index}`,
        args: {
            workspace: "buddy",
            projectName: "company-website",
            pipelineId: 1001 + Math.floor(index / PER_PIPELINE),
            name: `Build image ${index}`,
            dockerImageTag: process.env.BENCH_TAG,
            ...DOCUMENTED,
        },
    }));
