const { isDeepStrictEqual } = require("node:util");

let made = 0;

function visible(props) {
    return Object.fromEntries(
        Object.entries(props).filter(
            ([key]) => !key.startsWith("__") && !["actionId", "htmlUrl", "url", "id"].includes(key),
        ),
    );
}

function outputs(inputs, actionId) {
    const path = `buddy/company-website/pipelines/action/${actionId}`;
    return {
        ...inputs,
        actionId,
        htmlUrl: `https://app.buddy.works/${path}/edit`,
        url: `https://api.buddy.works/${path}`,
    };
}

exports.check = async (_olds, news) => ({ inputs: news });
exports.diff = async (_id, olds, news) => ({ changes: !isDeepStrictEqual(visible(olds), visible(news)) });
exports.create = async (inputs) => {
    made += 1;
    return { id: `buddy/company-website/${inputs.pipelineId}/${made}`, outs: outputs(inputs, made) };
};
exports.read = async (id, props) => ({ id, props });
exports.update = async (_id, olds, news) => ({ outs: outputs(news, olds.actionId) });
exports.delete = async () => undefined;
