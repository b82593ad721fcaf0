import { type TypeChecked, typeCheck } from "../helpers/typeCheck";
import { BAD_OTHER_PROGRAMS } from "./badOtherPrograms";
import { BAD_DOCKERFILE_ACTIONS, SCOPE } from "./badPrograms";

const BAD_PROGRAMS = [...BAD_DOCKERFILE_ACTIONS, ...BAD_OTHER_PROGRAMS];
/** What fits on a screen: the compiler repeats the whole argument's type in most messages. */
const LONGEST_MESSAGE = 600;

describe("a mistake does not compile, and the message says what to do", () => {
    let checked: TypeChecked;
    beforeAll(async () => {
        const programs = BAD_PROGRAMS.map(({ program }, index) => [`program${index}`, SCOPE + program]);
        checked = await typeCheck(Object.fromEntries([...programs, ["correct", SCOPE]]));
    });

    it.each(BAD_PROGRAMS.map((bad, index) => ({ ...bad, index })))("$title", ({ index, says }) => {
        const messages = checked.messages[`program${index}`] ?? [];
        expect(messages).toEqual([expect.stringContaining(says)]);
        expect(messages[0]?.length).toBeLessThan(LONGEST_MESSAGE);
    });

    it("while the common statements compile", () => {
        expect(checked.messages["correct"]).toEqual([]);
    });
});
