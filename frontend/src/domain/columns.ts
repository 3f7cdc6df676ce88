/**
 * The organization's whole cascade as columns: one array per fact, one position per goal.
 * Decoding 10,000 goals takes a few milliseconds because no object per goal is ever made.
 */
import { dayNumber } from "./format";

export const STATES = [
  "draft",
  "proposed",
  "committed",
  "sustaining",
  "achieved",
  "missed",
  "stopped",
] as const;
export const CLAIMS = ["none", "on_track", "at_risk", "off_track"] as const;
export const EVIDENCE = [
  "none",
  "not_started",
  "too_few",
  "awaiting_data",
  "achieved",
  "off_track",
  "at_risk",
  "on_track",
] as const;
export const OWNERS = ["none", "owner", "acting", "offered"] as const;
export const KINDS = ["drives", "same_measure", "supports"] as const;
export type State = (typeof STATES)[number];
export type Claim = (typeof CLAIMS)[number];
export type Evidence = (typeof EVIDENCE)[number];
export type OwnerState = (typeof OWNERS)[number];
export type Kind = (typeof KINDS)[number];

/** Goal columns as they travel. */
export interface WireGoals {
  id: string[];
  title: string[];
  unit: number[];
  level: number[];
  parent: number[];
  agreed: number[];
  owner: number[];
  ownerState: number[];
  state: number[];
  claimed: number[];
  evidence: number[];
  stale: number[];
  dataLate: number[];
  lastCheckIn: (string | null)[];
  now: (string | null)[];
  target: (string | null)[];
  due: (string | null)[];
  unitOfValue: string[];
  goalsBelow: number[];
  offTrackBelow: number[];
  atRiskBelow: number[];
  staleBelow: number[];
  unownedBelow: number[];
  trouble: number[];
  restricted: number[];
  needsHelp: number[];
  /** Place in `cycles`; sent where the organization has more than one plan. */
  cycle?: number[];
}

export interface WireEdges {
  child: number[];
  parent: number[];
  kind: number[];
  agreed: number[];
}

export interface WireSnapshot {
  organization: { id: string; name: string; demo: boolean };
  day: string;
  asOf: string | null;
  watermark: string;
  complete: boolean;
  levels: { code: string; name: string }[];
  enums: Record<string, string[]>;
  units: { id: string[]; name: string[]; level: number[]; parent: number[] };
  people: { id: string[]; name: string[]; position: string[] };
  /** Plans, oldest first. */
  cycles?: { id: string[]; name: string[] };
  goals: WireGoals;
  edges: WireEdges;
  gone?: string[];
}

export interface Snapshot {
  wire: WireSnapshot;
  count: number;
  today: number;
  levels: { code: string; name: string }[];
  id: string[];
  index: Map<string, number>;
  title: string[];
  unit: Int32Array;
  level: Uint8Array;
  parent: Int32Array;
  agreed: Uint8Array;
  owner: Int32Array;
  ownerState: Uint8Array;
  state: Uint8Array;
  claimed: Uint8Array;
  evidence: Uint8Array;
  stale: Uint8Array;
  dataLate: Uint8Array;
  trouble: Uint8Array;
  restricted: Uint8Array;
  needsHelp: Uint8Array;
  lastCheckIn: Int32Array;
  goalsBelow: Int32Array;
  offTrackBelow: Int32Array;
  atRiskBelow: Int32Array;
  staleBelow: Int32Array;
  unownedBelow: Int32Array;
  /** Children of goal g are `childList[childStart[g]] … childList[childStart[g + 1] - 1]`. */
  childStart: Int32Array;
  childList: Int32Array;
  /** Goals of the first level, then those that hang from nothing. */
  roots: number[];
  orphans: number[];
  depth: Uint8Array;
  /** Goals in the order of reading: each before its children. */
  order: Int32Array;
  /** How many goals at the bottom end hang below each one; 1 for such a goal itself. */
  leaves: Int32Array;
}

/** The server names its codes, so that a code added in the middle never shifts what the browser shows. */
function coded(column: number[], theirs: string[] | undefined, ours: readonly string[]): Uint8Array {
  if (!theirs || theirs.every((code, index) => ours[index] === code)) return Uint8Array.from(column);
  const map = theirs.map((code) => Math.max(0, ours.indexOf(code)));
  return Uint8Array.from(column, (value) => map[value] ?? 0);
}

export function decode(wire: WireSnapshot): Snapshot {
  const goals = wire.goals;
  const count = goals.id.length;
  const parent = Int32Array.from(goals.parent);
  const index = new Map<string, number>();
  for (let at = 0; at < count; at++) index.set(goals.id[at] as string, at);
  const level = Uint8Array.from(goals.level);
  return {
    wire,
    count,
    index,
    parent,
    level,
    today: dayNumber(wire.day),
    levels: wire.levels,
    id: goals.id,
    title: goals.title,
    unit: Int32Array.from(goals.unit),
    agreed: Uint8Array.from(goals.agreed),
    owner: Int32Array.from(goals.owner),
    ownerState: coded(goals.ownerState, wire.enums.owner, OWNERS),
    state: coded(goals.state, wire.enums.state, STATES),
    claimed: coded(goals.claimed, wire.enums.claimed, CLAIMS),
    evidence: coded(goals.evidence, wire.enums.evidence, EVIDENCE),
    stale: Uint8Array.from(goals.stale),
    dataLate: Uint8Array.from(goals.dataLate),
    trouble: Uint8Array.from(goals.trouble),
    restricted: Uint8Array.from(goals.restricted),
    needsHelp: Uint8Array.from(goals.needsHelp),
    lastCheckIn: Int32Array.from(goals.lastCheckIn, dayNumber),
    goalsBelow: Int32Array.from(goals.goalsBelow),
    offTrackBelow: Int32Array.from(goals.offTrackBelow),
    atRiskBelow: Int32Array.from(goals.atRiskBelow),
    staleBelow: Int32Array.from(goals.staleBelow),
    unownedBelow: Int32Array.from(goals.unownedBelow),
    ...tree(parent, level),
  };
}

/** Children, order of reading, depth and leaves, from the primary parents alone; any order of rows will do. */
function tree(parent: Int32Array, level: Uint8Array) {
  const count = parent.length;
  const childStart = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) if (parent[at] >= 0) childStart[parent[at] + 1]++;
  for (let at = 0; at < count; at++) childStart[at + 1] += childStart[at];
  const fill = childStart.slice();
  const childList = new Int32Array(childStart[count]);
  const roots: number[] = [];
  const orphans: number[] = [];
  for (let at = 0; at < count; at++) {
    if (parent[at] >= 0) childList[fill[parent[at]]++] = at;
    else (level[at] === 0 ? roots : orphans).push(at);
  }
  const depth = new Uint8Array(count);
  const order = new Int32Array(count);
  const stack = [...roots, ...orphans].toReversed();
  let filled = 0;
  while (stack.length > 0) {
    const goal = stack.pop()!;
    order[filled++] = goal;
    for (let at = childStart[goal + 1] - 1; at >= childStart[goal]; at--) {
      const child = childList[at];
      depth[child] = depth[goal] + 1;
      stack.push(child);
    }
  }
  return { childStart, childList, roots, orphans, depth, order, leaves: leavesOf(parent, childStart, order) };
}

function leavesOf(parent: Int32Array, childStart: Int32Array, order: Int32Array): Int32Array {
  const leaves = new Int32Array(parent.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const goal = order[at];
    if (childStart[goal + 1] === childStart[goal]) leaves[goal] = 1;
    if (parent[goal] >= 0) leaves[parent[goal]] += leaves[goal];
  }
  return leaves;
}

export function children(snapshot: Snapshot, goal: number): Int32Array {
  return snapshot.childList.subarray(snapshot.childStart[goal], snapshot.childStart[goal + 1]);
}

export const hasChildren = (snapshot: Snapshot, goal: number) =>
  snapshot.childStart[goal + 1] > snapshot.childStart[goal];

/** The line of sight: from the topmost goal down to this one along primary parents. */
export function path(snapshot: Snapshot, goal: number): number[] {
  const line: number[] = [];
  for (let at = goal; at >= 0; at = snapshot.parent[at]) line.push(at);
  return line.toReversed();
}

/** True when the line of sight ends at a goal of the first level. */
export const reachesBoard = (snapshot: Snapshot, goal: number) =>
  snapshot.level[path(snapshot, goal)[0]] === 0;

export interface OtherParent {
  parent: number;
  kind: Kind;
  agreed: boolean;
}

/** Parents besides the primary one. */
export function otherParents(snapshot: Snapshot, goal: number): OtherParent[] {
  const { child, parent, kind, agreed } = snapshot.wire.edges;
  const found: OtherParent[] = [];
  const kinds = snapshot.wire.enums.kind ?? KINDS;
  for (let at = 0; at < child.length; at++) {
    if (child[at] !== goal) continue;
    found.push({
      parent: parent[at],
      kind: (kinds[kind[at]] ?? "supports") as Kind,
      agreed: agreed[at] === 1,
    });
  }
  return found;
}

export const unitName = (snapshot: Snapshot, goal: number) =>
  snapshot.wire.units.name[snapshot.unit[goal]] ?? "";
export const levelName = (snapshot: Snapshot, goal: number) =>
  snapshot.levels[snapshot.level[goal]]?.name ?? "";

export interface Owner {
  position: string;
  name: string;
}

export function owner(snapshot: Snapshot, goal: number): Owner | null {
  const at = snapshot.owner[goal];
  if (at < 0) return null;
  return { position: snapshot.wire.people.position[at] ?? "", name: snapshot.wire.people.name[at] ?? "" };
}
