/** The past day that an address asks for. */
import { dayNumber } from "./format";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

export interface AsOf {
  /** YYYY-MM-DD, before today. Nothing is the present. */
  day: string | undefined;
  /** What was written in place of a day. */
  wrong: string | null;
}

export const PRESENT: AsOf = { day: undefined, wrong: null };

/** 2026-02-30 is no day, although a date would make 2 March of it. */
export const isDay = (said: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(said) && dayNumber(said) >= 0 && dayOfNumber(dayNumber(said)) === said;

/** A past day is itself; today and what has not come yet are the present; anything else is said to be no day. */
export function asOf(said: string | undefined, today: string): AsOf {
  if (!said) return PRESENT;
  if (!isDay(said)) return { day: undefined, wrong: said };
  return said < today ? { day: said, wrong: null } : PRESENT;
}

export const dayOfNumber = (number: number): string =>
  new Date(number * 86_400_000).toISOString().slice(0, 10);

/** "14 March 2026" */
export function longDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

export interface DayChoice {
  title: string;
  day: string;
}

/** The days that people most often go back to. */
export function usualDays(today: string): DayChoice[] {
  const now = dayNumber(today);
  const [year = 0, month = 0] = today.split("-").map(Number);
  const endBefore = (first: number) => new Date(Date.UTC(year, first, 0)).toISOString().slice(0, 10);
  const lastYear = `${year - 1}${today.slice(4)}`;
  return [
    { title: "Yesterday", day: dayOfNumber(now - 1) },
    { title: "A week ago", day: dayOfNumber(now - 7) },
    { title: "End of last month", day: endBefore(month - 1) },
    { title: "End of last quarter", day: endBefore(Math.floor((month - 1) / 3) * 3) },
    { title: "A year ago", day: isDay(lastYear) ? lastYear : `${year - 1}-02-28` },
  ];
}
