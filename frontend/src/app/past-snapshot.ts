/** The cascade as it stood on a past day. Nothing in it can change, so it is fetched once; the last day is kept. */
import { useCallback, useEffect, useState } from "react";
import { decode, type Snapshot, type WireSnapshot } from "../domain/columns";
import { inTheNameOf, isAnothers } from "./person";

export interface PastSnapshot {
  snapshot: Snapshot | null;
  /** Why there is none, in a sentence. */
  problem: string | null;
  again: () => void;
}

interface Kept {
  day: string;
  snapshot: Snapshot | null;
  problem: string | null;
}

const UNREACHABLE = "There is no connection just now.";
let kept: Kept | null = null;

async function fetched(day: string): Promise<Kept> {
  const response = await fetch(`/api/v1/cascade?as_of=${day}`, {
    credentials: "same-origin",
    headers: { Accept: "application/json", ...inTheNameOf() },
    cache: "no-store",
  });
  if (response.ok) return { day, snapshot: decode((await response.json()) as WireSnapshot), problem: null };
  if (await isAnothers(response)) return { day, snapshot: null, problem: null };
  const said = (await response.json().catch(() => ({}))) as { detail?: string };
  return { day, snapshot: null, problem: said.detail ?? UNREACHABLE };
}

async function load(day: string): Promise<Kept> {
  try {
    return (kept = await fetched(day));
  } catch {
    return { day, snapshot: null, problem: UNREACHABLE };
  }
}

/** The component that asks is made anew for another day. */
export function usePastSnapshot(day: string): PastSnapshot {
  const [shown, setShown] = useState(() => (kept?.day === day && kept.snapshot ? kept : null));
  const known = shown !== null;
  useEffect(() => {
    let here = true;
    if (!known) void load(day).then((answer) => here && setShown(answer));
    return () => {
      here = false;
    };
  }, [day, known]);
  const again = useCallback(() => setShown(null), []);
  return { snapshot: shown?.snapshot ?? null, problem: shown?.problem ?? null, again };
}
