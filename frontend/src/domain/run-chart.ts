/** What a run chart shows: dated points, the target as it stood at each time, and seams where a definition changed. */
import { dayNumber } from "./format";
import { dayOf } from "./instants";

export interface RunDatum {
  id: string;
  value: string;
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
    ...targets.flatMap((target) => target.values.map(Number)),
  ];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  const floor = low - air;
  return [low >= 0 && (floor < 0 || low < (high - low) * 0.6) ? 0 : floor, high + air];
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
