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

/** Shown digits depend on size: 0.62, 12.4, 348; never more than were recorded. A range "low–high" is handled part by part. */
export function value(raw: string | null | undefined, unit = ""): string {
  if (raw === null || raw === undefined || raw === "") return "";
  if (raw.includes("–"))
    return raw
      .split("–")
      .map((part) => value(part, unit))
      .join("–");
  if (!isDecimal(raw)) return raw;
  const plain = unit === "%" ? shift(raw, 2) : raw;
  const size = Math.abs(Number(plain));
  const most = unit === "%" ? 1 : size < 10 ? 2 : size < 100 ? 1 : 0;
  const places = Math.min(most, plain.split(".")[1]?.length ?? 0);
  const short = round(plain, places).replace(/\.0+$/, "");
  const [whole = "", part] = short.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${grouped}${part ? `.${part}` : ""}${unit === "%" ? "%" : ""}`;
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
  const text = {
    now: value(now, unit),
    target: value(target, unit),
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
