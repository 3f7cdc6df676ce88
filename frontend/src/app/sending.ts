/**
 * How a check-in leaves this device. Sent means committed; without a connection it waits here, belongs to the person
 * who wrote it, and goes out by itself when that same person is back on line.
 */
import { useSyncExternalStore } from "react";
import {
  discard,
  mine,
  put,
  settle,
  toSend,
  without,
  type Attempt,
  type CheckInSend,
  type Waiting,
} from "../domain/outbox";
import { RecordCheckInDocument, RecordCheckInsDocument } from "../gql/app/graphql";
import { OFFLINE, tell, type Problem } from "./ask";
import { changeOutbox, outbox } from "./local";
import { currentSession } from "./session";

let waiting: readonly Waiting[] = [];
/** Goal to the check-in that has left this device for it since the page was opened. */
let left: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

async function refresh(): Promise<void> {
  const person = currentSession().me?.person?.id ?? "";
  waiting = mine(await outbox(), person);
  for (const listener of listeners) listener();
}

async function change(by: (box: readonly Waiting[]) => Waiting[]): Promise<boolean> {
  const done = await changeOutbox(by);
  await refresh();
  return done;
}

/** This person's check-ins that have not left yet. */
export const useWaiting = () => useSyncExternalStore(subscribe, () => waiting);

/** What has just gone out of the box: the server's answer to an older question does not know of it yet. */
export const useLeft = () => useSyncExternalStore(subscribe, () => left);

/** Without a connection, or with an ended session, a check-in waits; everything else is an answer to it. */
const mustWait = ({ code }: Problem) => code === OFFLINE || code === "not_signed_in";

async function attempt(send: CheckInSend): Promise<Attempt> {
  const { problems } = await tell(RecordCheckInDocument, { input: send });
  const [first] = problems;
  if (!first) return { kind: "taken" };
  return mustWait(first) ? { kind: "offline" } : { kind: "refused", sentence: first.sentence };
}

export type Sent = { kind: "taken" } | { kind: "saved" } | { kind: "refused"; sentence: string };

async function save(sends: readonly CheckInSend[]): Promise<Sent> {
  const personId = currentSession().me?.person?.id ?? "";
  const kept = await change((box) => sends.reduce((all, send) => put(all, { personId, send }), [...box]));
  return kept
    ? { kind: "saved" }
    : {
        kind: "refused",
        sentence:
          "There is no connection and nothing can be saved in this window. Your text stays on the page.",
      };
}

export async function sendCheckIn(send: CheckInSend): Promise<Sent> {
  const result = await attempt(send);
  return result.kind === "offline" ? save([send]) : result;
}

/** Several in one go, all or none. */
export async function sendTogether(sends: CheckInSend[]): Promise<Sent> {
  const { problems } = await tell(RecordCheckInsDocument, { input: { drafts: sends } });
  const [first] = problems;
  if (!first) return { kind: "taken" };
  return mustWait(first) ? save(sends) : { kind: "refused", sentence: first.sentence };
}

export const isWaiting = (id: string): boolean => waiting.some((item) => item.send.id === id);

export const forgetWaiting = (people: readonly string[]) => change((box) => without(box, people));

export const discardWaiting = (id: string) => change((box) => discard(box, id));

/** Puts a refused one back in line, as a new word of now. */
export const sendAgain = async (item: Waiting): Promise<void> => {
  await change((box) => put(discard(box, item.send.id), { personId: item.personId, send: item.send }));
  await sendWaiting();
};

let sending = false;

/** Sends what waits, oldest first; stops at the first sign that there is no connection. Says how many still wait. */
export async function sendWaiting(): Promise<number> {
  const { me, status } = currentSession();
  await refresh();
  if (sending || status !== "in" || !me?.person) return waiting.length;
  sending = true;
  try {
    for (const item of toSend(await outbox(), me.person.id)) {
      const result = await attempt(item.send);
      if (result.kind === "offline") break;
      if (result.kind === "taken") left = new Map(left).set(item.send.goalId, item.send.id);
      await change((box) => settle(box, item.send.id, result));
    }
  } finally {
    sending = false;
  }
  await refresh();
  return waiting.length;
}

/** Tries when the connection returns and every half minute. */
export function keepSending(): () => void {
  const go = () => void sendWaiting();
  go();
  const timer = window.setInterval(go, 30_000);
  window.addEventListener("online", go);
  return () => {
    window.clearInterval(timer);
    window.removeEventListener("online", go);
  };
}
