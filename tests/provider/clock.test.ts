import { systemClock } from "../../provider/client/clock";

it("a sleep does not end before its time, by the same clock", async () => {
    const early: number[] = [];
    for (let round = 0; round < 300; round += 1) {
        const until = systemClock.now() + 2;
        await systemClock.sleep(2);
        if (systemClock.now() < until) {
            early.push(round);
        }
    }
    expect(early).toEqual([]);
});
