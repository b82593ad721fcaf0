import { ignoredInputs } from "../fields/wire";
import type { JsonObject } from "../json";
import { problemText } from "../problem";
import type { OperationContext } from "./operationContext";

/** Tells of inputs that Buddy accepted and did not take: its REST page does not name them. */
export async function warnOfIgnored(inputs: JsonObject, answer: JsonObject, { warn }: OperationContext): Promise<void> {
    for (const path of ignoredInputs(inputs, answer)) {
        const what = "must be known to Buddy's REST API (its response lacks it)";
        const remedy = "Buddy did not take it: remove it from the program, or set it in Buddy";
        await warn(problemText({ path, what, remedy }));
    }
}
