/** A made-up cascade of any size, always the same for the same size. Test-only. `node tests/fake.ts 420` prints one. */
import type { WireSnapshot } from "../src/domain/columns.ts";

const LEVELS = ["Board", "Executive", "Hospital", "Service line", "Unit"];
const BOARD = [
  "Zero preventable harm",
  "Timely access to care",
  "Fewer readmissions",
  "Every patient feels heard",
  "A workforce that stays",
  "Care people can afford",
];
const EXECUTIVE = [
  "Prevent falls with injury",
  "Prevent infections",
  "Safe medication",
  "Rescue in time",
  "Timely emergency care",
];
const WORK = [
  ["Reduce falls with injury", "per 1,000 patient-days", "0.62", "0.40"],
  ["Reduce CLABSI", "SIR", "0.91", "0.75"],
  ["Raise hand hygiene", "%", "0.83", "0.95"],
  ["Shorten door-to-provider time", "minutes", "31", "20"],
  ["Raise sepsis bundle compliance", "%", "0.712", "0.85"],
  ["Reduce 30-day readmissions", "%", "0.162", "0.14"],
  ["Raise nurse communication top-box", "%", "0.76", "0.82"],
  ["Keep restraint hours low", "hours per 1,000", "4.2", "3–5"],
  ["Reduce pressure injuries", "per 1,000 patient-days", "1.31", "0.90"],
  ["Reduce first-year RN turnover", "%", "0.24", "0.18"],
] as const;
const HOSPITALS = ["North Shore", "Riverside", "Cedar Valley", "Harbor", "Prairie", "St. Brigid"];
const LINES = [
  "Medicine",
  "Surgery",
  "Emergency",
  "Critical care",
  "Women and children",
  "Oncology",
  "Rehab",
];
const UNITS = ["4 West", "5 North", "7 East", "MICU", "PACU", "Step-down", "ED", "L&D", "3 South", "6 Tower"];
const POSITIONS = [
  "Board chair",
  "Chief nursing officer",
  "Hospital president",
  "Medical director",
  "Nurse manager",
];
const NAMES = [
  "N. Reyes",
  "P. Abbott",
  "J. Okafor",
  "M. Zhang",
  "D. Bose",
  "E. Young",
  "R. Singh",
  "I. Vargas",
  "K. Lopez",
  "T. Fraser",
  "Y. Hall",
];

/** Mulberry32: small, quick and the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const id = (kind: string, at: number) => `01930000-${kind}-7000-8000-${at.toString(16).padStart(12, "0")}`;

export function fakeSnapshot(size: number, seed = 7): WireSnapshot {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const wire = empty();
  addUnits(wire);
  const { goals, edges, people } = wire;
  const perLevel = shares(size);
  const from: number[] = [];
  for (const [level, count] of perLevel.entries()) {
    from.push(goals.id.length);
    for (let nth = 0; nth < count; nth++) addGoal(level, nth);
  }
  rollUp(wire);
  return wire;

  function addGoal(level: number, nth: number): void {
    const at = goals.id.length;
    const above = level > 0 ? (from[level - 1] as number) : 0;
    const width = level > 0 ? (perLevel[level - 1] as number) : 0;
    const skewed = Math.floor(width * next() ** 1.25);
    const orphan = level > 1 && next() < 0.02;
    const work = pick(WORK);
    const unit = unitFor(level, nth);
    const state = next() < 0.03 ? 1 : next() < 0.03 ? 3 : next() < 0.02 ? 4 : 2;
    const claimed = state === 2 ? (next() < 0.07 ? 0 : next() < 0.62 ? 1 : next() < 0.65 ? 2 : 3) : 0;
    const stale = state === 2 && next() < 0.12;
    const days = claimed === 0 ? -1 : stale ? 40 + Math.floor(next() * 60) : Math.floor(next() * 28);
    const person = people.id.length;
    people.id.push(id("0002", person));
    people.name.push(pick(NAMES));
    people.position.push(
      level === 4 ? `Nurse manager, ${wire.units.name[unit]}` : (POSITIONS[level] as string),
    );
    const ownerState = next() < 0.04 ? 0 : next() < 0.03 ? 2 : next() < 0.02 ? 3 : 1;
    const target = state === 2 && next() < 0.06 ? null : work[3];
    push(goals, {
      id: id("0003", at),
      title: title(level, nth, work[0], wire.units.name[unit] as string),
      unit,
      level,
      parent: level === 0 || orphan ? -1 : above + skewed,
      agreed: next() < 0.04 ? 0 : 1,
      owner: ownerState === 0 ? -1 : person,
      ownerState,
      state,
      claimed,
      evidence: target === null ? 0 : next() < 0.12 ? 2 : [3, 7, 6, 5][claimed],
      stale: stale ? 1 : 0,
      dataLate: next() < 0.04 ? 1 : 0,
      lastCheckIn: days < 0 ? null : new Date(Date.UTC(2026, 10, 21 - days)).toISOString().slice(0, 10),
      now: target === null || next() < 0.05 ? null : work[2],
      target,
      due: target === null ? null : next() < 0.3 ? "2027-06-30" : "2026-12-31",
      unitOfValue: work[1],
      goalsBelow: 0,
      offTrackBelow: 0,
      atRiskBelow: 0,
      staleBelow: 0,
      unownedBelow: 0,
      trouble: 0,
      restricted: next() < 0.01 ? 1 : 0,
      needsHelp: next() < 0.03 ? 1 : 0,
    });
    if (level > 1 && next() < 0.05) {
      push(edges, { child: at, parent: above + Math.floor(next() * width), kind: 2, agreed: 1 });
    }
  }
}

function shares(size: number): number[] {
  const executive = Math.max(6, Math.min(30, Math.round(size * 0.06)));
  const hospital = Math.max(6, Math.round(size * 0.1));
  const line = Math.max(6, Math.round(size * 0.24));
  return [6, executive, hospital, line, Math.max(0, size - 6 - executive - hospital - line)];
}

function title(level: number, nth: number, work: string, unit: string): string {
  if (level === 0) return BOARD[nth % BOARD.length] as string;
  if (level === 1) return EXECUTIVE[nth % EXECUTIVE.length] as string;
  return `${work}, ${unit}`;
}

function unitFor(level: number, nth: number): number {
  if (level < 2) return 0;
  if (level === 2) return 1 + (nth % HOSPITALS.length);
  const lines = HOSPITALS.length * LINES.length;
  if (level === 3) return 1 + HOSPITALS.length + (nth % lines);
  return 1 + HOSPITALS.length + lines + (nth % 60);
}

function addUnits({ units }: WireSnapshot): void {
  const add = (name: string, level: number, parent: number) =>
    push(units, { id: id("0001", units.id.length), name, level, parent });
  add("Lakeland Health", 0, -1);
  for (const hospital of HOSPITALS) add(hospital, 2, 0);
  for (const [at, hospital] of HOSPITALS.entries())
    for (const line of LINES) add(`${line}, ${hospital}`, 3, at + 1);
  for (let at = 0; at < 60; at++) add(`${UNITS[at % 10]}, ${HOSPITALS[Math.floor(at / 10)]}`, 4, 7 + at);
}

function push(table: object, row: object): void {
  for (const [name, value] of Object.entries(row)) (table as Record<string, unknown[]>)[name]?.push(value);
}

function rollUp({ goals }: WireSnapshot): void {
  for (let at = goals.id.length - 1; at >= 0; at--) {
    const up = goals.parent[at] as number;
    if (up < 0) continue;
    const add = (
      name: "goalsBelow" | "offTrackBelow" | "atRiskBelow" | "staleBelow" | "unownedBelow",
      own: number,
    ) => {
      goals[name][up] = (goals[name][up] as number) + (goals[name][at] as number) + own;
    };
    add("goalsBelow", 1);
    add("offTrackBelow", goals.claimed[at] === 3 ? 1 : 0);
    add("atRiskBelow", goals.claimed[at] === 2 ? 1 : 0);
    add("staleBelow", goals.stale[at] as number);
    add("unownedBelow", goals.ownerState[at] === 0 ? 1 : 0);
  }
  for (let at = 0; at < goals.id.length; at++) {
    const share = (goals.offTrackBelow[at] as number) / Math.max(1, goals.goalsBelow[at] as number);
    if (goals.claimed[at] === 1 && share > 0.2) goals.trouble[at] = 1;
  }
}

function empty(): WireSnapshot {
  return {
    organization: { id: id("0000", 1), name: "Lakeland Health", demo: true },
    day: "2026-11-21",
    asOf: null,
    watermark: "1",
    complete: true,
    levels: LEVELS.map((name) => ({ code: name.toLowerCase().replace(" ", "_"), name })),
    enums: {
      state: ["draft", "proposed", "committed", "sustaining", "achieved", "missed", "stopped"],
      claimed: ["none", "on_track", "at_risk", "off_track"],
      evidence: [
        "none",
        "not_started",
        "too_few",
        "awaiting_data",
        "achieved",
        "off_track",
        "at_risk",
        "on_track",
      ],
      owner: ["none", "owner", "acting", "offered"],
      kind: ["drives", "same_measure", "supports"],
    },
    units: { id: [], name: [], level: [], parent: [] },
    people: { id: [], name: [], position: [] },
    goals: {
      id: [],
      title: [],
      unit: [],
      level: [],
      parent: [],
      agreed: [],
      owner: [],
      ownerState: [],
      state: [],
      claimed: [],
      evidence: [],
      stale: [],
      dataLate: [],
      lastCheckIn: [],
      now: [],
      target: [],
      due: [],
      unitOfValue: [],
      goalsBelow: [],
      offTrackBelow: [],
      atRiskBelow: [],
      staleBelow: [],
      unownedBelow: [],
      trouble: [],
      restricted: [],
      needsHelp: [],
    },
    edges: { child: [], parent: [], kind: [], agreed: [] },
  };
}

if (process.argv[1]?.endsWith("fake.ts"))
  process.stdout.write(JSON.stringify(fakeSnapshot(Number(process.argv[2] ?? 420))));
