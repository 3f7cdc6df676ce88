/**
 * Where every goal hangs, in a world that is 1 wide: exactly under its primary parent, so a line of sight is a
 * vertical line. Sideways only: heights depend on what can be read, and belong to the frame.
 */
import { children, type Snapshot } from "../domain/columns";
import { statusIndex, STATUSES } from "../domain/standing";

const SOFTEN = 0.6;
/** The statuses, and last what a filter did not ask for. */
export const KINDS = STATUSES.length + 1;
const UNASKED = STATUSES.length;

export interface Row {
  level: number;
  name: string;
  /** Holds goals that hang under a goal of their own level. */
  further: boolean;
}

export interface World {
  rows: Row[];
  row: Uint8Array;
  left: Float64Array;
  right: Float64Array;
  status: Uint8Array;
  /** Where the goals that hang from nothing begin; 1 when there are none. */
  orphansFrom: number;
  /** How many goals of each status hang below goal g in row r: `below[(g * rows + r) * KINDS + kind]`. */
  below: Uint32Array;
  /** The same for all orphans together, themselves included. */
  orphansBelow: Uint32Array;
}

export function buildWorld(snapshot: Snapshot, mask: Uint8Array | null = null): World {
  const { row, rows } = rowsOf(snapshot);
  const status = Uint8Array.from({ length: snapshot.count }, (_, goal) => statusIndex(snapshot, goal));
  const left = new Float64Array(snapshot.count);
  const right = new Float64Array(snapshot.count);
  const orphansFrom = 1 - orphanShare(snapshot);
  const equal = snapshot.roots.map(() => 1);
  spread(snapshot.roots, equal, 0, orphansFrom, left, right);
  const weigh = (goals: ArrayLike<number>) => Array.from(goals, (goal) => snapshot.leaves[goal] ** SOFTEN);
  spread(snapshot.orphans, weigh(snapshot.orphans), orphansFrom, 1, left, right);
  for (const goal of snapshot.order) {
    const under = children(snapshot, goal);
    if (under.length > 0) spread(under, weigh(under), left[goal], right[goal], left, right);
  }
  const kind = mask ? status.map((own, goal) => (mask[goal] === 1 ? own : UNASKED)) : status;
  const below = countBelow(snapshot, row, rows.length, kind);
  const orphansBelow = new Uint32Array(rows.length * KINDS);
  for (const goal of snapshot.orphans) {
    orphansBelow[row[goal] * KINDS + kind[goal]]++;
    for (let at = 0; at < orphansBelow.length; at++)
      orphansBelow[at] += below[goal * orphansBelow.length + at];
  }
  return { rows, row, left, right, status, orphansFrom, below, orphansBelow };
}

/** Orphans stand apart, in a share of the width that shows them without crowding the board. */
function orphanShare(snapshot: Snapshot): number {
  if (snapshot.orphans.length === 0) return 0;
  if (snapshot.roots.length === 0) return 1;
  const leaves = (goals: number[]) => goals.reduce((sum, goal) => sum + snapshot.leaves[goal], 0);
  const orphans = leaves(snapshot.orphans);
  return Math.min(0.15, Math.max(0.07, orphans / (orphans + leaves(snapshot.roots))));
}

function spread(
  goals: ArrayLike<number>,
  weights: number[],
  from: number,
  to: number,
  left: Float64Array,
  right: Float64Array,
): void {
  const scale = (to - from) / weights.reduce((sum, weight) => sum + weight, 0);
  let at = from;
  for (let nth = 0; nth < goals.length; nth++) {
    left[goals[nth]] = at;
    at = nth === goals.length - 1 ? to : at + weights[nth] * scale;
    right[goals[nth]] = at;
  }
}

/** One row per level, and a further one wherever a goal hangs under one of its own level or lower. */
function rowsOf(snapshot: Snapshot): { row: Uint8Array; rows: Row[] } {
  const band = new Int32Array(snapshot.count);
  const used = new Set<number>(snapshot.levels.map((_, level) => level * 256));
  for (const goal of snapshot.order) {
    const parent = snapshot.parent[goal];
    const own = snapshot.level[goal] * 256;
    band[goal] = parent >= 0 && band[parent] >= own ? band[parent] + 1 : own;
    used.add(band[goal]);
  }
  const bands = [...used].toSorted((a, b) => a - b);
  const rows = bands.map((key) => {
    const level = key >> 8;
    const further = key % 256;
    const name = snapshot.levels[level]?.name ?? "";
    return {
      level,
      name: further === 0 ? name : `${name}, ${ordinal(further + 1)} row`,
      further: further > 0,
    };
  });
  const place = new Map(bands.map((key, at) => [key, at]));
  return { row: Uint8Array.from(band, (key) => place.get(key) as number), rows };
}

const ordinal = (number: number) => `${number}${{ 2: "nd", 3: "rd" }[number] ?? "th"}`;

function countBelow(snapshot: Snapshot, row: Uint8Array, rows: number, kind: Uint8Array): Uint32Array {
  const size = rows * KINDS;
  const below = new Uint32Array(snapshot.count * size);
  for (let at = snapshot.order.length - 1; at >= 0; at--) {
    const goal = snapshot.order[at];
    const parent = snapshot.parent[goal];
    if (parent < 0) continue;
    for (let slot = 0; slot < size; slot++) below[parent * size + slot] += below[goal * size + slot];
    below[parent * size + row[goal] * KINDS + kind[goal]]++;
  }
  return below;
}
