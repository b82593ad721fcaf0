const { FloorAction } = require("./floorAction");
const { resources } = require("./inputs");

for (const { name, args } of resources()) {
    new FloorAction(name, args);
}
