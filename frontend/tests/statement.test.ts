import { describe, expect, it } from "vitest";
import { verbWords } from "../src/domain/codes";
import { emptyDraft } from "../src/domain/drafts";
import { personLine, positionOf } from "../src/domain/people";
import { extent, middle, targetSpans, tickPlaces, type RunDatum } from "../src/domain/run-chart";
import { compose, feedIsCurrent, hasTwoParts, type Goal, type Measure } from "../src/features/check-in/facts";

const measure: Measure = {
  id: "m",
  name: "Falls with injury",
  unit: "per 1,000 patient-days",
  scale: "RATE",
  numerator: "Falls",
  denominator: "Patient-days",
  cadence: "MONTHLY",
  lagDays: 0,
  steward: null,
};
const target = {
  id: "t",
  target: "0.40",
  low: null,
  high: null,
  dueOn: "2026-12-31",
  measure,
} as NonNullable<Goal["mainTarget"]>;
const base = {
  draft: emptyDraft(),
  goalId: "g",
  target,
  day: "2026-11-21",
  id: "c",
  madeAt: "2026-11-21T08:00:00Z",
  askNextStep: false,
};

describe("the statement of a check-in", () => {
  it("needs a choice: nothing is chosen beforehand", () => {
    expect(compose(base)).toEqual({ missing: "Choose how it is going first." });
  });

  it("is as short as what was said", () => {
    expect(compose({ ...base, draft: { ...emptyDraft(), claimed: "ON_TRACK" } }).send).toEqual({
      id: "c",
      goalId: "g",
      claimed: "ON_TRACK",
      madeAt: base.madeAt,
      unchanged: false,
    });
  });

  it("same as last time counts as unchanged, and takes what was typed along", () => {
    const { send } = compose({ ...base, draft: { ...emptyDraft(), note: " census high " }, same: "AT_RISK" });
    expect(send).toMatchObject({ claimed: "AT_RISK", unchanged: true, note: "census high" });
  });

  it("the third unchanged off track asks for a next step", () => {
    const third = { ...base, askNextStep: true, same: "OFF_TRACK" as const };
    expect(compose(third).missing).toContain("next step");
    expect(compose({ ...third, draft: { ...emptyDraft(), nextStep: "Rounds" } }).send?.nextStep).toBe(
      "Rounds",
    );
    expect(compose({ ...third, same: "AT_RISK" }).send).toBeDefined();
  });

  it("a next step typed before changing to on track is not sent", () => {
    const draft = { ...emptyDraft(), claimed: "ON_TRACK" as const, nextStep: "Rounds" };
    expect(compose({ ...base, draft }).send).not.toHaveProperty("nextStep");
  });

  it("the unit's own count speaks of the last whole period", () => {
    const draft = {
      ...emptyDraft(),
      claimed: "AT_RISK" as const,
      count: { value: "", numerator: "1", denominator: "714" },
    };
    expect(compose({ ...base, draft }).send?.count).toEqual({
      periodStart: "2026-10-01",
      periodEnd: "2026-11-01",
      targetId: "t",
      numerator: "1",
      denominator: "714",
    });
    const empty = { ...draft, count: { value: "", numerator: "", denominator: "" } };
    expect(compose({ ...base, draft: empty }).send).not.toHaveProperty("count");
    const bad = { ...draft, count: { value: "", numerator: "one", denominator: "714" } };
    expect(compose({ ...base, draft: bad }).missing).toContain("cannot be read");
    const none = { ...draft, count: { value: "", numerator: "1", denominator: "0" } };
    expect(compose({ ...base, draft: none }).missing).toContain("cannot be read");
  });

  it("one number where nothing is divided; a percent travels as a fraction", () => {
    const plain = { ...measure, scale: "MEAN" as const, denominator: "", unit: "%" };
    expect(hasTwoParts(plain)).toBe(false);
    const draft = {
      ...emptyDraft(),
      claimed: "ON_TRACK" as const,
      count: { value: "94.2", numerator: "", denominator: "" },
    };
    expect(compose({ ...base, draft, target: { ...target, measure: plain } }).send?.count?.value).toBe(
      "0.942",
    );
  });

  it("knows whether the feed has spoken of the last whole period", () => {
    const datum = { periodEnd: "2026-11-01", provisional: false } as Parameters<typeof feedIsCurrent>[0];
    expect(feedIsCurrent(datum, measure, "2026-11-21")).toBe(true);
    expect(feedIsCurrent(datum, measure, "2026-12-02")).toBe(false);
    expect(feedIsCurrent(datum, { ...measure, lagDays: 20 }, "2026-12-02")).toBe(true);
    expect(feedIsCurrent({ ...datum!, provisional: true }, measure, "2026-11-21")).toBe(false);
    expect(feedIsCurrent(null, measure, "2026-11-21")).toBe(false);
  });
});

describe("the run chart", () => {
  const datum = (value: string, start: string, end: string): RunDatum => ({
    id: start,
    value,
    periodStart: start,
    periodEnd: end,
    source: "NDNQI",
    provisional: false,
  });

  it("stands a point in the middle of its period", () => {
    expect(middle({ periodStart: "2026-10-01", periodEnd: "2026-10-31" })).toBe(
      (Date.parse("2026-10-01") + Date.parse("2026-10-31")) / 2 / 86_400_000,
    );
  });

  it("never goes below zero for what cannot be negative, and holds the target", () => {
    const [low, high] = extent(
      [datum("0.1", "2026-09-01", "2026-10-01"), datum("0.9", "2026-10-01", "2026-11-01")],
      [{ values: ["1.2"], from: "2026-01-01", to: null, words: "" }],
    );
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(1.2);
    expect(extent([], [])).toEqual([0, 1]);
  });

  it("cuts targets to what is shown and keeps each seam", () => {
    const day = (date: string) => Date.parse(date) / 86_400_000;
    const spans = targetSpans(
      [
        { values: ["0.40"], from: "2026-01-12T09:00:00Z", to: null, words: "" },
        { values: ["0.46"], from: "2025-07-01T00:00:00Z", to: "2026-01-12T09:00:00Z", words: "" },
        { values: ["9"], from: "2020-01-01", to: "2021-01-01", words: "" },
      ],
      day("2025-10-01"),
      day("2026-11-01"),
    );
    expect(spans.map((span) => span.values[0]?.raw)).toEqual(["0.46", "0.40"]);
    expect(spans[0]?.from).toBe(day("2025-10-01"));
    expect(spans[1]?.to).toBe(day("2026-11-01"));
  });

  it.each([
    [1, 0],
    [5, 0],
    [0.2, 1],
    [0.05, 2],
    [0.5, 1],
  ])("a step of %d needs %d places", (step, places) => {
    expect(tickPlaces(step)).toBe(places);
  });
});

describe("people and verbs", () => {
  it("the position stands before the name, and a hidden name leaves no trace", () => {
    expect(personLine({ position: "Nurse manager, 4 West", name: "N. Reyes" })).toBe(
      "Nurse manager, 4 West · N. Reyes",
    );
    expect(personLine({ position: "Registered nurse", name: null })).toBe("Registered nurse");
    expect(personLine(null)).toBe("Nobody");
    expect(positionOf(null, "the level above")).toBe("the level above");
  });

  it("says every verb of the ledger in plain words", () => {
    expect(verbWords("goal.commit")).toBe("Committed the goal");
    expect(verbWords("something.new_here")).toBe("Something new here");
  });
});
