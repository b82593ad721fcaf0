import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../simulator";
import { type Certificates, createCertificates } from "../helpers/certificates";
import { messages } from "../helpers/cliOutput";
import { ACTION, ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

const PASSWORD = "of the company's registry";

let certificates: Certificates;
beforeAll(async () => {
    certificates = await createCertificates();
});
afterAll(() => certificates?.remove());

const settings = ([buddy]: Simulator[]) => ({
    "buddyworks:baseUrl": buddy?.url ?? "",
    "buddyworks:token": buddy?.token ?? "",
});

describeExample("self-hosted", {
    simulators: async () => [
        await startSimulator({ tls: certificates.server, basePath: "/api", token: "of-the-companys-own-Buddy" }),
    ],
    // All that it needs is in the stack's configuration.
    environment: () => ({}),
    prepare: ({ project }) => copyFile(certificates.caFile, join(project.place, "ca.pem")),
    answers: (simulators) => ({ ...settings(simulators), registryPassword: PASSWORD }),
    plan: ["create image"],
    creates: [
        [
            [
                `/api${ACTIONS_PATH}`,
                {
                    ...ACTION,
                    name: "Build and push to the company's registry",
                    docker_registry: "OTHER",
                    registry: "registry.example.com",
                    repository: "website",
                    login: "buddy",
                    password: PASSWORD,
                },
            ],
        ],
    ],
    outputs: (simulators) => ({ htmlUrl: actionPage(simulators) }),
    besides: (scene) => {
        it("refuses to run without an address, which would show the token to Buddy's cloud", async () => {
            const { project, simulators } = scene();
            await project.run("config", "rm", "buddyworks:baseUrl");

            const refused = await project.run("preview");

            expect(refused.code).not.toBe(0);
            expect(messages(refused)).toEqual([
                "error: Missing required configuration variable 'buddyworks:baseUrl'",
                "please set a value using the command `pulumi config set buddyworks:baseUrl <value>`",
            ]);
            await project.setConfig("buddyworks:baseUrl", settings(simulators)["buddyworks:baseUrl"]);
        });
    },
});
