import type { dynamic } from "@pulumi/pulumi";
import type { BuddyClient } from "./client/buddyClient";
import { connect } from "./client/connection";
import { AdoptionNotes } from "./host/adoptionNotes";
import { processCancellation } from "./host/cancellation";
import { createCollectionStates } from "./operations/collectionState";
import { configKeys, environmentName, SETTING_NAMES } from "./settings/settingSources";
import { type ResolvedSettings, resolveSettings, settingsError } from "./settings/settings";

/**
 * What all resources of one host process share: settings, connection, and what is known of each collection. One process
 * serves one provider instance and all its resource types.
 */
export class Session {
    readonly stateOf = createCollectionStates();
    readonly adoptionNotes = new AdoptionNotes();
    readonly #config: dynamic.Config | undefined;
    readonly #shownWarnings = new Set<string>();
    #settings: ResolvedSettings | undefined;
    #client: BuddyClient | undefined;

    constructor(config?: dynamic.Config) {
        this.#config = config;
    }

    /** Resolved anew until they are valid, then kept: check runs twice per resource and must not read files each time. */
    settings(): ResolvedSettings {
        if (this.#settings !== undefined) {
            return this.#settings;
        }
        const resolved = resolveSettings({ config: (key) => this.#config?.get(key), environment: process.env });
        this.#settings = resolved.settings === undefined ? undefined : resolved;
        return resolved;
    }

    /** False if a check of this resource has shown the warning before: for a replacement the engine asks for two checks. */
    isNewWarning(urn: string | undefined, message: string): boolean {
        const key = `${urn} ${message}`;
        const isNew = urn === undefined || !this.#shownWarnings.has(key);
        this.#shownWarnings.add(key);
        return isNew;
    }

    /** Made at the first request. */
    client(): BuddyClient {
        if (this.#client === undefined) {
            const { settings, problems } = this.settings();
            if (settings === undefined) {
                throw settingsError(problems);
            }
            this.#client = connect(settings, processCancellation());
        }
        return this.#client;
    }
}

let session = new Session();
let sessionConfig = "";

export function currentSession(): Session {
    return session;
}

/**
 * Remembers the configuration, at once and without a chance to fail: the host uses the provider before this is awaited, and
 * goes on with an unconfigured one after a rejection. The host calls it once for each text of `__provider`, so the same
 * configuration keeps the session that the other resource types use.
 */
export function configure(config: dynamic.Config | undefined): void {
    const values = configText(config);
    if (values !== sessionConfig) {
        session = new Session(config);
        sessionConfig = values;
    }
}

function configText(config: dynamic.Config | undefined): string {
    const values = SETTING_NAMES.flatMap((name) => [
        ...configKeys(name).map((key) => config?.get(key)),
        process.env[environmentName(name)],
    ]);
    return JSON.stringify(values.map((value) => value ?? null));
}
