/**
 * What a chart over time shows: dated points with the limits that chance allows, the target as it stood at each time, and
 * seams from which it is another chart.
 */
import { dayNumber } from "./format";
import { dayOf } from "./instants";

/** What the server's rules say of a point; lines are null where the chart has none there. */
export interface Judged {
  centre: number | null;
  lower: number | null;
  upper: number | null;
  phase: number;
  signal: string | null;
  verdict: "IMPROVEMENT" | "CONCERN" | "HIGH" | "LOW" | null;
}

export interface RunDatum {
  id: string;
  value: string;
  judged?: Judged | undefined;
  periodStart: string;
  periodEnd: string;
  source: string;
  provisional: boolean;
  numerator?: string | null;
  denominator?: string | null;
}

export interface RunTarget {
  /** The number, or both ends of a range. */
  values: string[];
  from: string;
  /** Empty: in force. */
  to: string | null;
  words: string;
}

/** The middle of a period, as days since 1970: where its point stands. */
export const middle = (datum: Pick<RunDatum, "periodStart" | "periodEnd">): number =>
  (dayNumber(datum.periodStart) + dayNumber(datum.periodEnd)) / 2;

/** Lowest and highest value with a little air; a scale of counts, rates and shares never goes below zero. */
export function extent(data: readonly RunDatum[], targets: readonly RunTarget[]): [number, number] {
  const values = [
    ...data.map((datum) => Number(datum.value)),
    ...data.flatMap(({ judged }) => [judged?.centre, judged?.lower, judged?.upper].filter(isNumber)),
    ...targets.flatMap((target) => target.values.map(Number)),
  ];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  const floor = low - air;
  return [low >= 0 && (floor < 0 || low < (high - low) * 0.6) ? 0 : floor, high + air];
}

const isNumber = (value: number | null | undefined): value is number => typeof value === "number";

interface Period {
  periodStart: string;
  periodEnd: string;
}

/** Each datum with what the rules say of its period. */
export function judgedBy<Datum extends Period & { source: string }>(
  data: readonly Datum[],
  points: readonly (Period & Judged & { source: string })[],
): (Datum & { judged?: Judged | undefined })[] {
  const keyed = (one: Period & { source: string }) => `${one.periodStart} ${one.periodEnd} ${one.source}`;
  const known = new Map(points.map((point) => [keyed(point), point]));
  return data.map((datum) => ({ ...datum, judged: known.get(keyed(datum)) }));
}

/** The points of each phase, which has lines of its own. */
export function phasesOf(data: readonly RunDatum[]): { phase: number; points: RunDatum[] }[] {
  const found = new Map<number, RunDatum[]>();
  for (const datum of data)
    if (datum.judged && datum.judged.centre !== null)
      found.set(datum.judged.phase, [...(found.get(datum.judged.phase) ?? []), datum]);
  return [...found].map(([phase, points]) => ({ phase, points }));
}

/** How many digits the numbers on an axis need so that neighbours differ. */
export const tickPlaces = (step: number): number =>
  step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));

/** The targets cut to the time that the chart shows, oldest first. */
export function targetSpans(
  targets: readonly RunTarget[],
  first: number,
  last: number,
): { from: number; to: number; values: { at: number; raw: string }[]; words: string }[] {
  return targets
    .map((target) => ({
      from: Math.max(first, dayNumber(dayOf(target.from))),
      to: target.to ? Math.min(last, dayNumber(dayOf(target.to))) : last,
      values: target.values.map((raw) => ({ at: Number(raw), raw })),
      words: target.words,
    }))
    .filter((span) => span.to > span.from)
    .toSorted((one, other) => one.from - other.from);
}
