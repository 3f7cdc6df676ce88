import { useSyncExternalStore } from "react";
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

/** The instant, to the minute; what is shown by it moves along. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => minute) * MINUTE_MS;

/** Today on the organization's calendar, YYYY-MM-DD. */
export function useToday(): string {
  const { me } = useSession();
  const now = useNow();
  return me?.organization?.day ?? new Date(now).toISOString().slice(0, 10);
}
