import { describe, expect, it } from "vitest";
import { decode, hasChildren } from "../src/domain/columns";
import { matches, total, withAncestors } from "../src/domain/filter";
import { gaps, hasGap, status } from "../src/domain/standing";
import { press, visibleRows, type Grid } from "../src/domain/treegrid";
import { fakeSnapshot } from "./fake";

const snapshot = decode(fakeSnapshot(420));
const everything = new Set(snapshot.id);
const all = Array.from({ length: snapshot.count }, (_, goal) => goal);

function gridOf(opened: ReadonlySet<string>): Grid {
  const rows = visibleRows(snapshot, opened, null);
  return { snapshot, rows, isOpen: (goal) => opened.has(snapshot.id[goal]), columns: 5, page: 10 };
}
const closed = gridOf(new Set());
const open = gridOf(everything);
const row = (at: number, column = -1) => ({ row: at, column });

describe("rows", () => {
  it("shows the tops alone when all is closed, and every goal once when all is open", () => {
    expect([...closed.rows]).toEqual([...snapshot.roots, ...snapshot.orphans]);
    expect([...open.rows].toSorted((a, b) => a - b)).toEqual(all);
  });

  it("hides what is below a closed goal, also when it is open itself", () => {
    const [top] = snapshot.roots;
    const opened = new Set(everything);
    opened.delete(snapshot.id[top]);
    const rows = visibleRows(snapshot, opened, null);
    expect(rows.length).toBe(snapshot.count - snapshot.goalsBelow[top]);
  });

  it("expands 10,000 goals quickly", () => {
    const large = decode(fakeSnapshot(10_000));
    const ids = new Set(large.id);
    const began = performance.now();
    expect(visibleRows(large, ids, null).length).toBe(10_000);
    expect(performance.now() - began).toBeLessThan(60);
  });
});

describe("keys", () => {
  it("moves between rows and stops at the ends", () => {
    expect(press("ArrowDown", false, row(0), closed)).toEqual({ kind: "focus", focus: row(1) });
    expect(press("ArrowUp", false, row(0), closed)).toEqual({ kind: "focus", focus: row(0) });
    expect(press("End", false, row(2), closed)).toEqual({
      kind: "focus",
      focus: row(closed.rows.length - 1),
    });
    expect(press("PageDown", false, row(5), open)).toEqual({ kind: "focus", focus: row(15) });
  });

  it("right opens a closed row, then goes into its cells; left comes back and closes it", () => {
    const [top] = snapshot.roots;
    expect(press("ArrowRight", false, row(0), closed)).toEqual({ kind: "open", goal: top });
    expect(press("ArrowRight", false, row(0), open)).toEqual({ kind: "focus", focus: row(0, 0) });
    expect(press("ArrowRight", false, row(0, 4), open)).toBeNull();
    expect(press("ArrowLeft", false, row(0, 0), open)).toEqual({ kind: "focus", focus: row(0, -1) });
    expect(press("ArrowLeft", false, row(0), open)).toEqual({ kind: "close", goal: top });
  });

  it("left on a row without children goes to the goal above", () => {
    const at = [...open.rows].findIndex((goal) => !hasChildren(snapshot, goal) && snapshot.parent[goal] >= 0);
    const move = press("ArrowLeft", false, row(at), open);
    const parent = snapshot.parent[open.rows[at]];
    expect(move).toEqual({ kind: "focus", focus: row([...open.rows].indexOf(parent)) });
  });

  it("Home and End stay in the row when a cell has the focus, unless ctrl is held", () => {
    expect(press("End", false, row(3, 1), open)).toEqual({ kind: "focus", focus: row(3, 4) });
    expect(press("Home", true, row(3, 1), open)).toEqual({ kind: "focus", focus: row(0, 1) });
  });

  it("Enter chooses, the star opens all beside it, letters are left alone", () => {
    expect(press("Enter", false, row(1), closed)).toEqual({ kind: "choose", goal: closed.rows[1] });
    expect(press("*", false, row(0), closed)).toMatchObject({ kind: "open-level" });
    expect(press("x", false, row(0), closed)).toBeNull();
    expect(press("ArrowDown", false, row(999), closed)).toBeNull();
  });
});

describe("search and filters", () => {
  it("finds every word in any order, in title, owner and unit", () => {
    const mask = matches(snapshot, { q: "micu FALLS" }) as Uint8Array;
    expect(total(mask)).toBeGreaterThan(0);
    for (const goal of all) if (mask[goal] === 1) expect(snapshot.title[goal]).toMatch(/falls.*MICU/i);
  });

  it("asks for a status and a gap together", () => {
    const mask = matches(snapshot, { status: "off_track", gap: "stale" }) as Uint8Array;
    const wanted = all.filter(
      (goal) => status(snapshot, goal) === "off_track" && hasGap(snapshot, goal, "stale"),
    );
    expect(total(mask)).toBe(wanted.length);
  });

  it("takes a unit with everything under it", () => {
    const { units } = snapshot.wire;
    const mask = matches(snapshot, { unit: units.id[1] }) as Uint8Array;
    const under = (unit: number): boolean => unit === 1 || (unit > 0 && under(units.parent[unit]));
    for (const goal of all) expect(mask[goal]).toBe(under(snapshot.unit[goal]) ? 1 : 0);
  });

  it("is no filter at all when nothing, or only spaces, is asked", () => {
    expect(matches(snapshot, { q: "  " })).toBeNull();
    expect(matches(snapshot, {})).toBeNull();
  });

  it("keeps the line above each match in the outline", () => {
    const mask = matches(snapshot, { gap: "no_owner" }) as Uint8Array;
    const rows = new Set(visibleRows(snapshot, new Set(), withAncestors(snapshot, mask)));
    for (const goal of all) {
      if (mask[goal] === 0) continue;
      expect(rows.has(goal)).toBe(true);
      if (snapshot.parent[goal] >= 0) expect(rows.has(snapshot.parent[goal])).toBe(true);
    }
  });
});

describe("gaps", () => {
  const one = (change: Partial<Record<keyof typeof snapshot.wire.goals, unknown>>) => {
    const wire = structuredClone(snapshot.wire);
    const goal = all.find((at) => snapshot.level[at] === 4 && gaps(snapshot, at).length === 0) as number;
    for (const [name, value] of Object.entries(change)) (wire.goals as never)[name][goal] = value as never;
    return gaps(decode(wire), goal);
  };

  it.each([
    ["no_owner", { ownerState: 0, owner: -1 }],
    ["offered", { ownerState: 3 }],
    ["no_parent", { parent: -1 }],
    ["not_agreed", { agreed: 0 }],
    ["stale", { stale: 1 }],
    ["no_target", { target: null }],
    ["needs_help", { needsHelp: 1 }],
  ])("%s", (gap, change) => {
    expect(one(change)).toContain(gap);
  });

  it("a report better than the data differs, but never on too few or awaited data", () => {
    expect(one({ state: 2, claimed: 1, evidence: 5 })).toContain("contradiction");
    expect(one({ state: 2, claimed: 3, evidence: 7 })).not.toContain("contradiction");
    expect(one({ state: 2, claimed: 1, evidence: 2 })).not.toContain("contradiction");
    expect(one({ state: 2, claimed: 1, evidence: 3 })).not.toContain("contradiction");
  });

  it("drafts and closed goals have no owner gap", () => {
    for (const state of [0, 1, 4, 5, 6])
      expect(one({ state, ownerState: 0, owner: -1 })).not.toContain("no_owner");
  });
});
