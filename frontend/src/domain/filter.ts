/** Search and filters over the columns: which goals match, and what must show so that they can be reached. */
import type { Snapshot } from "./columns";
import { hasGap, isGap, isStatus, statusIndex, STATUSES, type Gap, type Status } from "./standing";

export interface Filter {
  q?: string | undefined;
  status?: string | undefined;
  gap?: string | undefined;
  unit?: string | undefined;
  cycle?: string | undefined;
}

export const isFiltering = (filter: Filter) =>
  Boolean(filter.q?.trim() || filter.status || filter.gap || filter.unit || filter.cycle);

const texts = new WeakMap<Snapshot, string[]>();

/** What a search looks through: title, owner's position and name, unit. Built once per snapshot. */
export function searchTexts(snapshot: Snapshot): string[] {
  let known = texts.get(snapshot);
  if (!known) {
    const { people, units } = snapshot.wire;
    const owners = people.name.map((name, at) => `${people.position[at]} ${name}`);
    known = snapshot.title.map((title, goal) =>
      `${title} ${owners[snapshot.owner[goal]] ?? ""} ${units.name[snapshot.unit[goal]] ?? ""}`.toLowerCase(),
    );
    texts.set(snapshot, known);
  }
  return known;
}

/** Every word of the query must be found, in any order. */
export function terms(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** 1 for each goal that matches; null when nothing is asked for. */
export function matches(snapshot: Snapshot, filter: Filter): Uint8Array | null {
  if (!isFiltering(filter)) return null;
  const wanted = terms(filter.q ?? "");
  const found = wanted.length > 0 ? searchTexts(snapshot) : null;
  const statuses = new Set((filter.status ?? "").split(",").filter(isStatus));
  const asked = (filter.gap ?? "").split(",").filter(isGap);
  const units = filter.unit ? unitsUnder(snapshot, filter.unit) : null;
  const { cycles, goals } = snapshot.wire;
  const cycle = filter.cycle && cycles && goals.cycle ? cycles.id.indexOf(filter.cycle) : -1;
  const mask = new Uint8Array(snapshot.count);
  for (let goal = 0; goal < snapshot.count; goal++) {
    if (found && !wanted.every((term) => found[goal].includes(term))) continue;
    if (statuses.size > 0 && !statuses.has(STATUSES[statusIndex(snapshot, goal)])) continue;
    if (asked.length > 0 && !asked.some((gap) => hasGap(snapshot, goal, gap))) continue;
    if (units && units[snapshot.unit[goal]] === 0) continue;
    if (cycle >= 0 && goals.cycle?.[goal] !== cycle) continue;
    mask[goal] = 1;
  }
  return mask;
}

/** The unit and everything under it. Parents may stand after their children. */
function unitsUnder(snapshot: Snapshot, id: string): Uint8Array {
  const { units } = snapshot.wire;
  const top = units.id.indexOf(id);
  return Uint8Array.from(units.id, (_, unit) => {
    for (let at = unit, steps = 0; at >= 0 && steps < 64; at = units.parent[at], steps++)
      if (at === top) return 1;
    return 0;
  });
}

/** Matches plus every goal above one, so that each match keeps its line to the top. */
export function withAncestors(snapshot: Snapshot, mask: Uint8Array): Uint8Array {
  const shown = mask.slice();
  for (let goal = 0; goal < snapshot.count; goal++) {
    if (mask[goal] === 0) continue;
    for (let at = snapshot.parent[goal]; at >= 0 && shown[at] === 0; at = snapshot.parent[at]) shown[at] = 1;
  }
  return shown;
}

export const total = (mask: Uint8Array) => mask.reduce((sum, one) => sum + one, 0);

export interface Counts {
  status: Record<Status, number>;
  gap: Record<Gap, number>;
}

/** How many goals each status and each gap would leave. */
export function counts(snapshot: Snapshot, gapCodes: readonly Gap[]): Counts {
  const status = Object.fromEntries(STATUSES.map((code) => [code, 0])) as Record<Status, number>;
  const gap = Object.fromEntries(gapCodes.map((code) => [code, 0])) as Record<Gap, number>;
  for (let goal = 0; goal < snapshot.count; goal++) {
    status[STATUSES[statusIndex(snapshot, goal)]]++;
    for (const code of gapCodes) if (hasGap(snapshot, goal, code)) gap[code]++;
  }
  return { status, gap };
}
