import { describe, expect, it } from "vitest";
import { age, by, day, dayNumber, nowTarget, round, shift, value } from "../src/domain/format";

const today = dayNumber("2026-11-21");

describe("values", () => {
  it.each([
    ["0.0725", 2, "7.25"],
    ["0.8", 2, "80"],
    ["1", 2, "100"],
    ["-0.055", 2, "-5.5"],
    ["12.3456", 2, "1234.56"],
  ])("moves the point of %s by %i without a float", (raw, places, shown) => {
    expect(shift(raw, places)).toBe(shown);
  });

  it.each([
    ["0.125", 2, "0.13"],
    ["0.995", 2, "1.00"],
    ["9.999", 0, "10"],
    ["-0.004", 2, "0.00"],
    ["0.1000000000000000000000000001", 3, "0.100"],
  ])("rounds %s to %i places", (raw, places, shown) => {
    expect(round(raw, places)).toBe(shown);
  });

  it.each([
    ["0.72", "%", "72%"],
    ["0.7125", "%", "71.3%"],
    ["0.62", "per 1,000 patient-days", "0.62"],
    ["0.62334411", "per 1,000 patient-days", "0.62"],
    ["12.345", "minutes", "12.3"],
    ["1234.5", "", "1,235"],
    ["3–5", "hours", "3–5"],
    ["0.1–0.25", "%", "10%–25%"],
    [null, "", ""],
    ["not a number", "", "not a number"],
  ])("shows %s in %s as %s", (raw, unit, shown) => {
    expect(value(raw, unit)).toBe(shown);
  });
});

describe("now → target", () => {
  it("gives both the places of the finer one, and says the year only when it is another", () => {
    const shown = nowTarget("0.62", "0.4", "2026-12-31", "per 1,000", today);
    expect([shown.now, shown.target, shown.by]).toEqual(["0.62", "0.40", "by Dec"]);
    expect(nowTarget("4.2", "3–5", "2027-06-30", "h", today)).toMatchObject({
      now: "4.2",
      target: "3–5",
      by: "by Jun 2027",
    });
    expect(nowTarget("31", "20", null, "min", today)).toMatchObject({ now: "31", target: "20", by: "" });
  });

  it("never says a percentage of progress", () => {
    expect(nowTarget("0.62", "0.40", "2026-12-31", "per 1,000", today).sentence).toBe(
      "now 0.62, target 0.40 per 1,000 by Dec",
    );
  });

  it("places now and target on one scale from zero", () => {
    const bar = nowTarget("0.5", "1", null, "", today).bar;
    expect(bar?.now).toBeCloseTo((bar?.low ?? 0) / 2);
    expect(bar?.low).toBe(bar?.high);
    const range = nowTarget("4", "3–5", null, "", today).bar;
    expect(range?.low).toBeLessThan(range?.now ?? 0);
    expect(range?.high).toBeGreaterThan(range?.now ?? 1);
  });

  it("draws no bar without a value, a target, or on a scale that has no zero end", () => {
    expect(nowTarget(null, "1", null, "", today).bar).toBeNull();
    expect(nowTarget("1", null, null, "", today).bar).toBeNull();
    expect(nowTarget("-1", "2", null, "", today).bar).toBeNull();
    expect(nowTarget("0", "0", null, "", today).bar).toBeNull();
  });
});

describe("dates", () => {
  it("are calendar days, the same everywhere", () => {
    expect(day(today)).toBe("21 Nov 2026");
    expect(dayNumber("2026-03-29") - dayNumber("2026-03-28")).toBe(1);
    expect([dayNumber(null), dayNumber(""), dayNumber("soon")]).toEqual([-1, -1, -1]);
  });

  it.each([
    [0, "Today"],
    [1, "Yesterday"],
    [95, "95 d ago"],
    [-3, "Today"],
    [400, "17 Oct 2025"],
  ])("%i days before today reads %s", (days, said) => {
    expect(age(today - days, today)).toBe(said);
  });

  it("say never where nothing was said", () => {
    expect(age(-1, today)).toBe("Never");
    expect(by(null, today)).toBe("");
  });
});
