// Tests what the program declares, in milliseconds, without engine and without Buddy.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { type WebsiteImages, websiteImages } from "./images";

const FIRST_ACTION_ID = 101;

let images: WebsiteImages;

before(async () => {
    let actionId = FIRST_ACTION_ID;
    await pulumi.runtime.setMocks({
        // Instead of Buddy: every resource is "created" with its inputs and the next free number.
        newResource: ({ name, inputs }) => ({ id: name, state: { ...inputs, actionId: actionId++ } }),
        call: ({ inputs }) => inputs,
    });
    images = websiteImages({ projectName: "website", pipelineId: 7, release: "2.1.0", registryPassword: "hunter2" });
});

const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("both images are tagged with the release", async () => {
    const tags = await Promise.all([images.web, images.worker].map((image) => resolved(image.dockerImageTag)));
    assert.deepEqual(tags, ["2.1.0", "2.1.0"]);
});

test("each image has a repository of its own", async () => {
    assert.equal(await resolved(images.web.repository), "website/web");
    assert.equal(await resolved(images.worker.repository), "website/worker");
});

test("the worker is built after the web image", async () => {
    assert.equal(await resolved(images.worker.afterActionId), FIRST_ACTION_ID);
});

test("the registry's password is a secret, although it was given in clear", async () => {
    assert.equal(await pulumi.isSecret(images.web.password), true);
});
