const HEAD = `
const pulumi = require("@pulumi/pulumi");
const { Action, DockerfileAction, Pipeline, Provider } = require("pulumi-buddyworks");
const config = new pulumi.Config();
`;

/** A JavaScript program in which the package's names, `pulumi` and `config` are at hand. */
export function programOf(body: string): string {
    return `${HEAD}\n${body}\n`;
}

/** A program with one action called "image". */
export function oneAction(inputs: object, options: object = {}): string {
    return programOf(`
        const image = new DockerfileAction("image", ${JSON.stringify(inputs)}, ${JSON.stringify(options)});
        exports.id = image.id;
        exports.htmlUrl = image.htmlUrl;
    `);
}
