import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf, throughDay } from "../src/domain/instants";

describe("the day of an instant west of Greenwich", () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = "America/Chicago";
  });
  afterAll(() => {
    process.env.TZ = zone;
  });

  it.each([
    ["2026-11-21T03:10:00Z", "2026-11-20"],
    ["2026-11-21T18:00:00Z", "2026-11-21"],
    ["2027-01-01T05:59:59Z", "2026-12-31"],
    ["2026-11-21", "2026-11-21"],
  ])("%s is %s", (at, expected) => {
    expect(dayOf(at)).toBe(expected);
  });

  it("includes the whole of a last day", () => {
    expect(throughDay("2026-11-21")).toBe("2026-11-22T05:59:00.000Z");
  });
});
