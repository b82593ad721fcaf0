const { FloorAction } = require("./floorAction");
const { createPipelines } = require("./pipelines");

class FloorPipeline extends FloorAction {
    get pipelineId() {
        return this.actionId;
    }
}

createPipelines({ Pipeline: FloorPipeline, DockerfileAction: FloorAction, Action: FloorAction });
