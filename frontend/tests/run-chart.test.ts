import { describe, expect, it } from "vitest";
import { miniChart } from "../src/domain/mini-chart";
import { extent, judgedBy, phasesOf, type Judged } from "../src/domain/run-chart";

const datum = (month: number, value: string, source = "events") => ({
  id: `${month}`,
  value,
  periodStart: `2026-0${month}-01`,
  periodEnd: `2026-0${month + 1}-01`,
  source,
  provisional: false,
});
const judged = (month: number, phase: number, more: Partial<Judged> = {}) => ({
  periodStart: `2026-0${month}-01`,
  periodEnd: `2026-0${month + 1}-01`,
  source: "events",
  centre: 5,
  lower: 2,
  upper: 8,
  phase,
  signal: null,
  verdict: null,
  ...more,
});

describe("a chart's points", () => {
  it("have what the server says of their own period and source, and nothing else", () => {
    const data = judgedBy(
      [datum(1, "5"), datum(2, "6"), datum(2, "9", "owner")],
      [judged(2, 0, { verdict: "CONCERN" })],
    );
    expect(data.map(({ judged: told }) => told?.verdict)).toEqual([undefined, "CONCERN", undefined]);
  });

  it("have room for their limits", () => {
    const data = judgedBy([datum(1, "5")], [judged(1, 0, { upper: 40, lower: -3 })]);
    const [low, high] = extent(data, []);
    expect(low).toBeLessThanOrEqual(-3);
    expect(high).toBeGreaterThanOrEqual(40);
  });

  it("are drawn phase by phase; what has no middle has no line", () => {
    const data = judgedBy(
      [datum(1, "5"), datum(2, "6"), datum(3, "1"), datum(4, "2")],
      [judged(1, 0), judged(2, 0, { centre: null }), judged(3, 1), judged(4, 1)],
    );
    expect(phasesOf(data).map(({ phase, points }) => [phase, points.length])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});

describe("a small chart", () => {
  it("holds its limits as well", () => {
    const data = [
      { value: "5", provisional: false },
      { value: "6", provisional: false },
    ];
    const chart = miniChart(data, [], 100, 50, [0, 10]);
    expect(chart.lines).toEqual([45, 5]);
    expect(chart.points.every(({ y }) => y > 5 && y < 45)).toBe(true);
  });
});
