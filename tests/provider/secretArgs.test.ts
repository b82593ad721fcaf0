import * as pulumi from "@pulumi/pulumi";
import { withSecrets } from "../../provider/program/secretArgs";

const VARIABLE = { key: "K", value: "v", password: "pw", passphrase: "pp" };

/** Per variable, the names of what is marked as secret. */
async function markedNames(variables: object[]): Promise<string[][]> {
    const marked = withSecrets({ variables })["variables"] as pulumi.Output<object[]>;
    const list = await new Promise<object[]>((resolve) => marked.apply(resolve));
    return list.map((variable) =>
        Object.entries(variable).flatMap(([name, value]) => (pulumi.Output.isInstance(value) ? [name] : [])),
    );
}

describe("what is always a secret", () => {
    it("is, of a variable, its password and passphrase, and its value once encrypted", async () => {
        const variables = [{ ...VARIABLE, encrypted: true }, { ...VARIABLE, encrypted: false }, VARIABLE];
        expect(await markedNames(variables)).toEqual([
            ["value", "password", "passphrase"],
            ["password", "passphrase"],
            ["password", "passphrase"],
        ]);
    });

    it("is nothing that is not given", async () => {
        expect(await markedNames([{ key: "K", encrypted: true, value: undefined, password: null }])).toEqual([[]]);
        expect(withSecrets({ projectName: "site" })).toStrictEqual({ projectName: "site" });
        const unset = { projectName: "site", password: undefined, variables: null };
        expect(withSecrets(unset)).toStrictEqual(unset);
    });
});
