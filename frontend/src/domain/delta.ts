/** A delta since a watermark, laid over the columns that the browser has. Rows are matched by id, never by place. */
import type { WireGoals, WireSnapshot } from "./columns";

type Table = Record<string, unknown[]>;

/** Appends the rows of `changes` that are new and overwrites the known ones; returns where each row landed. */
function merge(base: Table, changes: Table): number[] {
  const ids = base.id as string[];
  const at = new Map(ids.map((id, place) => [id, place]));
  const landed: number[] = [];
  for (const [row, id] of (changes.id as string[]).entries()) {
    const place = at.get(id) ?? ids.length;
    at.set(id, place);
    landed.push(place);
    for (const name of Object.keys(base)) base[name][place] = changes[name]?.[row];
  }
  return landed;
}

const copy = (table: object): Table =>
  Object.fromEntries(Object.entries(table).map(([name, column]) => [name, [...(column as unknown[])]]));

/**
 * The places in a delta's `parent`, `child`, `unit` and `owner` columns speak of the delta's own tables. `goalIds`
 * names the goals that `parent` and `child` speak of, changed or not.
 */
export interface WireDelta extends WireSnapshot {
  goalIds?: string[];
}

export function applyDelta(base: WireSnapshot, delta: WireDelta): WireSnapshot {
  if (delta.complete) return delta;
  const units = copy(base.units);
  const people = copy(base.people);
  const goals = copy(base.goals);
  const unitAt = merge(units, delta.units as unknown as Table);
  for (const place of unitAt) {
    const theirs = (units.parent as number[])[place];
    (units.parent as number[])[place] = theirs < 0 ? -1 : (unitAt[theirs] ?? -1);
  }
  const personAt = merge(people, delta.people as unknown as Table);
  const goalAt = merge(goals, delta.goals as unknown as Table);
  const place = new Map((goals.id as string[]).map((id, at) => [id, at]));
  const named = delta.goalIds ?? delta.goals.id;
  const goalOf = (theirs: number) => (theirs < 0 ? -1 : (place.get(named[theirs] ?? "") ?? -1));
  for (const [row, at] of goalAt.entries()) {
    (goals.unit as number[])[at] = unitAt[delta.goals.unit[row]] ?? 0;
    (goals.owner as number[])[at] = personAt[delta.goals.owner[row]] ?? -1;
    (goals.parent as number[])[at] = goalOf(delta.goals.parent[row]);
  }
  const edges = mergeEdges(base, delta, new Set(goalAt), goalOf);
  const merged = {
    ...base,
    ...delta,
    complete: true,
    units,
    people,
    goals,
    edges,
  } as unknown as WireSnapshot;
  return remove(merged, new Set(delta.gone));
}

/** A changed goal brings all of its other links with it, so its old ones are dropped first. */
function mergeEdges(
  base: WireSnapshot,
  delta: WireDelta,
  changed: Set<number>,
  goalOf: (at: number) => number,
) {
  const edges: WireSnapshot["edges"] = { child: [], parent: [], kind: [], agreed: [] };
  const add = (child: number, parent: number, kind: number, agreed: number) => {
    if (child < 0 || parent < 0) return;
    edges.child.push(child);
    edges.parent.push(parent);
    edges.kind.push(kind);
    edges.agreed.push(agreed);
  };
  for (const [at, child] of base.edges.child.entries()) {
    if (!changed.has(child)) add(child, base.edges.parent[at], base.edges.kind[at], base.edges.agreed[at]);
  }
  for (const [at, child] of delta.edges.child.entries()) {
    add(goalOf(child), goalOf(delta.edges.parent[at]), delta.edges.kind[at], delta.edges.agreed[at]);
  }
  return edges;
}

function remove(wire: WireSnapshot, gone: Set<string>): WireSnapshot {
  if (!wire.goals.id.some((id) => gone.has(id))) return wire;
  const moved: number[] = [];
  let kept = 0;
  for (const id of wire.goals.id) moved.push(gone.has(id) ? -1 : kept++);
  const stays = (_: unknown, at: number) => moved[at] >= 0;
  const goals = Object.fromEntries(
    Object.entries(wire.goals).map(([name, column]) => [name, (column as unknown[]).filter(stays)]),
  ) as unknown as WireGoals;
  goals.parent = goals.parent.map((at) => (at < 0 ? -1 : moved[at]));
  const edgeStays = (_: unknown, at: number) =>
    moved[wire.edges.child[at]] >= 0 && moved[wire.edges.parent[at]] >= 0;
  const move = (at: number) => moved[at];
  return {
    ...wire,
    goals,
    edges: {
      child: wire.edges.child.filter(edgeStays).map(move),
      parent: wire.edges.parent.filter(edgeStays).map(move),
      kind: wire.edges.kind.filter(edgeStays),
      agreed: wire.edges.agreed.filter(edgeStays),
    },
  };
}
