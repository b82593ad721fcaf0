import * as provider from "../../provider/provider";
import type { Simulator } from "../../simulator/index";
import { REQUIRED } from "../provider/fieldRows";

export const PROVIDER_TEXT = "the provider's text";

/** An action that the provider made, with the journal empty again. */
export async function createdAction({ journal }: Simulator, inputs: Record<string, unknown> = {}) {
    const program = { ...REQUIRED, ...inputs, __provider: PROVIDER_TEXT };
    const checked = await provider.check({}, program);
    expect(checked.failures).toEqual([]);
    const { id, outs } = await provider.create(checked.inputs);
    journal.clear();
    return { id, outs: { ...outs, __provider: PROVIDER_TEXT }, actionId: outs.actionId as number };
}
