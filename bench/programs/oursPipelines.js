const { Action, DockerfileAction, Pipeline } = require("pulumi-buddyworks");
const { createPipelines } = require("./pipelines");

createPipelines({ Pipeline, DockerfileAction, Action });
