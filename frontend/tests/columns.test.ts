import { describe, expect, it } from "vitest";
import {
  children,
  decode,
  otherParents,
  owner,
  path,
  reachesBoard,
  type WireSnapshot,
} from "../src/domain/columns";
import { applyDelta, type WireDelta } from "../src/domain/delta";
import { fakeSnapshot } from "./fake";

const wire = fakeSnapshot(420);
const snapshot = decode(wire);
const all = Array.from({ length: snapshot.count }, (_, goal) => goal);

describe("decoding", () => {
  it("puts every goal under its primary parent and nowhere else", () => {
    const seen = all.flatMap((goal) => [...children(snapshot, goal)]);
    expect(seen.length + snapshot.roots.length + snapshot.orphans.length).toBe(snapshot.count);
    expect(new Set(seen).size).toBe(seen.length);
    for (const goal of all)
      for (const child of children(snapshot, goal)) expect(snapshot.parent[child]).toBe(goal);
  });

  it("reads each goal before its children", () => {
    const place = new Map([...snapshot.order].map((goal, at) => [goal, at]));
    for (const goal of all) {
      const parent = snapshot.parent[goal];
      if (parent >= 0) expect(place.get(parent)).toBeLessThan(place.get(goal) as number);
    }
  });

  it("counts the bottom ends below each goal", () => {
    const leaves = all.filter((goal) => children(snapshot, goal).length === 0).length;
    const tops = [...snapshot.roots, ...snapshot.orphans];
    expect(tops.reduce((sum, goal) => sum + snapshot.leaves[goal], 0)).toBe(leaves);
  });

  it("does not need parents to stand before their children", () => {
    const turned = reversed(wire);
    const again = decode(turned);
    for (const id of wire.goals.id.slice(0, 100)) {
      const names = (shot: typeof snapshot) =>
        path(shot, shot.index.get(id) as number).map((goal) => shot.id[goal]);
      expect(names(again)).toEqual(names(snapshot));
    }
  });

  it("keeps apart what hangs from nothing", () => {
    expect(snapshot.orphans.length).toBeGreaterThan(0);
    for (const goal of snapshot.orphans) expect(reachesBoard(snapshot, goal)).toBe(false);
    for (const goal of snapshot.roots) expect(snapshot.level[goal]).toBe(0);
  });

  it("understands codes by name, not by place", () => {
    const states = wire.enums.state as string[];
    const shuffled = { ...wire, enums: { ...wire.enums, state: ["archived", ...states] } };
    shuffled.goals = { ...wire.goals, state: wire.goals.state.map((code) => code + 1) };
    expect([...decode(shuffled).state]).toEqual([...snapshot.state]);
  });

  it("names the owner by position, and nobody where there is none", () => {
    const none = all.find((goal) => snapshot.owner[goal] < 0) as number;
    expect(owner(snapshot, none)).toBeNull();
    expect(owner(snapshot, snapshot.roots[0])?.position).toBe("Board chair");
  });

  it("decodes 10,000 goals within a frame or three", () => {
    const large = fakeSnapshot(10_000);
    decode(large);
    const began = performance.now();
    decode(large);
    expect(performance.now() - began).toBeLessThan(100);
  });
});

function reversed(from: WireSnapshot): WireSnapshot {
  const last = from.goals.id.length - 1;
  const goals = Object.fromEntries(
    Object.entries(from.goals).map(([name, column]) => [name, (column as unknown[]).toReversed()]),
  ) as unknown as WireSnapshot["goals"];
  goals.parent = goals.parent.map((parent) => (parent < 0 ? -1 : last - parent));
  return { ...from, goals };
}

/** The delta that a server would send for some goals of `to`. */
function deltaOf(to: WireSnapshot, ids: string[], gone: string[] = []): WireDelta {
  const rows = ids.map((id) => to.goals.id.indexOf(id));
  const goals = Object.fromEntries(
    Object.entries(to.goals).map(([name, column]) => [name, rows.map((row) => (column as unknown[])[row])]),
  ) as unknown as WireSnapshot["goals"];
  const edges = { child: [], parent: [], kind: [], agreed: [] } as WireSnapshot["edges"];
  for (const [at, child] of to.edges.child.entries()) {
    if (!rows.includes(child)) continue;
    for (const name of ["child", "parent", "kind", "agreed"] as const) edges[name].push(to.edges[name][at]);
  }
  return { ...to, complete: false, goals, edges, goalIds: to.goals.id, gone, watermark: "2" };
}

describe("a delta", () => {
  it("brings a check-in to the goal and its standing to every goal above", () => {
    const changed = structuredClone(wire);
    const goal = all.find((one) => snapshot.level[one] === 4 && snapshot.parent[one] >= 0) as number;
    const line = path(snapshot, goal);
    changed.goals.claimed[goal] = 3;
    changed.goals.lastCheckIn[goal] = "2026-11-21";
    for (const above of line.slice(0, -1)) changed.goals.offTrackBelow[above]++;
    const merged = applyDelta(
      wire,
      deltaOf(
        changed,
        line.map((one) => wire.goals.id[one]),
      ),
    );
    expect(merged.goals).toEqual(changed.goals);
    expect(merged.watermark).toBe("2");
    expect(decode(merged).count).toBe(snapshot.count);
  });

  it("moves a goal to another parent, adds a new one and takes away one that is gone", () => {
    const leaf = all.filter((one) => snapshot.leaves[one] === 1 && snapshot.level[one] === 4);
    const [moved, dropped] = leaf as [number, number];
    const to = all.find((one) => snapshot.level[one] === 3 && one !== snapshot.parent[moved]) as number;
    const changed = structuredClone(wire);
    changed.goals.parent[moved] = to;
    for (const [name, column] of Object.entries(changed.goals)) {
      (column as unknown[]).push(
        name === "id" ? "new" : name === "parent" ? to : (column as unknown[])[moved],
      );
    }
    const merged = applyDelta(
      wire,
      deltaOf(changed, [wire.goals.id[moved], "new"], [wire.goals.id[dropped]]),
    );
    const after = decode(merged);
    expect(after.count).toBe(snapshot.count);
    expect(after.index.has(wire.goals.id[dropped])).toBe(false);
    const at = (id: string) => after.index.get(id) as number;
    expect(after.id[after.parent[at("new")]]).toBe(wire.goals.id[to]);
    expect(after.id[after.parent[at(wire.goals.id[moved])]]).toBe(wire.goals.id[to]);
  });

  it("replaces the other links of a changed goal and keeps those of the rest", () => {
    const [first] = wire.edges.child;
    const changed = structuredClone(wire);
    changed.edges.parent[0] = snapshot.parent[first] >= 0 ? snapshot.roots[0] : 0;
    const merged = decode(applyDelta(wire, deltaOf(changed, [wire.goals.id[first]])));
    expect(otherParents(merged, first)[0].parent).toBe(changed.edges.parent[0]);
    expect(merged.wire.edges.child.length).toBe(wire.edges.child.length);
  });

  it("is the whole picture when the server sends it whole", () => {
    const whole = fakeSnapshot(50);
    expect(applyDelta(wire, whole)).toBe(whole);
  });
});
