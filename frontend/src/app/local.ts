/** What stays on this device: drafts, check-ins on their way, what was put off. Never an answer of the server. */
import { del, delMany, entries, get, keys, set, update } from "idb-keyval";
import { isDraftOf, isOldDraft } from "../domain/drafts";
import type { Waiting } from "../domain/outbox";

const OUTBOX = "outbox";
const SAVE_AFTER_MS = 400;

const writing = new Set<Promise<unknown>>();
const soon = new Map<string, { timer: number; write: () => void }>();

/** Some private windows have no storage; then nothing is kept and everything else works. */
function quiet<Value>(task: () => Promise<Value>, otherwise: Value): Promise<Value> {
  const run = (async () => {
    try {
      return await task();
    } catch {
      return otherwise;
    }
  })();
  writing.add(run);
  void run.finally(() => writing.delete(run));
  return run;
}

export const keep = (key: string, value: unknown) => quiet(() => set(key, value), undefined);
export const kept = <Value>(key: string) => quiet(() => get<Value>(key), undefined);

function notSoon(key: string): void {
  window.clearTimeout(soon.get(key)?.timer);
  soon.delete(key);
}

export function drop(key: string): Promise<void> {
  notSoon(key);
  return quiet(() => del(key), undefined);
}

/** Kept when the fingers rest; nothing to keep drops it. */
export function keepSoon(key: string, value: unknown): void {
  notSoon(key);
  const write = () => {
    notSoon(key);
    void (value === null ? drop(key) : keep(key, value));
  };
  soon.set(key, { timer: window.setTimeout(write, SAVE_AFTER_MS), write });
}

/** Everything that is to be kept is, once what is being answered just now has had its say. */
export async function allKept(): Promise<void> {
  await new Promise((done) => window.setTimeout(done, 50));
  for (const { write } of soon.values()) write();
  await Promise.allSettled(writing);
}

export const outbox = () => quiet(async () => (await get<Waiting[]>(OUTBOX)) ?? [], []);

/** Changes the box in one step, so that two tabs do not lose each other's words. False where nothing can be kept. */
export const changeOutbox = (change: (box: readonly Waiting[]) => Waiting[]) =>
  quiet(async () => {
    await update<Waiting[]>(OUTBOX, (box) => change(box ?? []));
    return true;
  }, false);

/** At sign-out: what these people have begun to say; what another has begun waits for them. */
export function forgetDrafts(people: readonly string[]): Promise<void> {
  for (const key of soon.keys()) notSoon(key);
  return quiet(async () => delMany((await keys()).filter((key) => isDraftOf(key, people))), undefined);
}

/** Anybody's, once they are too old to go on with. */
export const forgetOldDrafts = () =>
  quiet(async () => {
    const old = (await entries()).filter(([key, value]) => isOldDraft(key, value, Date.now()));
    return delMany(old.map(([key]) => key));
  }, undefined);
