import { importFile } from "../../importer/importFile";
import { programText } from "../../importer/programText";
import { namedActions } from "./namedActions";

it("one action is declared with its pipeline", () => {
    expect(programText(namedActions({ name: "Build" }), { isAdopted: false, references: {} })).toBe(`\
import { DockerfileAction } from "pulumi-buddyworks";

const build = new DockerfileAction("build", {
    workspace: "acme",
    projectName: "website",
    pipelineId: 12,
    name: "Build",
    dockerfilePath: "Dockerfile",
});
`);
});

it("a shared pipeline is written once, and comments show how to manage hidden values", () => {
    const variables = [
        { key: "MODE", value: "fast", type: "VAR" },
        { key: "TOKEN", value: "secure!a.b", type: "VAR", encrypted: true },
        {
            key: "deploy-key",
            value: "secure!a.b",
            passphrase: "secure!c.d",
            type: "SSH_KEY",
            description: "for the mirror",
        },
    ];
    const first = { name: "Build", login: "robot", docker_registry: "DOCKER_HUB", build_args: ["A=1"] };
    const second = { name: "Push", variables, trigger_time: "ON_A_WHIM" };
    expect(programText(namedActions(first, second), { isAdopted: true, references: {} })).toBe(`\
import { DockerfileAction } from "pulumi-buddyworks";
// import * as pulumi from "@pulumi/pulumi";
// const config = new pulumi.Config(); // for the commented secrets below

const pipeline12 = { workspace: "acme", projectName: "website", pipelineId: 12 };

const build = new DockerfileAction("build", {
    ...pipeline12,
    name: "Build",
    dockerfilePath: "Dockerfile",
    login: "robot",
    // password: config.requireSecret("buildPassword"), // Buddy never returns it; set it here to manage it
    // dockerRegistry: "DOCKER_HUB", // computed by Buddy while it is not set; setting it requires what Buddy never returns
    buildArgs: ["A=1"],
    adoptActionId: 1,
});

const push = new DockerfileAction("push", {
    ...pipeline12,
    name: "Push",
    dockerfilePath: "Dockerfile",
    // triggerTime: "ON_A_WHIM", // stays as it is in Buddy, because this version of pulumi-buddyworks does not know it
    // Buddy never returns it; set it here to manage it:
    // variables: [
    //     { key: "MODE", value: "fast" },
    //     { key: "TOKEN", encrypted: true, value: config.requireSecret("pushTOKEN") },
    //     {
    //         key: "deploy-key",
    //         type: "SSH_KEY",
    //         description: "for the mirror",
    //         value: config.requireSecret("pushDeploykey"),
    //         passphrase: config.requireSecret("pushDeploykeyPassphrase"),
    //     },
    // ],
    adoptActionId: 2,
});
`);
});

it("the provider and the parent are named in the program and in the file", () => {
    const references = {
        provider: { variable: "europe", urn: "urn:pulumi:dev::site::pulumi:providers:pulumi-nodejs::europe" },
        parent: { variable: "parent", urn: "urn:pulumi:dev::site::acme:Site::site" },
    };
    const actions = namedActions({ name: "Build" });
    expect(programText(actions, { isAdopted: false, references })).toMatch(
        /\n\}, \{ provider: europe, parent \}\);\n$/,
    );
    expect(JSON.parse(importFile(actions, references))).toMatchObject({
        nameTable: { europe: references.provider.urn, parent: references.parent.urn },
        resources: [{ name: "build", provider: "europe", parent: "parent" }],
    });
});

it("operands are nested, and a key that Buddy returns in clear is only a comment", () => {
    const change = { trigger_condition: "ON_CHANGE" };
    const trigger_conditions = [{ trigger_condition: "OR", trigger_operands: [change, change] }];
    const variables = [{ key: "DEPLOY", type: "SSH_KEY", value: "pr1vate" }];
    const program = programText(namedActions({ name: "Build", trigger_conditions, variables }), {
        isAdopted: false,
        references: {},
    });
    expect(program).toContain(`
    triggerConditions: [
        {
            triggerCondition: "OR",
            triggerOperands: [{ triggerCondition: "ON_CHANGE" }, { triggerCondition: "ON_CHANGE" }],
        },
    ],
    // variables: [{ key: "DEPLOY", type: "SSH_KEY", value: config.requireSecret("buildDEPLOY") }], // Buddy never returns it; set it here to manage it
`);
    expect(program).not.toContain("pr1vate");
});

it("each value that Buddy never returns gets its own configuration key", () => {
    const secret = (key: string) => ({ key, value: "secure!a.b", type: "VAR", encrypted: true });
    const first = {
        name: "Image",
        password: "secure!a.b",
        variables: [
            secret("A-B"),
            secret("A_B"),
            secret("AB"),
            secret("password"),
            { ...secret("构"), type: "SSH_KEY" },
        ],
    };
    const second = {
        name: "Image A",
        variables: [secret("B"), { ...secret("B-Passphrase"), passphrase: "secure!c.d" }],
    };
    const program = programText(namedActions(first, second), { isAdopted: false, references: {} });
    expect([...program.matchAll(/config\.requireSecret\("(.*?)"\)/g)].map(([, key]) => key)).toEqual([
        "imagePassword",
        "imageAB",
        "imageA_B",
        "imageAB2",
        "imagePassword2",
        "image",
        "imageAB3",
        "imageABPassphrase",
        "imageABPassphrasePassphrase",
    ]);
});

it("the reason is given where check refuses a value", () => {
    const program = programText(namedActions({ name: "Build", build_args: ["A=1", "A=2"] }), {
        isAdopted: false,
        references: {},
    });
    expect(program).toContain(
        '    // buildArgs: ["A=1", "A=2"], // stays as it is in Buddy, because pulumi-buddyworks refuses it ' +
            "(buildArgs[1]: must have a key of its own (its key is used twice). Give each key once.)\n",
    );
});

it("the pipeline's constant gets another name if a provider has its name", () => {
    const references = { provider: { variable: "pipeline12", urn: "urn:pulumi:dev::site::pulumi:providers:x::y" } };
    const program = programText(namedActions({ name: "A" }, { name: "B" }), { isAdopted: false, references });
    expect(program).toContain(
        '\nconst pipeline12_2 = { workspace: "acme", projectName: "website", pipelineId: 12 };\n',
    );
    expect(program.match(/\.\.\.pipeline12_2,/g)).toHaveLength(2);
});
