import { parseImportTarget } from "../../command/target";
import { type FoundResources, readResources, type Selection } from "../../importer/readResources";
import { connect, neverCancelled } from "../../provider/client/connection";
import { resolveSettings } from "../../provider/settings/settings";
import type { Simulator } from "../../simulator";

/** Reads what the command would import. */
export async function readingPipeline(
    { url, token }: Simulator,
    target: string,
    selection: Partial<Selection> = {},
): Promise<FoundResources> {
    const { settings } = resolveSettings({
        options: { baseUrl: url, token },
        config: () => undefined,
        environment: {},
    });
    if (settings === undefined) {
        throw new Error("these settings are valid");
    }
    const client = connect(settings, neverCancelled());
    const options = { notify: () => undefined, secrets: [] };
    const all = { isActionsOnly: false, types: [] };
    return readResources(
        parseImportTarget(target),
        { ...all, ...selection },
        { client, options, progress: () => undefined },
    );
}
