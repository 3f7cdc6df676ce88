/** Periods as people say them, and which one a unit's own count would speak of. */
import { dayNumber } from "./format";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAY_MS = 86_400_000;

export type CadenceCode = "WEEKLY" | "MONTHLY" | "QUARTERLY" | "ANNUAL";

export interface Period {
  start: string;
  /** The first day after it. */
  end: string;
}

const iso = (at: Date) => at.toISOString().slice(0, 10);
const parts = (date: string) => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return { year, month, day };
};
export const addDays = (date: string, days: number): string =>
  iso(new Date(dayNumber(date) * DAY_MS + days * DAY_MS));
const monthStart = (year: number, month: number) => iso(new Date(Date.UTC(year, month, 1)));

/** "October", "Q3", "2025" or "week of 3 Nov"; with the year where it is not this one. */
export function periodName(period: Period, today: string): string {
  const from = parts(period.start);
  const now = parts(today);
  const year = from.year === now.year ? "" : ` ${from.year}`;
  const days = dayNumber(period.end) - dayNumber(period.start);
  const month = MONTHS[from.month - 1] ?? "";
  if (days >= 360 && days <= 370) return `${from.year}${from.month === 1 ? "" : `, from ${month}`}`;
  if (from.day === 1 && days >= 28 && days <= 31) return `${month}${year}`;
  if (from.day === 1 && days >= 89 && days <= 92 && from.month % 3 === 1)
    return `Q${(from.month + 2) / 3}${year}`;
  if (days === 7) return `week of ${from.day} ${month.slice(0, 3)}${year}`;
  const last = parts(addDays(period.end, -1));
  const began = from.year === last.year ? "" : ` ${from.year}`;
  return `${from.day} ${month.slice(0, 3)}${began} to ${last.day} ${MONTHS[last.month - 1]?.slice(0, 3)}${last.year === now.year ? "" : ` ${last.year}`}`;
}

/** The last whole period that is over by today. */
export function lastWhole(cadence: CadenceCode, today: string): Period {
  const { year, month } = parts(today);
  switch (cadence) {
    case "WEEKLY": {
      const weekday = (new Date(dayNumber(today) * DAY_MS).getUTCDay() + 6) % 7;
      const end = addDays(today, -weekday);
      return { start: addDays(end, -7), end };
    }
    case "QUARTERLY": {
      const first = Math.floor((month - 1) / 3) * 3;
      return { start: monthStart(year, first - 3), end: monthStart(year, first) };
    }
    case "ANNUAL":
      return { start: monthStart(year - 1, 0), end: monthStart(year, 0) };
    case "MONTHLY":
      return { start: monthStart(year, month - 2), end: monthStart(year, month - 1) };
  }
}
