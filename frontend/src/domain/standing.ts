/** What a goal shows: its status mark and the gaps in its links. Pure functions of the columns. */
import { CLAIMS, EVIDENCE, OWNERS, type Snapshot } from "./columns";
import { age } from "./format";
import { EVIDENCE_WORDS, GAP_WORDS, STATUS_WORDS } from "./words";

export type Status = keyof typeof STATUS_WORDS;
export type Gap = keyof typeof GAP_WORDS;
export const STATUSES = Object.keys(STATUS_WORDS) as Status[];
export const GAPS = Object.keys(GAP_WORDS) as Gap[];

const STATE = { draft: 0, proposed: 1, committed: 2, sustaining: 3, achieved: 4, missed: 5, stopped: 6 };

/** Index into STATUSES: the person's call, or where the goal stands in its life. */
export function statusIndex(snapshot: Snapshot, goal: number): number {
  switch (snapshot.state[goal]) {
    case STATE.sustaining:
    case STATE.achieved:
      return 4;
    case STATE.missed:
      return 2;
    case STATE.committed:
      return snapshot.claimed[goal] === 0 ? 3 : snapshot.claimed[goal] - 1;
    default:
      return 3;
  }
}

export const status = (snapshot: Snapshot, goal: number): Status => STATUSES[statusIndex(snapshot, goal)];

const STATE_WORDS: Record<number, string> = {
  [STATE.draft]: "Draft",
  [STATE.proposed]: "Proposed",
  [STATE.sustaining]: "Sustaining",
  [STATE.missed]: "Missed",
  [STATE.stopped]: "Stopped",
};

export function statusWord(snapshot: Snapshot, goal: number): string {
  const word = STATE_WORDS[snapshot.state[goal]];
  if (word) return word;
  const silent = snapshot.state[goal] === STATE.committed && snapshot.claimed[goal] === 0;
  if (silent && snapshot.evidence[goal] > 1) return "No check-in";
  return STATUS_WORDS[status(snapshot, goal)];
}

export const evidenceWord = (snapshot: Snapshot, goal: number): string =>
  EVIDENCE_WORDS[EVIDENCE[snapshot.evidence[goal]]];

/** The last check-in as a person says it; "Never" where none was made. */
export const lastCheckIn = (snapshot: Snapshot, goal: number): string =>
  age(snapshot.lastCheckIn[goal], snapshot.today);

const GOOD = { on_track: 2, at_risk: 1, off_track: 0 };

/** The person says better than the data do. Never on too few, awaiting or absent data. */
export function differs(snapshot: Snapshot, goal: number): boolean {
  const claim = CLAIMS[snapshot.claimed[goal]];
  const data = EVIDENCE[snapshot.evidence[goal]];
  if (!(claim in GOOD) || !(data in GOOD)) return false;
  return GOOD[claim as keyof typeof GOOD] > GOOD[data as keyof typeof GOOD];
}

export function hasGap(snapshot: Snapshot, goal: number, gap: Gap): boolean {
  const state = snapshot.state[goal];
  const open = state === STATE.committed || state === STATE.sustaining;
  const parent = snapshot.parent[goal];
  const holder = OWNERS[snapshot.ownerState[goal]];
  switch (gap) {
    case "no_owner":
      return open && holder === "none";
    case "offered":
      return open && holder === "offered";
    case "acting":
      return open && holder === "acting";
    case "no_parent":
      return open && parent < 0 && snapshot.level[goal] > 0;
    case "not_agreed":
      return parent >= 0 && snapshot.agreed[goal] === 0 && state <= STATE.sustaining;
    case "stale":
      return snapshot.stale[goal] === 1;
    case "no_target":
      return state === STATE.committed && snapshot.wire.goals.target[goal] === null;
    case "data_late":
      return snapshot.dataLate[goal] === 1;
    case "contradiction":
      return open && differs(snapshot, goal);
    case "trouble":
      return snapshot.trouble[goal] === 1;
    case "needs_help":
      return snapshot.needsHelp[goal] === 1;
  }
}

export const gaps = (snapshot: Snapshot, goal: number): Gap[] =>
  GAPS.filter((gap) => hasGap(snapshot, goal, gap));

export const isGap = (code: string): code is Gap => code in GAP_WORDS;
export const isStatus = (code: string): code is Status => code in STATUS_WORDS;
