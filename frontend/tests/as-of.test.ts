import { describe, expect, it } from "vitest";
import { asOf, isDay, longDay, PRESENT, usualDays } from "../src/domain/as-of";

const TODAY = "2026-11-26";

describe("the day that an address asks for", () => {
  it("is the past before today, and the present from today on", () => {
    expect(asOf("2026-03-14", TODAY)).toEqual({ day: "2026-03-14", wrong: null });
    expect(asOf("2026-11-25", TODAY).day).toBe("2026-11-25");
    expect([undefined, "", TODAY, "2026-11-27", "2031-01-01"].map((said) => asOf(said, TODAY))).toEqual(
      Array.from({ length: 5 }, () => PRESENT),
    );
  });

  it.each([
    "2026-02-30",
    "14.3.2026",
    "2026-3-14",
    "2026",
    "yesterday",
    "2026-13-01",
    "2026-03-14T10:00:00Z",
  ])("%s is no day", (said) => {
    expect(isDay(said)).toBe(false);
    expect(asOf(said, TODAY)).toEqual({ day: undefined, wrong: said });
  });

  it("is said in full", () => expect(longDay("2026-03-04")).toBe("4 March 2026"));

  it("is one of the usual days", () => {
    expect(usualDays(TODAY).map((one) => one.day)).toEqual([
      "2026-11-25",
      "2026-11-19",
      "2026-10-31",
      "2026-09-30",
      "2025-11-26",
    ]);
    expect(usualDays("2028-02-29").map((one) => one.day)).toEqual([
      "2028-02-28",
      "2028-02-22",
      "2028-01-31",
      "2027-12-31",
      "2027-02-28",
    ]);
  });
});
