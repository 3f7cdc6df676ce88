import { describe, expect, it } from "vitest";
import { focusable, frame, hit, keepInside, viewOf, wholeView, type Stage } from "../src/canvas/frame";
import { between, mapKey, panBy, zoomAt } from "../src/canvas/input";
import { linksOf, sightOf } from "../src/canvas/joins";
import { cut, wrap } from "../src/canvas/text";
import { buildWorld, KINDS } from "../src/canvas/world";
import { children, decode, path } from "../src/domain/columns";
import { fakeSnapshot } from "./fake";

const stage: Stage = { width: 900, height: 760, gutter: 100 };
const sizes = [420, 10_000].map((size) => {
  const snapshot = decode(fakeSnapshot(size));
  const world = buildWorld(snapshot);
  return { size, snapshot, world, whole: wholeView(world, snapshot, stage) };
});
const all = (count: number) => Array.from({ length: count }, (_, goal) => goal);

describe.each(sizes)("the world of $size goals", ({ snapshot, world, whole }) => {
  it("hangs every goal exactly under its primary parent, so that a line of sight is a vertical line", () => {
    for (const goal of all(snapshot.count)) {
      const parent = snapshot.parent[goal];
      if (parent < 0) continue;
      expect(world.left[goal]).toBeGreaterThanOrEqual(world.left[parent] - 1e-12);
      expect(world.right[goal]).toBeLessThanOrEqual(world.right[parent] + 1e-12);
      expect(world.row[goal]).toBeGreaterThan(world.row[parent]);
    }
  });

  it("lets no two siblings overlap and leaves no room between them", () => {
    for (const goal of all(snapshot.count)) {
      const under = [...children(snapshot, goal)];
      for (const [at, child] of under.entries()) {
        if (at > 0) expect(world.left[child]).toBe(world.right[under[at - 1]]);
      }
    }
  });

  it("gives the board equal widths and others leaves to the power 0.6", () => {
    const widths = snapshot.roots.map((goal) => world.right[goal] - world.left[goal]);
    for (const width of widths) expect(width).toBeCloseTo(widths[0], 12);
    const parent = all(snapshot.count).find((goal) => children(snapshot, goal).length > 2) as number;
    const [a, b] = children(snapshot, parent);
    const ratio = (world.right[a] - world.left[a]) / (world.right[b] - world.left[b]);
    expect(ratio).toBeCloseTo((snapshot.leaves[a] / snapshot.leaves[b]) ** 0.6, 9);
  });

  it("keeps orphans apart at the right", () => {
    for (const goal of snapshot.orphans)
      expect(world.left[goal]).toBeGreaterThanOrEqual(world.orphansFrom - 1e-12);
    for (const goal of snapshot.roots)
      expect(world.right[goal]).toBeLessThanOrEqual(world.orphansFrom + 1e-12);
  });

  it("shows each goal once: as a box, or counted in one strip", () => {
    const shown = frame(world, snapshot, whole, stage, -1);
    const counted = shown.strips.reduce((sum, strip) => sum + strip.counts.reduce((a, b) => a + b, 0), 0);
    expect(shown.boxes.length + counted).toBe(snapshot.count);
    expect(new Set(shown.boxes.map((box) => box.goal)).size).toBe(shown.boxes.length);
  });

  it("stays within the stage and puts rows below each other", () => {
    const shown = frame(world, snapshot, whole, stage, -1);
    expect(shown.height).toBeLessThanOrEqual(stage.height + 1);
    for (const [at, band] of shown.bands.entries()) {
      const above = shown.bands[at - 1];
      if (above) expect(band.y).toBeGreaterThan(above.y + above.height);
    }
  });

  it("fills the width with a selected goal and its children; its ancestors become full-width strips", () => {
    const goal = all(snapshot.count).find(
      (one) => snapshot.depth[one] === 2 && children(snapshot, one).length > 1,
    ) as number;
    const shown = frame(world, snapshot, viewOf(world, snapshot, goal, whole), stage, goal);
    const plot = stage.width - stage.gutter;
    const own = shown.boxes.find((box) => box.goal === goal);
    expect((own?.width ?? 0) / plot).toBeGreaterThan(0.9);
    for (const child of children(snapshot, goal))
      expect(shown.boxes.some((box) => box.goal === child)).toBe(true);
    for (const above of path(snapshot, goal)) {
      expect(shown.boxes.find((box) => box.goal === above)?.width).toBeGreaterThanOrEqual(own?.width ?? 0);
    }
  });

  it("runs one line of sight through every box of the path", () => {
    const goal = all(snapshot.count).findLast((one) => snapshot.depth[one] === 4) as number;
    const shown = frame(world, snapshot, viewOf(world, snapshot, goal, whole), stage, goal);
    const sight = sightOf(snapshot, shown, stage, goal);
    expect(sight?.boxes.map((box) => box.goal)).toEqual(path(snapshot, goal));
    for (const box of sight?.boxes ?? []) {
      expect(sight?.x).toBeGreaterThan(box.x);
      expect(sight?.x).toBeLessThan(box.x + box.width);
    }
  });

  it("offers at most 160 items, each wide enough to press, and always the one that has the focus", () => {
    const shown = frame(world, snapshot, whole, { ...stage, width: 6000 }, -1);
    const keep = shown.boxes.findLast((box) => box.width >= 24)?.goal as number;
    const items = focusable(shown, { ...stage, width: 6000 }, 160, keep);
    expect(items.length).toBeLessThanOrEqual(160);
    expect(items.some((box) => box.goal === keep)).toBe(true);
    for (const box of items) expect(box.width).toBeGreaterThanOrEqual(24);
  });
});

describe("the map", () => {
  const { snapshot, world, whole } = sizes[0];
  const shown = frame(world, snapshot, whole, stage, -1);

  it("finds the box under a point, and nothing beside the boxes", () => {
    const [box] = shown.boxes;
    expect(hit(shown, box.x + 4, box.y + 4)?.goal).toBe(box.goal);
    expect(hit(shown, 2, 2)).toBeNull();
  });

  it("goes up to the parent, down to the first child, sideways in the same row", () => {
    const [top] = snapshot.roots;
    const [child] = children(snapshot, top);
    expect(mapKey("ArrowDown", snapshot, world, top)).toEqual({ kind: "focus", goal: child });
    expect(mapKey("ArrowUp", snapshot, world, child)).toEqual({ kind: "focus", goal: top });
    expect(mapKey("ArrowRight", snapshot, world, top)).toEqual({ kind: "focus", goal: snapshot.roots[1] });
    expect(mapKey("ArrowLeft", snapshot, world, top)).toBeNull();
    expect(mapKey("ArrowUp", snapshot, world, top)).toBeNull();
    expect(mapKey("q", snapshot, world, top)).toBeNull();
  });

  it("zooms around the pointer and never leaves the world", () => {
    const near = zoomAt(whole, whole, stage, 500, 0.5);
    const share = (500 - stage.gutter) / (stage.width - stage.gutter);
    expect(near.left + share * near.width).toBeCloseTo(whole.left + share * whole.width, 9);
    expect(zoomAt(near, whole, stage, 500, 100)).toEqual(whole);
    expect(panBy(near, whole, stage, 1e6).left).toBe(0);
    expect(keepInside({ left: 9, width: 0.5 }, { left: 0, width: 1 })).toEqual({ left: 0.5, width: 0.5 });
  });

  it("glides from one view to the other", () => {
    const to = { left: 0.4, width: 0.01 };
    expect(between(whole, to, 0)).toEqual({ left: whole.left, width: whole.width });
    expect(between(whole, to, 1).left).toBeCloseTo(to.left, 9);
    expect(between(whole, to, 0.5).width).toBeCloseTo(Math.sqrt(whole.width * to.width), 9);
  });

  it("draws proposed and missing links, and no line for a plain one", () => {
    const links = linksOf(snapshot, shown, stage, new Set());
    expect(links.some((link) => link.look === "proposed")).toBe(true);
    const drawn = shown.boxes.filter((box) => box.width >= 10).length;
    expect(links.length).toBeLessThan(drawn / 2);
  });

  it("counts only what a filter asks for, and the rest as unasked", () => {
    const mask = new Uint8Array(snapshot.count);
    mask[snapshot.order[5]] = 1;
    const filtered = buildWorld(snapshot, mask);
    const [top] = snapshot.roots;
    const size = world.rows.length * KINDS;
    const counts = [...filtered.below.subarray(top * size, (top + 1) * size)];
    const unasked = counts.filter((_, at) => at % KINDS === KINDS - 1).reduce((a, b) => a + b, 0);
    expect(snapshot.goalsBelow[top] - unasked).toBeLessThanOrEqual(1);
  });

  it("gives a goal below one of its own level a row of its own", () => {
    const wire = structuredClone(snapshot.wire);
    const leaf = wire.goals.level.findIndex((level, goal) => level === 4 && wire.goals.parent[goal] >= 0);
    const other = wire.goals.level.findIndex((level, goal) => level === 4 && goal > leaf);
    wire.goals.parent[other] = leaf;
    const deeper = buildWorld(decode(wire));
    expect(deeper.rows.length).toBe(world.rows.length + 1);
    expect(deeper.row[other]).toBe(deeper.row[leaf] + 1);
    expect(deeper.rows.at(-1)?.name).toMatch(/, 2nd row$/);
  });
});

describe("text", () => {
  const measure = (text: string) => text.length * 8;

  it("wraps whole words and cuts only the last line", () => {
    expect(wrap("Zero preventable harm", 100, 3, measure)).toEqual(["Zero", "preventable", "harm"]);
    expect(wrap("Zero preventable harm in all units", 100, 2, measure)).toEqual(["Zero", "preventable…"]);
  });

  it("cuts a word that is too long by itself", () => {
    expect(wrap("communication", 60, 2, measure)).toEqual(["commun…"]);
    expect(cut("ab", 8, measure)).toBe("");
  });
});
