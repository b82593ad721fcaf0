/**
 * What Pulumi's dynamic-provider host loads by the texts in `stateContract.ts`. PERMANENT: every state file refers to the
 * sub-path `pulumi-buddyworks/provider`. This module's own exports are the handlers of `DockerfileAction`; those of every
 * later type are one export with the name of its class.
 */
import { createProvider } from "./createProvider";
import { action } from "./types/action";
import { dockerfileAction } from "./types/dockerfileAction";
import { pipeline } from "./types/pipeline";

const { configure, check, diff, create, read, update, delete: destroy } = createProvider(dockerfileAction);

export { check, configure, create, destroy as delete, diff, read, update };

export const Action = createProvider(action);
export const Pipeline = createProvider(pipeline);
