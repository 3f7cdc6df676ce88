/** Dates and values as people read them. Values arrive as decimal strings and are never made into floats to be shown. */
import { words } from "./words";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;

/** Calendar day as days since 1970, or -1. Days have no time zone: "2026-11-21" is that day everywhere. */
export function dayNumber(date: string | null | undefined): number {
  if (!date) return -1;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? -1 : Math.round(at / DAY_MS);
}

/** "Today", "Yesterday", "5 d ago"; from a year on the date itself. */
export function age(then: number, today: number): string {
  if (then < 0) return words.never;
  const days = today - then;
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return days < 365 ? `${days} d ago` : day(then);
}

/** "21 Nov 2026" */
export function day(number: number): string {
  const date = new Date(number * DAY_MS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "21 Nov", or "21 Nov 2025" when it is not in the year of today. */
export function dayThisYear(number: number, today: number): string {
  const year = new Date(number * DAY_MS).getUTCFullYear();
  return year === new Date(today * DAY_MS).getUTCFullYear()
    ? day(number).replace(` ${year}`, "")
    : day(number);
}

/** "by Dec", or "by Dec 2027" when it is not in the year of today. */
export function by(due: string | null, today: number): string {
  const number = dayNumber(due);
  if (number < 0) return "";
  const date = new Date(number * DAY_MS);
  const year = date.getUTCFullYear();
  const same = year === new Date(today * DAY_MS).getUTCFullYear();
  return `by ${MONTHS[date.getUTCMonth()]}${same ? "" : ` ${year}`}`;
}

/** Shifts the decimal point to the right without going through a float: shift("0.0725", 2) is "7.25". */
export function shift(raw: string, places: number): string {
  const negative = raw.startsWith("-");
  const [whole = "0", part = ""] = (negative ? raw.slice(1) : raw).split(".");
  const digits = part.padEnd(places, "0");
  const moved = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, "");
  const rest = digits.slice(places);
  return `${negative ? "-" : ""}${moved}${rest ? `.${rest}` : ""}`;
}

/** Rounds a decimal string half up, away from zero, to a number of places. */
export function round(raw: string, places: number): string {
  const negative = raw.startsWith("-");
  const [whole = "0", part = ""] = (negative ? raw.slice(1) : raw).split(".");
  const kept = BigInt(`${whole}${part.slice(0, places).padEnd(places, "0")}`);
  const up = (part[places] ?? "0") >= "5" ? 1n : 0n;
  const digits = (kept + up).toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

const isDecimal = (raw: string) => /^-?\d+(\.\d+)?$/.test(raw);

const decimals = (raw: string) => raw.split(".")[1]?.length ?? 0;

/** How many places a value shows: 0.62, 12.4, 348; never more than were recorded. */
function placesOf(raw: string, unit: string): number {
  const plain = unit === "%" ? shift(raw, 2) : raw;
  const size = Math.abs(Number(plain));
  const most = unit === "%" ? 1 : size < 10 ? 2 : size < 100 ? 1 : 0;
  return Math.min(most, decimals(plain));
}

/** A value as it is read: a fraction in "%" as a percent, thousands grouped. A range "low–high" goes part by part. */
export function value(raw: string | null | undefined, unit = "", least = 0): string {
  if (raw === null || raw === undefined || raw === "") return "";
  if (raw.includes("–")) {
    const parts = raw.split("–").map((part) => value(part, unit, least));
    return parts.join("–");
  }
  if (!isDecimal(raw)) return raw;
  const plain = unit === "%" ? shift(raw, 2) : raw;
  const places = placesOf(raw, unit);
  const short = round(plain, places).replace(/\.0+$/, "");
  const [whole = "", part = ""] = short.split(".");
  const padded = least > 0 ? part.padEnd(least, "0") : part;
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${grouped}${padded ? `.${padded}` : ""}${unit === "%" ? "%" : ""}`;
}

/** 0.62 → 0.40 and not 0.4: both take the places of the finer one, unless the target is whole. */
function commonPlaces(now: string | null, target: string | null, unit: string): number {
  if (now === null || target === null || unit === "%" || ![now, target].every(isDecimal)) return 0;
  if (placesOf(target, unit) === 0 || /^-?\d+(\.0+)?$/.test(target)) return 0;
  return Math.max(placesOf(now, unit), placesOf(target, unit));
}

export interface NowTarget {
  now: string;
  target: string;
  by: string;
  unit: string;
  /** The whole as one sentence, for a screen reader and a tooltip. */
  sentence: string;
  /** Position of now and target on one scale from 0 to 1, for the bar; null where there is nothing to compare. */
  bar: { now: number; low: number; high: number } | null;
}

/** "0.62 → 0.40 by Dec", with the places of a bar: a scale from zero to a little beyond the larger of both. */
export function nowTarget(
  now: string | null,
  target: string | null,
  due: string | null,
  unit: string,
  today: number,
): NowTarget {
  const least = commonPlaces(now, target, unit);
  const text = {
    now: value(now, unit, least),
    target: value(target, unit, least),
    by: by(due, today),
    unit: unit === "%" ? "" : unit,
  };
  const sentence = target
    ? `${text.now ? `now ${text.now}` : "no value yet"}, target ${text.target} ${text.unit} ${text.by}`
        .replace(/ +/g, " ")
        .trim()
    : "no target";
  return { ...text, sentence, bar: bar(now, target) };
}

function bar(now: string | null, target: string | null): NowTarget["bar"] {
  if (now === null || target === null) return null;
  const [low, high = low] = target.split("–").map(Number);
  const at = Number(now);
  const top = Math.max(at, high ?? 0) * 1.12;
  if (![low, high, at].every((number) => Number.isFinite(number) && (number ?? -1) >= 0) || top === 0)
    return null;
  return { now: at / top, low: (low ?? 0) / top, high: (high ?? 0) / top };
}
