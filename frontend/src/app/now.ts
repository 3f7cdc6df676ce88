import { useSyncExternalStore } from "react";
import { throughDay } from "../domain/instants";
import { useAsOf } from "./past";
import { useSession } from "./session";

const MINUTE_MS = 60_000;
let minute = Math.floor(Date.now() / MINUTE_MS);

function subscribe(tell: () => void): () => void {
  const timer = window.setInterval(() => {
    minute = Math.floor(Date.now() / MINUTE_MS);
    tell();
  }, MINUTE_MS);
  return () => window.clearInterval(timer);
}

/** The instant, to the minute; what is shown by it moves along. On a page of the past, the end of its day. */
export function useNow(): number {
  const past = useAsOf();
  const now = useSyncExternalStore(subscribe, () => minute) * MINUTE_MS;
  return past ? Date.parse(throughDay(past)) : now;
}

/** Today on the organization's calendar, YYYY-MM-DD; on a page of the past, its day. */
export function useToday(): string {
  const past = useAsOf();
  const present = usePresentDay();
  return past ?? present;
}

/** Today, also on a page of the past. */
export function usePresentDay(): string {
  const { me } = useSession();
  const now = useSyncExternalStore(subscribe, () => minute) * MINUTE_MS;
  return me?.organization?.day ?? new Date(now).toISOString().slice(0, 10);
}
