import * as pulumi from "@pulumi/pulumi";
import { withSimulator } from "../helpers/withSimulator";

export const TOKEN = "only-the-simulator-knows-this-token";
export const SITE = { workspace: "buddy", projectName: "company-website" };
export const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";
export const INTEGRATIONS = "GET /workspaces/buddy/integrations";

export const page = (number: number, path = PIPELINES) =>
    `GET ${path}?page=${number}&per_page=30&sort_by=id&sort_direction=ASC`;
/** A list ends with a page that brings nothing new, since nobody knows how many items a page may hold. */
export const WHOLE_LIST = [page(1), page(2)];

/** The simulator of the current test. */
export const simulator = withSimulator({ token: TOKEN });

/** Each test is a program of its own, with no settings but the stack's. */
export function withOwnPrograms(): void {
    let environment: NodeJS.ProcessEnv;

    beforeEach(async () => {
        environment = process.env;
        process.env = Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("BUDDY_")));
        await startProgram();
        configure();
    });

    afterEach(() => {
        process.env = environment;
    });
}

/** Starts a program, in a preview if asked. */
export function startProgram({ isPreview }: { isPreview: boolean } = { isPreview: false }): Promise<void> {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ inputs, id }) => ({ id: id ?? "", state: inputs }),
        call: ({ inputs }) => inputs,
    };
    return pulumi.runtime.setMocks(mocks, "project", "stack", isPreview);
}

/** The stack's configuration; its token is encrypted. */
export function configure(config: Record<string, string> = {}): void {
    const { url, token } = simulator;
    const usual = {
        "buddyworks:baseUrl": url,
        "buddyworks:token": token,
        "buddyworks:workspace": "buddy",
        "buddyworks:maxRetries": "0",
    };
    pulumi.runtime.setAllConfig({ ...usual, ...config }, ["buddyworks:token"]);
}

export const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

// These are in every Output, though not in its type.
interface Inside<T> {
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    promise(): Promise<T>;
}
export const inside = <T>(output: pulumi.Output<T>) => output as unknown as Inside<T>;

/** An Output that fails does so in each of its promises. */
function promiseOf(output: pulumi.Output<unknown>): Promise<unknown> {
    const { isKnown, isSecret } = inside(output);
    return Promise.all([inside(output).promise(), isKnown, isSecret]);
}

export async function failure(work: Promise<unknown> | pulumi.Output<unknown>): Promise<string> {
    const error = await (work instanceof Promise ? work : promiseOf(work)).then(
        () => new Error("it did not fail"),
        (reason: unknown) => reason,
    );
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    const { message, stack } = error as Error;
    // Pulumi would take half a minute to read a real stack, and show none of it.
    expect(stack).toBe(message);
    return message;
}
