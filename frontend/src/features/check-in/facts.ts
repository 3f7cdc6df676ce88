/** What a check-in card stands on, and the statement it becomes. */
import type { CheckInDraft, Claimed } from "../../domain/drafts";
import { toStored } from "../../domain/number-entry";
import type { CheckInSend } from "../../domain/outbox";
import { addDays, lastWhole, type CadenceCode } from "../../domain/period";
import type { CheckInGoalQuery, DueCheckInsQuery } from "../../gql/check-in/graphql";

export type Due = NonNullable<DueCheckInsQuery["home"]["leader"]>["due"][number];
export type Goal = CheckInGoalQuery["goal"];
export type Datum = NonNullable<Due["lastValue"]>;
export type Measure = NonNullable<Goal["mainTarget"]>["measure"];

export const CLAIMS: readonly { code: Claimed; mark: "on_track" | "at_risk" | "off_track"; word: string }[] =
  [
    { code: "ON_TRACK", mark: "on_track", word: "On track" },
    { code: "AT_RISK", mark: "at_risk", word: "At risk" },
    { code: "OFF_TRACK", mark: "off_track", word: "Off track" },
  ];
export const claimOf = (code: Claimed) => CLAIMS.find((claim) => claim.code === code) ?? CLAIMS[0]!;

/** Counts of cases or events over what they are counted in; everything else is one number. */
export const hasTwoParts = (measure: Measure) =>
  measure.denominator !== "" && ["PROPORTION", "RATE", "RATIO"].includes(measure.scale);

/** The feed has brought all that can be expected by its lag, so that nothing needs to be typed. */
export function feedIsCurrent(datum: Datum | null | undefined, measure: Measure, day: string): boolean {
  if (!datum || datum.provisional) return false;
  const expected = lastWhole(measure.cadence as CadenceCode, addDays(day, -measure.lagDays));
  return datum.periodEnd >= expected.end;
}

export interface Composed {
  send?: CheckInSend;
  /** What is missing, in the words of the button. */
  missing?: string;
}

interface ComposeInput {
  draft: CheckInDraft;
  goalId: string;
  /** The measure's target, where the goal has one. */
  target: Goal["mainTarget"];
  day: string;
  id: string;
  madeAt: string;
  /** The last claim, when "Same as last time" was pressed. */
  same?: Claimed | null;
  askNextStep: boolean;
}

/** The statement as it is sent, or what is still missing. */
export function compose({
  draft,
  goalId,
  target,
  day,
  id,
  madeAt,
  same,
  askNextStep,
}: ComposeInput): Composed {
  const claimed = same ?? draft.claimed;
  if (!claimed) return { missing: "Choose how it is going first." };
  if (same && askNextStep && claimed === "OFF_TRACK" && !draft.nextStep.trim())
    return { missing: "Third time off track without change: say one next step." };
  const count = countOf(draft, target, day);
  if (count === "unreadable") return { missing: "One of the numbers cannot be read." };
  const nextStep = claimed === "ON_TRACK" ? "" : draft.nextStep.trim();
  return {
    send: {
      id,
      goalId,
      claimed,
      madeAt,
      unchanged: Boolean(same),
      ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      ...(nextStep ? { nextStep } : {}),
      ...(draft.barriers.length > 0 ? { barriers: draft.barriers } : {}),
      ...(draft.needsHelp ? { needsHelp: true } : {}),
      ...(draft.confidence === null ? {} : { confidence: draft.confidence }),
      ...(count ? { count } : {}),
    },
  };
}

function countOf(draft: CheckInDraft, target: Goal["mainTarget"], day: string) {
  const { count } = draft;
  if (!count || !target) return null;
  const period = lastWhole(target.measure.cadence as CadenceCode, day);
  const at = { periodStart: period.start, periodEnd: period.end, targetId: target.id };
  if (hasTwoParts(target.measure)) {
    if (!count.numerator && !count.denominator) return null;
    const numerator = toStored(count.numerator, "");
    const denominator = toStored(count.denominator, "");
    if (numerator === null || denominator === null || Number(denominator) <= 0) return "unreadable" as const;
    return { ...at, numerator, denominator };
  }
  if (!count.value) return null;
  const value = toStored(count.value, target.measure.unit);
  return value === null ? ("unreadable" as const) : { ...at, value };
}
