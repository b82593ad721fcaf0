import { parseReferences } from "../../importer/references";

const URN = "urn:pulumi:dev::site::acme:Site::site";

it("a provider and a parent have a variable and a URN each", () => {
    expect(parseReferences({})).toEqual({});
    expect(parseReferences({ provider: `europe=${URN}`, parent: `$site=${URN}` })).toEqual({
        provider: { variable: "europe", urn: URN },
        parent: { variable: "$site", urn: URN },
    });
});

const notOfTheForm = (text: string) =>
    `--parent: must be of the form name=urn (got "${text}"). Give the variable of your program and the URN that \`pulumi ` +
    "stack --show-urns` shows.";
const notUsable = (variable: string) =>
    `--parent: must name a variable that is no word of JavaScript or of the generated program (got "${variable}"). Call it ` +
    "something else in your program.";

it.each([
    [URN, notOfTheForm(URN)],
    [`my-site=${URN}`, notOfTheForm(`my-site=${URN}`)],
    ["site=site", notOfTheForm("site=site")],
    [`class=${URN}`, notUsable("class")],
    [`config=${URN}`, notUsable("config")],
    [`DockerfileAction=${URN}`, notUsable("DockerfileAction")],
])("%s is refused", (text, message) => {
    expect(() => parseReferences({ parent: text })).toThrow(new Error(message));
});

it("one variable for two resources is refused", () => {
    expect(parseReferences({ provider: `site=${URN}`, parent: `site=${URN}` })).toMatchObject({
        provider: { variable: "site" },
    });
    expect(() => parseReferences({ provider: `site=${URN}`, parent: `site=${URN}2` })).toThrow(
        new Error(
            '--provider and --parent: must be two variables (both are "site"). Give each the variable that your program has ' +
                "for it.",
        ),
    );
});
