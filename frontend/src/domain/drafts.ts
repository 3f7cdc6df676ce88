/** What a person has begun to say about a goal, kept on their own device until it is sent. It holds no names. */

export const DRAFT_DAYS = 7;
const DAY_MS = 86_400_000;

export type Claimed = "ON_TRACK" | "AT_RISK" | "OFF_TRACK";
export type BarrierCode = "STAFFING" | "CENSUS" | "EQUIPMENT" | "SUPPLY" | "PROCESS";

export interface CheckInDraft {
  claimed: Claimed | null;
  note: string;
  barriers: BarrierCode[];
  needsHelp: boolean;
  nextStep: string;
  confidence: number | null;
  /** The unit's own count, as typed. */
  count: { value: string; numerator: string; denominator: string } | null;
}

export interface KeptDraft {
  draft: CheckInDraft;
  savedAt: number;
}

export const emptyDraft = (): CheckInDraft => ({
  claimed: null,
  note: "",
  barriers: [],
  needsHelp: false,
  nextStep: "",
  confidence: null,
  count: null,
});

/** One per person and goal: another person on the same device never meets it. */
export const draftKey = (personId: string, goalId: string) => `draft:${personId}:${goalId}`;
export const snoozeKey = (personId: string) => `later:${personId}`;

/** Whether one of these people keeps a draft, or what they put off, under this key. */
export const isDraftOf = (key: unknown, people: readonly string[]): boolean =>
  typeof key === "string" &&
  people.some((person) => key.startsWith(draftKey(person, "")) || key === snoozeKey(person));

export const isFresh = (kept: { savedAt: number }, now: number) =>
  now - kept.savedAt < DRAFT_DAYS * DAY_MS && kept.savedAt <= now + DAY_MS;

export const isOldDraft = (key: unknown, value: unknown, now: number): boolean =>
  typeof key === "string" && key.startsWith("draft:") && !isFresh(value as KeptDraft, now);

export function isEmptyDraft(draft: CheckInDraft): boolean {
  const { count } = draft;
  return (
    draft.claimed === null &&
    draft.note.trim() === "" &&
    draft.nextStep.trim() === "" &&
    draft.barriers.length === 0 &&
    !draft.needsHelp &&
    draft.confidence === null &&
    !(count && (count.value || count.numerator || count.denominator))
  );
}

/** The draft to go on with, or nothing where it is too old or says nothing. */
export function revived(kept: KeptDraft | undefined, now: number): CheckInDraft | null {
  if (!kept || !isFresh(kept, now) || isEmptyDraft(kept.draft)) return null;
  return { ...emptyDraft(), ...kept.draft };
}
