import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultBehaviour } from "../../simulator/behaviour";
import { EXPERIMENTS } from "../../verify/measure";
import { deviation, type Observations, type ProbeId } from "../../verify/probe";
import { PROBE_IDS, PROBES } from "../../verify/probes";
import { exitCodeOf, reportOf, summaryText, tableText } from "../../verify/report";
import { REPOSITORY } from "../helpers/environment";
import { READINGS } from "../helpers/switches";

const DATE = new Date("2026-11-26T12:00:00Z");
const ALL = Object.fromEntries(PROBE_IDS.map((id) => [id, PROBES[id].assumed])) as unknown as Observations; // their own values
const report = (observed: Partial<Observations>, reasons = {}) => reportOf({ observed, reasons }, DATE);

describe("the table of probes", () => {
    it("assumes what the simulator does unless told otherwise", () => {
        expect(defaultBehaviour()).toMatchObject(ALL);
    });

    it("has the ids that the experiments measure", () => {
        const measured = EXPERIMENTS.flatMap(({ probes }) => probes);
        expect([...measured].sort()).toEqual([...PROBE_IDS].sort());
    });

    const others = READINGS.filter(([id]) => PROBE_IDS.some((each) => each === id));

    it.each(others)("says what it means that %s is %s", (id, value) => {
        const found = deviation(PROBES[id as ProbeId] as Parameters<typeof deviation>[0], value as string);
        expect(found?.means).toMatch(/.\.$/);
        // What matters has a remedy beside the consequence.
        expect((found?.means.split(/[.;:] /).length ?? 0) > 1 || found?.matters === false).toBe(true);
    });
});

describe("a report", () => {
    it("has one entry for each probe, and the behaviour for the simulator", () => {
        const found = report({ ...ALL, clearNull: "ignored", emptyFields: "null" }, {});
        const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { version: string };

        expect(Object.keys(found)).toEqual(["package", "date", "probes", "behaviour"]);
        expect(found).toMatchObject({ package: `pulumi-buddyworks ${version}`, date: "2026-11-26" });
        expect(found.behaviour).toEqual({ ...ALL, clearNull: "ignored", emptyFields: "null" });
        expect(found.probes.map(({ id }) => id)).toEqual(PROBE_IDS);
        expect(found.probes.filter(({ holds }) => !holds)).toEqual([
            { id: "emptyFields", assumed: "absent", observed: "null", holds: false, matters: false },
            { id: "clearNull", assumed: "cleared", observed: "ignored", holds: false, matters: true },
        ]);
        expect(exitCodeOf(found)).toBe(1);
        expect(summaryText(found)).toBe("28 of 30 assumptions hold.\nThis Buddy differs where it matters: clearNull.");
    });

    it("ends with 0 if only harmless things differ", () => {
        const found = report({ ...ALL, emptyFields: "mixed" });
        expect([exitCodeOf(found), summaryText(found)]).toEqual([0, "29 of 30 assumptions hold."]);
    });

    it("says of each probe that was not measured why not, and ends with 2", () => {
        const { sshKeyValue: _unknown, ...rest } = ALL;
        const found = report(rest, { sshKeyValue: "503 Service Unavailable" });

        expect(found.behaviour).toEqual(rest);
        expect(found.probes.find(({ id }) => id === "sshKeyValue")).toEqual({
            id: "sshKeyValue",
            assumed: "encrypted",
            observed: null,
            holds: null,
            matters: false,
            reason: "503 Service Unavailable",
        });
        expect([exitCodeOf(found), summaryText(found)]).toEqual([
            2,
            "29 of 30 assumptions hold.\nNot measured: sshKeyValue.",
        ]);
    });

    it("is a table of four columns for people", () => {
        const { sshKeyValue: _unknown, ...rest } = ALL;
        const lines = tableText(report({ ...rest, missingStatus: 410 }, { sshKeyValue: "cancelled" })).split("\n");

        expect(lines.slice(0, 5)).toEqual([
            "PROBE                  ASSUMED     OBSERVED    WHAT IT MEANS FOR YOU",
            "createStatus           201         201         as assumed",
            "updateStatus           200         200         as assumed",
            "deleteStatus           204         204         as assumed",
            `missingStatus          404         410         ${PROBES.missingStatus.otherwise.other?.means}`,
        ]);
        expect(lines).toContain("sshKeyValue            encrypted   ?           not measured: cancelled");
    });
});
