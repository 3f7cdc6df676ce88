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
  undo,
  without,
  type Attempt,
  type CheckInSend,
  type Waiting,
} from "../domain/outbox";
import { RecordCheckInDocument, RecordCheckInsDocument, WithdrawCheckInDocument } from "../gql/app/graphql";
import { OFFLINE, tell, type Problem } from "./ask";
import { changeOutbox, forgetOldDrafts, outbox } from "./local";
import { ANOTHER_PERSON } from "./person";
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

const FAULT = "fault";
/** None of these is an answer to what was said: it waits. Everything else is one. */
const NO_ANSWER = [
  OFFLINE,
  FAULT,
  "not_signed_in",
  "forged_request",
  "too_many_requests",
  ANOTHER_PERSON,
] as const;

function cameOf([first]: readonly Problem[]): Attempt {
  if (!first) return { kind: "taken" };
  const code = NO_ANSWER.find((one) => one === first.code);
  return code ? { kind: "waits", code } : { kind: "refused", sentence: first.sentence };
}

const record = async (send: CheckInSend): Promise<Attempt> =>
  cameOf((await tell(RecordCheckInDocument, { input: send })).problems);

/** Whatever the server answers, that it never had the check-in included, there is nothing more to do. */
async function withdraw({ id }: CheckInSend): Promise<Attempt> {
  const result = cameOf((await tell(WithdrawCheckInDocument, { input: { checkInId: id } })).problems);
  return result.kind === "waits" ? result : { kind: "taken" };
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
  const result = await record(send);
  return result.kind === "waits" ? save([send]) : result;
}

/** Several in one go, all or none. */
export async function sendTogether(sends: CheckInSend[]): Promise<Sent> {
  const result = cameOf((await tell(RecordCheckInsDocument, { input: { drafts: sends } })).problems);
  return result.kind === "waits" ? save(sends) : result;
}

export const isWaiting = (id: string): boolean => waiting.some((item) => item.send.id === id);

export const forgetWaiting = (people: readonly string[]) => change((box) => without(box, people));

export const discardWaiting = (id: string) => change((box) => discard(box, id));

/** Takes back what waits. An answer may have been lost on its way, so the server is told as well. */
export async function undoWaiting(id: string): Promise<void> {
  await change((box) => undo(box, id));
  void sendWaiting();
}

/** Puts a refused one back in line, as a new word of now. */
export const sendAgain = async ({ personId, send }: Waiting): Promise<void> => {
  const said = { personId, send: { ...send, madeAt: new Date().toISOString() } };
  await change((box) => put(discard(box, send.id), said));
  await sendWaiting();
};

let sending = false;

/**
 * Sends what waits, oldest first; stops where the server does not answer, but one that it stumbles over holds up no
 * other. Says how many still wait.
 */
export async function sendWaiting(): Promise<number> {
  const { me, status } = currentSession();
  await refresh();
  if (sending || status !== "in" || !me?.person) return waiting.length;
  sending = true;
  try {
    for (const item of toSend(await outbox(), me.person.id)) {
      const result = await (item.undone ? withdraw : record)(item.send);
      if (result.kind === "waits" && result.code !== FAULT) break;
      if (result.kind === "taken" && !item.undone) left = new Map(left).set(item.send.goalId, item.send.id);
      await change((box) =>
        item.undone && result.kind === "taken"
          ? discard(box, item.send.id)
          : settle(box, item.send.id, result),
      );
    }
  } finally {
    sending = false;
  }
  await refresh();
  return waiting.length;
}

/** Tries when the connection returns and every half minute. */
export function keepSending(): () => void {
  void forgetOldDrafts();
  const go = () => void sendWaiting();
  go();
  const timer = window.setInterval(go, 30_000);
  window.addEventListener("online", go);
  return () => {
    window.clearInterval(timer);
    window.removeEventListener("online", go);
  };
}
