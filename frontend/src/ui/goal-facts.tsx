import { Link } from "@tanstack/react-router";
import { dayNumber, nowTarget } from "../domain/format";
import { personLine, type SaidPerson } from "../domain/people";
import { EVIDENCE_WORDS, GAP_WORDS, STATUS_WORDS } from "../domain/words";
import { Mark, StatusText, type MarkKind } from "./mark";
import { NowTargetText } from "./now-target";
import { GapTag } from "./tag";

/** A goal's mark and word: the person's call while it is committed, else where it stands in its life. */
export function claimFacts(
  state: string,
  claimed: string | null | undefined,
): { mark: MarkKind; word: string } {
  switch (state) {
    case "DRAFT":
      return { mark: "not_started", word: "Draft" };
    case "PROPOSED":
      return { mark: "not_started", word: "Proposed" };
    case "SUSTAINING":
      return { mark: "achieved", word: "Sustaining" };
    case "ACHIEVED":
      return { mark: "achieved", word: "Achieved" };
    case "MISSED":
      return { mark: "off_track", word: "Missed" };
    case "STOPPED":
      return { mark: "no_evidence", word: "Stopped" };
  }
  const code = claimed?.toLowerCase();
  if (code === "on_track" || code === "at_risk" || code === "off_track")
    return { mark: code, word: STATUS_WORDS[code] };
  return { mark: "not_started", word: "No check-in yet" };
}

interface ClaimProps {
  state: string;
  claimed: string | null | undefined;
  stale?: boolean | undefined;
  since?: string | undefined;
}

export function ClaimText({ state, claimed, stale = false, since }: ClaimProps) {
  const { mark, word } = claimFacts(state, claimed);
  return <StatusText kind={mark} word={word} hollow={stale} since={since} />;
}

const EVIDENCE_MARKS: Record<string, MarkKind> = {
  none: "no_evidence",
  not_started: "not_started",
  too_few: "too_few",
  awaiting_data: "not_started",
  achieved: "achieved",
  off_track: "off_track",
  at_risk: "at_risk",
  on_track: "on_track",
};

export function EvidenceText({ evidence }: { evidence: string }) {
  const code = evidence.toLowerCase() as keyof typeof EVIDENCE_WORDS;
  return <StatusText kind={EVIDENCE_MARKS[code] ?? "no_evidence"} word={EVIDENCE_WORDS[code] ?? evidence} />;
}

/** Position before name; a missing owner is a gap, not a blank. */
export function OwnerLine({ ownership }: { ownership: { state: string; person?: SaidPerson | null } }) {
  switch (ownership.state) {
    case "NONE":
      return <GapTag>{GAP_WORDS.no_owner}</GapTag>;
    case "OFFERED":
      return (
        <>
          {personLine(ownership.person)} <GapTag>{GAP_WORDS.offered}</GapTag>
        </>
      );
    case "ACTING":
      return (
        <>
          {personLine(ownership.person)} <GapTag>{GAP_WORDS.acting}</GapTag>
        </>
      );
    default:
      return <>{personLine(ownership.person)}</>;
  }
}

interface TargetLike {
  target: string | null;
  low: string | null;
  high: string | null;
  dueOn: string;
  measure: { unit: string };
}

export const targetRaw = (target: Pick<TargetLike, "target" | "low" | "high">): string =>
  target.target ?? `${target.low}–${target.high}`;

interface TargetLineProps {
  target: TargetLike | null | undefined;
  now: string | null | undefined;
  day: string;
  showUnit?: boolean;
}

/** The target alone, where two are compared: "0.45 per 1,000 patient-days by Dec". */
export function AimText({ target, day }: { target: TargetLike; day: string }) {
  const {
    target: aim,
    unit,
    by,
  } = nowTarget(null, targetRaw(target), target.dueOn, target.measure.unit, dayNumber(day));
  return (
    <span>
      <b>{aim}</b> {unit} <span className="soft">{by}</span>
    </span>
  );
}

export function TargetLine({ target, now, day, showUnit = false }: TargetLineProps) {
  if (!target) return <span className="soft">No target</span>;
  const value = nowTarget(now ?? null, targetRaw(target), target.dueOn, target.measure.unit, dayNumber(day));
  return <NowTargetText value={value} showUnit={showUnit} />;
}

interface GoalLinkProps {
  goal: { id: string; title: string };
  mark?: MarkKind;
  hollow?: boolean;
}

export function GoalLink({ goal, mark, hollow = false }: GoalLinkProps) {
  return (
    <Link to="/goals/$id" params={{ id: goal.id }} className="goal-link">
      {mark ? <Mark kind={mark} hollow={hollow} /> : null}
      <span>{goal.title}</span>
    </Link>
  );
}
