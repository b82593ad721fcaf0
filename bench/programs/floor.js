// The least the engine allows: the same inputs, a literal as provider, and no HTTP.

const pulumi = require("@pulumi/pulumi");
const { resources } = require("./inputs");

const __provider = `exports.handler = () => require("bench-floor/provider");`;

class FloorAction extends pulumi.CustomResource {
    constructor(name, args) {
        const outputs = { actionId: undefined, htmlUrl: undefined, url: undefined };
        super("pulumi-nodejs:dynamic/bench:FloorAction", name, { ...outputs, ...args, __provider });
    }
}

for (const { name, args } of resources()) {
    new FloorAction(name, args);
}
