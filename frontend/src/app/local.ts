/** What stays on this device: drafts, check-ins on their way, what was put off. Never an answer of the server. */
import { del, delMany, get, keys, set, update } from "idb-keyval";
import { isDraftKey } from "../domain/drafts";
import { prune, type Waiting } from "../domain/outbox";

const OUTBOX = "outbox";

/** Some private windows have no storage; then nothing is kept and everything else works. */
async function quiet<Value>(task: () => Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await task();
  } catch {
    return otherwise;
  }
}

export const keep = (key: string, value: unknown) => quiet(() => set(key, value), undefined);
export const kept = <Value>(key: string) => quiet(() => get<Value>(key), undefined);
export const drop = (key: string) => quiet(() => del(key), undefined);

export const outbox = () => quiet(async () => prune((await get<Waiting[]>(OUTBOX)) ?? [], Date.now()), []);

/** Changes the box in one step, so that two tabs do not lose each other's words. False where nothing can be kept. */
export const changeOutbox = (change: (box: readonly Waiting[]) => Waiting[]) =>
  quiet(async () => {
    await update<Waiting[]>(OUTBOX, (box) => change(box ?? []));
    return true;
  }, false);

/** At sign-out: every draft on this device. */
export const forgetDrafts = () => quiet(async () => delMany((await keys()).filter(isDraftKey)), undefined);
