import * as pulumi from "@pulumi/pulumi";
import { getConfig } from "@pulumi/pulumi/runtime";
import type { Collection, ParentPath } from "../client/urls";
import { errorMessage } from "../errorMessage";
import { isKnown, openRun } from "../host/pulumiInternals";
import type { Json, JsonObject } from "../json";
import { problemText } from "../problem";
import { redact } from "../redact";
import { settingsOf } from "../resources/buddyProvider";
import { checkConfigOnce } from "../resources/programChecks";
import { resolveSettings, type Settings, settingsError } from "../settings/settings";
import { argProblems, givenValues, optionProblems } from "./argProblems";
import { findByName, type Named } from "./findByName";
import { functionError } from "./functionError";
import type { FunctionOptions } from "./functionOptions";
import { listCacheOf } from "./listCache";

/** A function that finds an object by its name in one of Buddy's lists. */
export interface FunctionType<Parent extends ParentPath, Result extends Named> {
    /** The function's name, with which messages begin. */
    title: string;
    noun: Collection["noun"];
    /** The required arguments, each with the fix if it is missing. The workspace may come from the settings. */
    required: Readonly<Record<"name", string> & Partial<Record<keyof Parent, string>>>;
    /** `undefined` for an item without an id. */
    result(item: JsonObject, parent: Parent): Result | undefined;
    /** What distinguishes objects of the same name, for messages. */
    idText(result: Result): string;
    /** The input that takes the id. */
    idInput: string;
}

/** A call of a function whose arguments and settings are known. */
interface Call {
    args: unknown;
    opts: FunctionOptions | undefined;
    /** The explicit provider's settings; without them the stack's count. */
    providerSettings: Readonly<Record<string, unknown>> | undefined;
    /** Whether the program marked an argument as secret. */
    isSecret: boolean;
}

/** The plain form, for programs that await. */
export async function invoke<Parent extends ParentPath, Result extends Named>(
    type: FunctionType<Parent, Result>,
    args: unknown,
    opts: FunctionOptions | undefined,
): Promise<Result> {
    const closeRun = openRun();
    try {
        const settings = pulumi.output(settingsOf(opts?.provider));
        if (!(await isKnown(settings))) {
            const fix = `Use ${type.title}Output, which waits for them.`;
            const must = "have settings that are known in a preview";
            const problem = { path: "opts.provider", must, got: "they are known after the update", fix };
            throw functionError(`${type.title}: ${problemText(problem)}`);
        }
        const providerSettings = await new Promise<Call["providerSettings"]>((resolve) => settings.apply(resolve));
        return await find(type, { args, opts, providerSettings, isSecret: false });
    } finally {
        closeRun();
    }
}

/** The form that takes and returns Outputs: unknown in a preview while something that it needs is. */
export function invokeOutput<Parent extends ParentPath, Result extends Named>(
    type: FunctionType<Parent, Result>,
    args: unknown,
    opts: FunctionOptions | undefined,
): pulumi.Output<Result> {
    const given = pulumi.output(args);
    // That the token is secret makes no secret of the result.
    const settings = pulumi.unsecret(pulumi.output(settingsOf(opts?.provider)));
    const closeRun = openRun();
    const result = pulumi
        .all([given, settings])
        .apply(async ([known, providerSettings]) =>
            find(type, { args: known, opts, providerSettings, isSecret: await pulumi.isSecret(given) }),
        );
    isKnown(result).then(closeRun, closeRun);
    return result;
}

async function find<Parent extends ParentPath, Result extends Named>(
    type: FunctionType<Parent, Result>,
    call: Call,
): Promise<Result> {
    const { name, parent, settings } = resolve(type, call);
    const { args, isSecret } = call;
    const secrets = [settings.token, ...(isSecret ? Object.values(givenValues(args)).map(String) : [])];
    const notify = (text: string) => void pulumi.log.info(redact(text, secrets), undefined, undefined, true);
    try {
        const collection = { noun: type.noun, parent };
        const items = await listCacheOf(settings).list(collection, { notify, secrets });
        const results = items.flatMap((item) => type.result(item, parent) ?? []);
        return findByName(results, { ...type, ...collection, name, isSecret });
    } catch (error) {
        throw functionError(`${type.title}: ${redact(errorMessage(error), secrets)}`);
    }
}

/** Arguments and settings, or one error with everything that is wrong with both. */
function resolve<Parent extends ParentPath, Result extends Named>(
    type: FunctionType<Parent, Result>,
    { args, opts, providerSettings }: Call,
): { name: string; parent: Parent; settings: Settings } {
    checkConfigOnce();
    const config = providerSettings === undefined ? getConfig : (key: string) => providerSettings[key];
    const { settings, workspace, problems: settingProblems } = resolveSettings({ config, environment: process.env });
    const given = { workspace, ...givenValues(args) };
    const problems = [...optionProblems(opts), ...argProblems(given, type), ...settingProblems];
    if (settings === undefined || problems.length > 0) {
        throw functionError(`${type.title}: ${settingsError(problems).message}`);
    }
    const { name, ...parent } = given as unknown as Parent & { name: string }; // checked by argProblems
    return { name, parent: parent as unknown as Parent, settings };
}

/** What the results of all functions have. */
export function commonResult(item: JsonObject) {
    const identifier = textOf(item["identifier"]);
    return {
        name: textOf(item["name"]),
        ...(identifier === "" ? {} : { identifier }),
        url: textOf(item["url"]),
        htmlUrl: textOf(item["html_url"]),
    };
}

export function textOf(value: Json | undefined): string {
    return typeof value === "string" ? value : "";
}
