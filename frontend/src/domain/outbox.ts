/**
 * Check-ins that wait for a connection. Each belongs to one person and is never sent by another; each carries the id
 * that it will have, so that sending it twice does it once.
 */
import type { BarrierCode, Claimed } from "./drafts";

/** What is sent, exactly as the server takes it. */
export interface CheckInSend {
  id: string;
  goalId: string;
  claimed: Claimed;
  madeAt: string;
  unchanged: boolean;
  note?: string;
  nextStep?: string;
  barriers?: BarrierCode[];
  needsHelp?: boolean;
  confidence?: number;
  count?: {
    value?: string;
    numerator?: string;
    denominator?: string;
    periodStart: string;
    periodEnd: string;
    targetId?: string;
  };
}

export interface Waiting {
  personId: string;
  send: CheckInSend;
  /** Why the server would not take it; the text is kept until the person decides. */
  refused?: string;
  /** Taken back before its answer came: the server may have it, and is told to forget it. */
  undone?: true;
}

/** What came of one attempt: taken, refused with a sentence, or not answered. */
export type Attempt =
  { kind: "taken" } | { kind: "refused"; sentence: string } | { kind: "waits"; code: string };

/** A newer word on the same goal by the same person replaces one that has not left yet. */
export function put(box: readonly Waiting[], item: Waiting): Waiting[] {
  const others = box.filter(
    (one) =>
      one.personId !== item.personId || one.send.goalId !== item.send.goalId || one.send.id === item.send.id,
  );
  return [...others.filter((one) => one.send.id !== item.send.id), item];
}

/** Oldest first; only this person's own, and not what was refused. */
export function toSend(box: readonly Waiting[], personId: string): Waiting[] {
  return box
    .filter((one) => one.personId === personId && one.refused === undefined)
    .toSorted((one, other) => one.send.madeAt.localeCompare(other.send.madeAt));
}

/** What this person still means to say. */
export const mine = (box: readonly Waiting[], personId: string): Waiting[] =>
  box.filter((one) => one.personId === personId && !one.undone);

export function settle(box: readonly Waiting[], id: string, attempt: Attempt): Waiting[] {
  if (attempt.kind === "waits") return [...box];
  if (attempt.kind === "taken") return box.filter((one) => one.send.id !== id || one.undone);
  return box.map((one) => (one.send.id === id ? { ...one, refused: attempt.sentence } : one));
}

export const undo = (box: readonly Waiting[], id: string): Waiting[] =>
  box.map((one) => (one.send.id === id ? { ...one, undone: true } : one));

export const discard = (box: readonly Waiting[], id: string): Waiting[] =>
  box.filter((one) => one.send.id !== id);

/** At sign-out: what these people wrote; what another wrote waits for them. */
export const without = (box: readonly Waiting[], people: readonly string[]): Waiting[] =>
  box.filter((one) => !people.includes(one.personId));
