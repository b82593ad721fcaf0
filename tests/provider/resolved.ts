import { problemText } from "../../provider/problem";
import { resolveSettings } from "../../provider/settings/settings";

export type Values = Record<string, string | undefined>;

/** The settings of this configuration and environment, and what is wrong with them. */
export function resolve(config: Values, environment: Values = {}) {
    return resolveSettings({ config: (key) => config[key], environment });
}

/** What is wrong with these settings beside a token, as messages. */
export function problems(config: Values, environment: Values = {}): string[] {
    return resolve({ "buddyworks:token": "t0ken", ...config }, environment).problems.map(problemText);
}
