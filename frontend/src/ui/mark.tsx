import type { Status } from "../domain/standing";

/** One path per shape on a 16 × 16 field; the strata map draws the same paths. */
export const MARK_PATHS: Record<Status | "too_few" | "no_evidence", string> = {
  on_track: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
  at_risk: "M8 2L15 14H1z",
  off_track: "M8 1l7 7-7 7-7-7z",
  not_started: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
  achieved: "M2 8.5l4 4.5 8-10",
  too_few: "M3 8h.01M8 8h.01M13 8h.01",
  no_evidence: "M3 8h10",
};
const OPEN_SHAPES = new Set(["not_started", "achieved", "too_few", "no_evidence"]);

export type MarkKind = keyof typeof MARK_PATHS;

interface MarkProps {
  kind: MarkKind;
  /** Update due: the shape is drawn as an outline, never filled. */
  hollow?: boolean;
  size?: number;
}

/** The shape alone. It is decoration: the word always stands beside it. */
export function Mark({ kind, hollow = false, size = 14 }: MarkProps) {
  const open = hollow || OPEN_SHAPES.has(kind);
  return (
    <svg
      className={`mark ${kind}${open ? " open" : ""}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={MARK_PATHS[kind]} />
    </svg>
  );
}

interface StatusTextProps extends MarkProps {
  word: string;
  /** Age of the last check-in, said where an update is due. */
  since?: string;
}

/** Mark and word: how a status is shown everywhere. */
export function StatusText({ word, since, ...mark }: StatusTextProps) {
  return (
    <span className="status-text">
      <Mark {...mark} />
      {word}
      {mark.hollow && since ? <span className="soft">· {since}</span> : null}
    </span>
  );
}
