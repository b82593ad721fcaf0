import * as pulumi from "@pulumi/pulumi";
import { getConfig } from "@pulumi/pulumi/runtime";
import type { RequestOptions } from "../client/request";
import { errorMessage } from "../errorMessage";
import { isKnown, openRun } from "../host/pulumiInternals";
import { redact } from "../redact";
import { settingsOf } from "../resources/buddyProvider";
import { checkConfigOnce } from "../resources/programChecks";
import { resolveSettings, type Settings, settingsError } from "../settings/settings";
import { argProblems, givenValues, optionProblems } from "./argumentProblems";
import { findByName, type Labels, type Named } from "./findByName";
import { failure } from "./functionError";
import type { LookUpOptions } from "./functionOptions";
import { type ListCache, listCacheOf } from "./listCache";

/** One kind of look-up: what it needs, where it searches, and what it answers. */
export interface LookUp<Name extends string, Item extends Named, Result> {
    /** The function's name, with which messages begin. */
    title: string;
    /** The arguments that must be given, each with how to come by it. The workspace can come from the settings. */
    required: Readonly<Record<Name | "name", string>>;
    list(lists: ListCache, wanted: Wanted<Name>, options: RequestOptions): Promise<Item[]>;
    words(wanted: Wanted<Name>): Labels<Item>;
    result(item: Item, wanted: Wanted<Name>): Result;
}

/** The arguments, complete. */
type Wanted<Name extends string> = Readonly<Record<Name | "workspace" | "name", string>>;

type Values = Readonly<Record<string, unknown>>;

/** A call, with everything known. */
interface Question {
    args: unknown;
    opts: LookUpOptions | undefined;
    /** The explicit provider's settings; none: the stack's count. */
    own: Values | undefined;
    /** Whether the program marked an argument as secret. */
    isSecret?: boolean;
}

/** The plain form, for programs that await. */
export function lookUp<Name extends string, Item extends Named, Result>(
    kind: LookUp<Name, Item, Result>,
    args: unknown,
    opts: LookUpOptions | undefined,
): Promise<Result> {
    return answerPlain(kind, args, opts).finally(openRun());
}

async function answerPlain<Name extends string, Item extends Named, Result>(
    kind: LookUp<Name, Item, Result>,
    args: unknown,
    opts: LookUpOptions | undefined,
): Promise<Result> {
    const settings = pulumi.output(settingsOf(opts?.provider));
    if (!(await isKnown(settings))) {
        const what = "its settings are not known before the update";
        throw failure(`${kind.title}: opts.provider: ${what}; use ${kind.title}Output, which waits for them`);
    }
    const own = await new Promise<Values | undefined>((resolve) => settings.apply(resolve));
    return answer(kind, { args, opts, own });
}

/** The form that takes and gives Outputs: unknown in a preview whenever something that it needs is. */
export function lookUpOutput<Name extends string, Item extends Named, Result>(
    kind: LookUp<Name, Item, Result>,
    args: unknown,
    opts: LookUpOptions | undefined,
): pulumi.Output<Result> {
    const given = pulumi.output(args);
    // The token makes no secret of what it gives access to.
    const settings = pulumi.unsecret(pulumi.output(settingsOf(opts?.provider)));
    const closeRun = openRun();
    const result = pulumi
        .all([given, settings])
        .apply(async ([known, own]) =>
            answer(kind, { args: known, opts, own, isSecret: await pulumi.isSecret(given) }),
        );
    isKnown(result).then(closeRun, closeRun);
    return result;
}

async function answer<Name extends string, Item extends Named, Result>(
    kind: LookUp<Name, Item, Result>,
    question: Question,
): Promise<Result> {
    const { wanted, settings } = complete(kind, question);
    const { args, isSecret = false } = question;
    const secrets = [settings.token, ...(isSecret ? Object.values(givenValues(args)).map(String) : [])];
    const notify = (text: string) => void pulumi.log.info(redact(text, secrets), undefined, undefined, true);
    try {
        const items = await kind.list(listCacheOf(settings), wanted, { notify, secrets });
        const match = findByName(items, { name: wanted.name, isSecret }, kind.words(wanted));
        return kind.result(match, wanted);
    } catch (error) {
        throw failure(`${kind.title}: ${redact(errorMessage(error), secrets)}`);
    }
}

/** Arguments and settings, or one error that says all that is wrong with both. */
function complete<Name extends string, Item extends Named, Result>(
    kind: LookUp<Name, Item, Result>,
    { args, opts, own }: Question,
): { wanted: Wanted<Name>; settings: Settings } {
    checkConfigOnce();
    const config = own === undefined ? getConfig : (key: string) => own[key];
    const { settings, workspace, problems: settingProblems } = resolveSettings({ config, environment: process.env });
    const given = { workspace, ...givenValues(args) };
    const problems = [...optionProblems(opts), ...argProblems(given, kind), ...settingProblems];
    if (settings === undefined || problems.length > 0) {
        throw failure(`${kind.title}: ${settingsError(problems).message}`);
    }
    return { wanted: given as Wanted<Name>, settings }; // argProblems has seen to it
}
