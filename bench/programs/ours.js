const { DockerfileAction } = require("pulumi-buddyworks");
const { resources } = require("./inputs");

for (const { name, args } of resources()) {
    new DockerfileAction(name, args);
}
