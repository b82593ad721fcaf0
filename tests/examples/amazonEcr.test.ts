import { ACTION, ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

describeExample("amazon-ecr", {
    plan: ["create image"],
    creates: [
        [
            [
                ACTIONS_PATH,
                {
                    ...ACTION,
                    name: "Build and push to Amazon ECR",
                    docker_registry: "AMAZON_ECR",
                    region: "eu-central-1",
                    repository: "website",
                    integration: { hash_id: "5ddb7c180fb38be67bd78a88a" },
                },
            ],
        ],
    ],
    outputs: (simulators) => ({ htmlUrl: actionPage(simulators) }),
    besides: (scene) => {
        it("follows its infrastructure stack to another repository, in place", async () => {
            const { project, simulators } = scene();
            const inInfrastructure = (...args: string[]) => project.run("-C", "infrastructure", ...args);
            await inInfrastructure("config", "set", "repositoryName", "website-2");
            expect((await inInfrastructure("up", "--yes", "--skip-preview")).code).toBe(0);

            await project.up("--skip-preview");

            const last = simulators[0]?.journal.writes().at(-1);
            expect([last?.method, last?.path]).toEqual(["PATCH", `${ACTIONS_PATH}/101`]);
            expect(last?.body).toMatchObject({ region: "eu-central-1", repository: "website-2" });
        });
    },
});
