import { describe, expect, it } from "vitest";
import {
  emptyDraft,
  draftKey,
  isDraftOf,
  isEmptyDraft,
  isOldDraft,
  revived,
  snoozeKey,
} from "../src/domain/drafts";
import { uuid7 } from "../src/domain/ids";
import { arrivedLater, moment } from "../src/domain/instants";
import { miniChart } from "../src/domain/mini-chart";
import { toStored, toTyped, typedNumber } from "../src/domain/number-entry";
import { discard, mine, put, settle, toSend, undo, without, type Waiting } from "../src/domain/outbox";
import { patientData, patientDataSentence } from "../src/domain/patient-data";
import { lastWhole, periodName } from "../src/domain/period";

describe("patient data in free text", () => {
  const clues = (text: string) => patientData(text, 2026).map((one) => one.clue);

  it.each([
    ["pt MRN 00482913 fell", "record"],
    ["record no. 4829135", "record"],
    ["see chart 12345678", "record"],
    ["fall of 48291357 last night", "record"],
    ["DOB 3/14/52", "birth"],
    ["born 1952", "birth"],
    ["patient 03/14/1952 slipped", "birth"],
    ["1948-07-02 admitted", "birth"],
    ["call (608) 555-0142", "phone"],
    ["daughter 608-555-0142", "phone"],
    ["+1 608 555 0142", "phone"],
    ["ssn 123-45-6789", "identity"],
    ["both falls in room 412", "room"],
    ["Rm. 12B twice", "room"],
  ])("%s", (text, clue) => {
    expect(clues(text)).toContain(clue);
  });

  it.each([
    "2 falls in 714 patient-days",
    "census 28 of 32, short two nurses",
    "0.62 per 1,000, was 0.71",
    "audit of 1,204,331 doses",
    "new protocol since 11/03/2026",
    "meeting on 2026-12-01",
    "huddles at 07:30 and 19:30",
    "96.5% of 1200 charts audited",
    "bedside handover on 5 West",
    "bed alarms arrive in week 48",
  ])("leaves in peace: %s", (text) => {
    expect(clues(text)).toEqual([]);
  });

  it("says each place once and names what was found", () => {
    expect(patientData("DOB 03/14/1952, room 412", 2026)).toHaveLength(2);
    expect(patientDataSentence("fell in room 412", 2026)).toContain("“room 412” looks like a room or bed");
    expect(patientDataSentence("no injury", 2026)).toBeNull();
  });

  it("is quick on long text", () => {
    const before = performance.now();
    patientData("1 2-3.4 room 5 born ".repeat(2_000), 2026);
    expect(performance.now() - before).toBeLessThan(1_500);
  });
});

describe("drafts", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const said = { ...emptyDraft(), note: "Two falls at night" };

  it("come back within seven days and not after", () => {
    expect(revived({ draft: said, savedAt: now - 6 * 86_400_000 }, now)).toEqual(said);
    expect(revived({ draft: said, savedAt: now - 7 * 86_400_000 }, now)).toBeNull();
    expect(revived(undefined, now)).toBeNull();
  });

  it("that say nothing are nothing", () => {
    expect(isEmptyDraft(emptyDraft())).toBe(true);
    expect(isEmptyDraft({ ...emptyDraft(), note: "  " })).toBe(true);
    expect(isEmptyDraft({ ...emptyDraft(), count: { value: "", numerator: "", denominator: "" } })).toBe(
      true,
    );
    expect(isEmptyDraft({ ...emptyDraft(), needsHelp: true })).toBe(false);
    expect(revived({ draft: emptyDraft(), savedAt: now }, now)).toBeNull();
  });

  it("belong to one person", () => {
    expect(draftKey("nora", "falls")).not.toBe(draftKey("otto", "falls"));
    expect(isDraftOf(draftKey("nora", "falls"), ["nora"])).toBe(true);
    expect(isDraftOf(snoozeKey("nora"), ["nora"])).toBe(true);
    expect(isDraftOf(draftKey("otto", "falls"), ["nora"])).toBe(false);
    expect(isDraftOf("outbox", ["nora"])).toBe(false);
  });

  it("of anybody go after seven days", () => {
    const kept = (days: number) => ({ draft: said, savedAt: now - days * 86_400_000 });
    expect(isOldDraft(draftKey("otto", "falls"), kept(8), now)).toBe(true);
    expect(isOldDraft(draftKey("otto", "falls"), kept(6), now)).toBe(false);
    expect(isOldDraft("outbox", [], now)).toBe(false);
  });
});

describe("the outbox", () => {
  const item = (id: string, personId: string, goalId: string, madeAt = "2026-11-20T08:00:00Z"): Waiting => ({
    personId,
    send: { id, goalId, claimed: "AT_RISK", madeAt, unchanged: false },
  });

  it("keeps one word per goal and person, the newest", () => {
    const box = put(put([], item("a", "nora", "falls")), item("b", "nora", "falls"));
    expect(box.map((one) => one.send.id)).toEqual(["b"]);
    expect(put(box, item("c", "dele", "falls"))).toHaveLength(2);
    expect(put(box, item("b", "nora", "falls"))).toHaveLength(1);
  });

  it("never gives one person's words to another", () => {
    const box = [item("a", "nora", "falls"), item("b", "dele", "falls")];
    expect(toSend(box, "dele").map((one) => one.send.id)).toEqual(["b"]);
    expect(toSend(box, "otto")).toEqual([]);
    expect(mine(box, "nora")).toHaveLength(1);
  });

  it("sends the oldest first and leaves out what was refused", () => {
    const box = [
      item("late", "nora", "falls", "2026-11-20T09:00:00Z"),
      item("early", "nora", "sepsis", "2026-11-20T08:00:00Z"),
      { ...item("no", "nora", "clabsi"), refused: "This goal was closed." },
    ];
    expect(toSend(box, "nora").map((one) => one.send.id)).toEqual(["early", "late"]);
  });

  it("settles: taken goes, refused stays with the reason, unanswered stays as it is", () => {
    const box = [item("a", "nora", "falls")];
    expect(settle(box, "a", { kind: "taken" })).toEqual([]);
    expect(settle(box, "a", { kind: "waits", code: "offline" })).toEqual(box);
    expect(settle(box, "a", { kind: "refused", sentence: "Closed." })[0]?.refused).toBe("Closed.");
    expect(discard(box, "a")).toEqual([]);
  });

  it("keeps what was taken back until the server has been told", () => {
    const box = undo([item("a", "nora", "falls")], "a");
    expect(mine(box, "nora")).toEqual([]);
    expect(toSend(box, "nora")).toHaveLength(1);
    expect(settle(box, "a", { kind: "taken" }), "recorded while it was taken back").toEqual(box);
  });

  it("goes at sign-out, but for what another wrote", () => {
    const box = [item("a", "nora", "falls"), item("b", "dele", "falls")];
    expect(without(box, ["nora"]).map((one) => one.send.id)).toEqual(["b"]);
  });
});

describe("numbers as typed", () => {
  it.each([
    ["0.62", "", "0.62"],
    ["0,62", "", "0.62"],
    ["1,234.5", "", "1234.5"],
    [".5", "", "0.5"],
    ["94.2", "%", "0.942"],
    ["94.2 %", "%", "0.942"],
    ["100", "%", "1"],
    ["5", "%", "0.05"],
    ["0", "%", "0"],
    ["1e9", "", null],
    ["about 3", "", null],
    ["", "", null],
  ])("%s %s is %s", (typed, unit, stored) => {
    expect(toStored(typed, unit)).toBe(stored);
  });

  it("come back as they were typed", () => {
    expect(toTyped("0.942", "%")).toBe("94.2");
    expect(toTyped("0.62000000", "")).toBe("0.62");
    expect(toTyped("120", "")).toBe("120");
    expect(toTyped(null, "%")).toBe("");
    expect(typedNumber("12 345")).toBe("12345");
  });
});

describe("periods", () => {
  it.each([
    ["2026-10-01", "2026-11-01", "October"],
    ["2025-10-01", "2025-11-01", "October 2025"],
    ["2026-07-01", "2026-10-01", "Q3"],
    ["2025-01-01", "2026-01-01", "2025"],
    ["2026-11-02", "2026-11-09", "week of 2 Nov"],
    ["2026-10-05", "2026-10-20", "5 Oct to 19 Oct"],
  ])("%s to %s is %s", (start, end, name) => {
    expect(periodName({ start, end }, "2026-11-21")).toBe(name);
  });

  it.each([
    ["MONTHLY", "2026-11-21", "2026-10-01", "2026-11-01"],
    ["MONTHLY", "2026-01-05", "2025-12-01", "2026-01-01"],
    ["QUARTERLY", "2026-11-21", "2026-07-01", "2026-10-01"],
    ["ANNUAL", "2026-11-21", "2025-01-01", "2026-01-01"],
    ["WEEKLY", "2026-11-21", "2026-11-09", "2026-11-16"],
  ] as const)("the last whole one: %s on %s", (cadence, today, start, end) => {
    expect(lastWhole(cadence, today)).toEqual({ start, end });
  });
});

describe("small things", () => {
  it("identifiers are version 7 and ordered by time", () => {
    const first = uuid7(1_000, new Uint8Array(10));
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first < uuid7(2_000, new Uint8Array(10))).toBe(true);
  });

  it("a chart of one point and of equal values stays inside its box", () => {
    for (const data of [["5"], ["5", "5", "5"]]) {
      const chart = miniChart(
        data.map((value) => ({ value, provisional: false })),
        ["5"],
        120,
        40,
      );
      for (const point of chart.points) {
        expect(point.x).toBeGreaterThanOrEqual(0);
        expect(point.y).toBeLessThanOrEqual(40);
      }
    }
  });

  it("says when something was made and when it arrived", () => {
    const now = new Date(2026, 10, 21, 15, 0).getTime();
    expect(moment(new Date(2026, 10, 21, 14, 5).getTime(), now)).toBe("today 14:05");
    expect(moment(new Date(2025, 10, 2).getTime(), now)).toBe("2 Nov 2025");
    expect(arrivedLater("2026-11-16T08:00:00Z", "2026-11-18T08:00:00Z")).toBe(true);
    expect(arrivedLater("2026-11-16T08:00:00Z", "2026-11-16T08:00:03Z")).toBe(false);
  });
});
