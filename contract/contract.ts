import { differencesOf } from "./compare";
import { COMPARED } from "./evidence";
import { type Evidence, findSchema } from "./findSchema";
import { type OpenApi, specText } from "./openApi";
import { reportOf, type Section } from "./report";
import { wordsOf } from "./schema";

export interface Outcome {
    report: string;
    /** What the document does not describe. */
    problems: readonly string[];
    isSame: boolean;
}

/** Compares the field tables with the document. */
export function compareContract(document: OpenApi): Outcome {
    const found = COMPARED.map(({ type, evidence }) => ({ type, evidence, schema: findSchema(document, evidence) }));
    const sections = found.flatMap(({ type, schema }): Section[] => {
        if (schema === undefined) {
            return [];
        }
        const { where, view } = schema;
        const sharedBy = wordsOf(document, view, "type")?.length ?? 1;
        return [{ typeName: type.className, where, sharedBy, differences: differencesOf(document, type, view) }];
    });
    return {
        report: reportOf(sections),
        problems: found.flatMap(({ evidence, schema }) => (schema === undefined ? [missingText(evidence)] : [])),
        isSame: sections.every(({ differences }) => differences.length === 0),
    };
}

function missingText({ noun, operations, properties }: Evidence): string {
    const [bodies, schema] = [operations.map(({ name }) => name).join(" or "), properties.join(" and ")];
    return specText(
        `describe ${noun}`,
        `got no such body of ${bodies}, and no schema with ${schema}`,
        "Give the document of Buddy's whole REST API.",
    );
}
