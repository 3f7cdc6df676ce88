/**
 * The cascade as the browser keeps it: fetched as columns, outside of the GraphQL cache, asked for again every ten
 * seconds and after each write of one's own. An unchanged answer costs one 304; a failure leaves the old data standing.
 */
import { useSyncExternalStore } from "react";
import { decode, type Snapshot, type WireSnapshot } from "../domain/columns";
import { applyDelta } from "../domain/delta";
import { inTheNameOf, isAnothers } from "./person";

const EVERY_MS = 10_000;

export interface SnapshotState {
  snapshot: Snapshot | null;
  /** When the server last confirmed it. */
  confirmedAt: number;
  failure: "signed-out" | "unreachable" | null;
}

let state: SnapshotState = { snapshot: null, confirmedAt: 0, failure: null };
let etag = "";
let running: Promise<void> | null = null;
let again = false;
let timer = 0;
const listeners = new Set<() => void>();

function set(next: Partial<SnapshotState>): void {
  state = { ...state, ...next };
  for (const tell of listeners) tell();
}

async function load(): Promise<void> {
  const base = state.snapshot?.wire;
  const since = base ? `?since=${encodeURIComponent(base.watermark)}` : "";
  const response = await fetch(`/api/v1/cascade${since}`, {
    credentials: "same-origin",
    headers: { Accept: "application/json", ...inTheNameOf(), ...(etag ? { "If-None-Match": etag } : {}) },
    cache: "no-store",
  });
  if (await isAnothers(response)) return;
  if (response.status === 304) return set({ confirmedAt: Date.now(), failure: null });
  if (response.status === 401 || response.status === 403)
    return set({ failure: "signed-out", snapshot: null });
  if (!response.ok) throw new Error(`cascade answered ${response.status}`);
  const wire = (await response.json()) as WireSnapshot;
  etag = response.headers.get("ETag") ?? "";
  const whole = base ? applyDelta(base, wire) : wire;
  set({ snapshot: decode(whole), confirmedAt: Date.now(), failure: null });
}

/** Asks now. A call while another is under way asks once more after it, so that a write just made is never missed. */
export function refreshSnapshot(): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = load()
    .catch(() => set({ failure: "unreachable" }))
    .finally(() => {
      running = null;
      if (!again) return;
      again = false;
      void refreshSnapshot();
    });
  return running;
}

const poll = () => {
  if (document.visibilityState === "visible") void refreshSnapshot();
};

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  if (listeners.size === 1) {
    void refreshSnapshot();
    timer = window.setInterval(poll, EVERY_MS);
    document.addEventListener("visibilitychange", poll);
  }
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    document.removeEventListener("visibilitychange", poll);
  };
}

export const useSnapshot = (): SnapshotState => useSyncExternalStore(subscribe, () => state);
export const currentSnapshot = (): Snapshot | null => state.snapshot;
