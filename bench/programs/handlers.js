// This package's handlers in a process of their own, called as the host calls them: check and diff one at a time, reads as
// many at once as the engine sends by default. Prints milliseconds per call, and the bytes that a finished read leaves. Needs
// `node --expose-gc`.
const { Agent } = require("node:http");
const axios = require("axios");
const provider = require("pulumi-buddyworks/provider");
const { resources } = require("./inputs");

const { BENCH_URL: baseURL, BENCH_TOKEN: token, BENCH_FIRST_ID: firstId } = process.env;
const PIPELINE = { workspace: "buddy", projectName: "company-website", pipelineId: 1 };
const PARALLEL = 16;
const WARM_UP = 1000;

async function main() {
    const settings = { "buddyworks:token": token, "buddyworks:baseUrl": baseURL };
    const get = (key) => settings[key];
    await provider.configure({ config: { get, require: get } });

    const actions = [];
    const checkMs = await each(resources(), async ({ name, args }, index) => {
        const __urn = `urn:pulumi:test::bench::pulumi-nodejs:dynamic/buddy:DockerfileAction::${name}`;
        const { inputs } = await provider.check({}, { ...args, ...PIPELINE, __urn });
        const actionId = Number(firstId) + index;
        const id = `buddy/company-website/1/${actionId}`;
        actions.push({ id, actionId, inputs, outputs: { ...inputs, actionId, htmlUrl: "", url: "" } });
    });
    const diffMs = await each(actions, async ({ id, inputs, outputs }) => {
        if ((await provider.diff(id, outputs, inputs)).changes) {
            throw new Error("an unchanged action shows a change");
        }
    });

    const httpAgent = new Agent({ keepAlive: true });
    const alone = axios.create({ baseURL, headers: { authorization: `Bearer ${token}` }, httpAgent });
    const path = "/workspaces/buddy/projects/company-website/pipelines/1/actions";
    const read = ({ id, outputs }) => provider.read(id, outputs);
    const readAlone = ({ actionId }) => alone.get(`${path}/${actionId}`);
    for (const call of [read, readAlone]) {
        await each(actions.slice(0, WARM_UP), call, PARALLEL); // compiled and connected before they are measured
    }
    const others = actions.slice(WARM_UP);
    const before = heldBytes();
    const readMs = await each(others, read, PARALLEL);
    const keptBytes = (heldBytes() - before) / others.length;
    const axiosMs = await each(others.slice(0, WARM_UP), readAlone, PARALLEL);
    console.log(JSON.stringify({ checkMs, diffMs, readMs, axiosMs, keptBytes }));
    httpAgent.destroy();
}

function heldBytes() {
    gc();
    return process.memoryUsage().heapUsed;
}

async function each(list, call, parallel = 1) {
    const waiting = [...list.entries()];
    const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            await call(next[1], next[0]);
        }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: parallel }, work));
    return (performance.now() - start) / list.length;
}

void main();
