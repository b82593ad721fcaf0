// The least the engine allows: a literal as provider, and no HTTP.

const pulumi = require("@pulumi/pulumi");

const __provider = `exports.handler = () => require("bench-floor/provider");`;

exports.FloorAction = class FloorAction extends pulumi.CustomResource {
    constructor(name, args) {
        const outputs = { actionId: undefined, htmlUrl: undefined, url: undefined };
        super("pulumi-nodejs:dynamic/bench:FloorAction", name, { ...outputs, ...args, __provider });
    }
};
