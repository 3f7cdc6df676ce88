/** Instants as people say them, on the clock of the person who reads. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number: number) => String(number).padStart(2, "0");

/** The calendar day of an instant, "2025-11-21", on the reader's clock; a plain day stays what it is. */
export function dayOf(at: string): string {
  if (at.length === 10) return at;
  const then = new Date(at);
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** The last minute of a calendar day on the reader's clock, as the server takes instants: "that day included". */
export const throughDay = (day: string): string => new Date(`${day}T23:59:00`).toISOString();

/** "21 Nov", "21 Nov 2025" where it is another year. */
export function shortDay(at: string | number, now: number): string {
  const then = new Date(at);
  const year = then.getFullYear() === new Date(now).getFullYear() ? "" : ` ${then.getFullYear()}`;
  return `${then.getDate()} ${MONTHS[then.getMonth()]}${year}`;
}

/** "today 14:05", "yesterday 09:10", "Tue 18 Nov", "18 Nov 2025". */
export function moment(at: string | number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  const days = Math.round((atMidnight(today) - atMidnight(then)) / 86_400_000);
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  if (days === 0) return `today ${time}`;
  if (days === 1) return `yesterday ${time}`;
  if (days > 1 && days < 7)
    return `${["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][then.getDay()]} ${shortDay(at, now)}`;
  return shortDay(at, now);
}

/** More than an hour between making and arriving is worth saying. */
export const arrivedLater = (madeAt: string, recordedAt: string): boolean =>
  Date.parse(recordedAt) - Date.parse(madeAt) > 3_600_000;

function atMidnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
