import { nearestName, problemText, unknownNameProblem } from "../../provider/problem";

describe("the nearest name", () => {
    it.each([
        ["docker_registry", ["dockerRegistry", "region"], "dockerRegistry"],
        ["DOCKERREGISTRY", ["dockerRegistry"], "dockerRegistry"],
        ["regn", ["token", "region"], "region"],
        ["abcno", ["abcde"], "abcde"],
        ["abmno", ["abcde"], undefined],
        ["anything", [], undefined],
        ["сборка", ["Выпуск", "Сборка"], "Сборка"],
        ["Выпуск", ["Сборка"], undefined],
        ["!", ["?"], undefined],
    ])("for %j among %j is %j", (name, known, nearest) => {
        expect(nearestName(name, known)).toBe(nearest);
    });
});

describe("an unknown name", () => {
    it.each([
        ["regoin", "x.regoin: must be the name of an input (there is no input of this name). Did you mean region?"],
        ["zebra", "x.zebra: must be the name of an input (there is no input of this name). Remove it."],
    ])("is reported: %s", (name, text) => {
        expect(problemText(unknownNameProblem(`x.${name}`, name, ["token", "region"]))).toBe(text);
    });
});
