// With BENCH_REQUESTS=bare each operation sends the one request that it needs, and nothing looks at the response but for the id.

const { isDeepStrictEqual } = require("node:util");

const { BENCH_REQUESTS, BUDDY_BASE_URL, BUDDY_TOKEN } = process.env;
const SENDS = BENCH_REQUESTS === "bare";

let made = 0;

async function send(method, path, data) {
    const axios = require("axios"); // with the first request, as a careful provider does
    const headers = { Authorization: `Bearer ${BUDDY_TOKEN}` };
    return (await axios.request({ method, url: `${BUDDY_BASE_URL}/workspaces/${path}`, headers, data })).data;
}

/** Of the pipelines of a project, or of the actions of a pipeline. */
function listPath({ workspace, projectName, pipelineId }) {
    const pipelines = `${workspace}/projects/${projectName}/pipelines`;
    return pipelineId === undefined ? pipelines : `${pipelines}/${pipelineId}/actions`;
}

function body({ workspace, projectName, pipelineId, properties, __provider, ...inputs }) {
    const isBuild = pipelineId !== undefined && inputs.type === undefined;
    return toSnakeCase({ ...(isBuild && { type: "DOCKERFILE" }), ...inputs, ...properties });
}

function toSnakeCase(value) {
    if (Array.isArray(value)) {
        return value.map(toSnakeCase);
    }
    if (value === null || typeof value !== "object") {
        return value;
    }
    const entries = Object.entries(value);
    return Object.fromEntries(
        entries.map(([key, part]) => [
            key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
            toSnakeCase(part),
        ]),
    );
}

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

const pathOf = (props) => `${listPath(props)}/${props.actionId}`;

exports.check = async (_olds, news) => ({ inputs: news });
exports.diff = async (_id, olds, news) => ({ changes: !isDeepStrictEqual(visible(olds), visible(news)) });
exports.create = async (inputs) => {
    made += 1;
    const { id } = SENDS ? await send("POST", listPath(inputs), body(inputs)) : { id: made };
    return { id: `buddy/company-website/${inputs.pipelineId}/${id}`, outs: outputs(inputs, id) };
};
exports.read = async (id, props) => {
    SENDS && (await send("GET", pathOf(props)));
    return { id, props };
};
exports.update = async (_id, olds, news) => {
    SENDS && (await send("PATCH", pathOf(olds), body(news)));
    return { outs: outputs(news, olds.actionId) };
};
exports.delete = async (_id, props) => {
    SENDS && (await send("DELETE", pathOf(props)));
};
