/** What one look at the world shows: boxes where they can be read, stacked strips where they cannot. Pure. */
import { children, path, type Snapshot } from "../domain/columns";
import { KINDS, type World } from "./world";

/** The part of the world in sight. */
export interface View {
  left: number;
  width: number;
}

export interface Stage {
  width: number;
  height: number;
  /** Room for the names of the levels at the left; 0 when they stand above each band. */
  gutter: number;
}

export interface Box {
  goal: number;
  row: number;
  x: number;
  width: number;
  y: number;
  height: number;
}

/** All goals of one row below one goal (-1: below no goal at all), counted by status. */
export interface Strip {
  under: number;
  row: number;
  x: number;
  width: number;
  y: number;
  height: number;
  counts: number[];
}

export interface Band {
  name: string;
  y: number;
  height: number;
}

export interface Frame {
  boxes: Box[];
  strips: Strip[];
  bands: Band[];
  height: number;
}

/** Where a row's goals would be narrower than this on average, they are drawn as one strip. */
const READABLE = 7;
/** Strips stand under ancestors at least about this wide: one whose children are as wide leaves it to them. */
const ANCESTOR_WIDTH = 22;
export const GAP = 14;
/** Above a band where its name stands there. */
const NAMED_GAP = 22;
const BOTTOM = 22;
const BOARD_BOX = 104;

const gapOf = (stage: Stage) => (stage.gutter > 0 ? GAP : NAMED_GAP);

/** The widest view: everything, unless the board's goals would be too narrow for their titles. */
export function wholeView(world: World, snapshot: Snapshot, stage: Stage): View {
  const plot = stage.width - stage.gutter;
  const needed = (snapshot.roots.length * BOARD_BOX) / Math.max(0.2, world.orphansFrom);
  return { left: 0, width: Math.min(1, plot / needed) };
}

/** The view in which a goal and its children fill the width; a goal with nothing below leaves room for its neighbours. */
export function viewOf(world: World, snapshot: Snapshot, goal: number, whole: View): View {
  const own = world.right[goal] - world.left[goal];
  const leaf = snapshot.childStart[goal + 1] === snapshot.childStart[goal];
  const width = Math.min(whole.width, own * (leaf ? 1.9 : 1.09));
  return keepInside({ left: (world.left[goal] + world.right[goal] - width) / 2, width }, whole);
}

export function keepInside(view: View, whole: View): View {
  const width = Math.min(whole.width, Math.max(1e-7, view.width));
  return { width, left: Math.min(1 - width, Math.max(0, view.left)) };
}

interface Look {
  world: World;
  snapshot: Snapshot;
  view: View;
  stage: Stage;
  boxes: Box[];
  strips: Strip[];
}

export const toX = (at: number, view: View, stage: Stage) =>
  stage.gutter + ((at - view.left) / view.width) * (stage.width - stage.gutter);

/** Boxes and strips with their rows; `heights` overrides the bands' own heights while the view glides. */
export function frame(
  world: World,
  snapshot: Snapshot,
  view: View,
  stage: Stage,
  selected: number,
  heights?: readonly number[],
): Frame {
  const look: Look = { world, snapshot, view, stage, boxes: [], strips: [] };
  for (const goal of snapshot.roots) walk(look, goal, 0);
  orphans(look);
  const each = heights ?? bandHeights(look, selected);
  const gap = gapOf(stage);
  let y = gap - 4;
  const bands = world.rows.map(({ name }, row) => {
    const band = { name, y, height: each[row] };
    y += each[row] + gap;
    return band;
  });
  for (const item of [...look.boxes, ...look.strips]) {
    item.y = bands[item.row].y;
    item.height = bands[item.row].height;
  }
  return { boxes: look.boxes, strips: look.strips, bands, height: y - gap + BOTTOM };
}

/** `masked` has a bit for each row that an ancestor already shows as its strip. */
function walk(look: Look, goal: number, masked: number): void {
  const { world, snapshot, view, stage } = look;
  const x = toX(world.left[goal], view, stage);
  const end = toX(world.right[goal], view, stage);
  if (end <= stage.gutter || x >= stage.width) return;
  if ((masked & (1 << world.row[goal])) === 0) {
    look.boxes.push({ goal, row: world.row[goal], x, width: end - x, y: 0, height: 0 });
  }
  const under = children(snapshot, goal);
  if (under.length === 0) return;
  const ancestor = (end - x) / under.length < ANCESTOR_WIDTH;
  const { shown, rest } = strips(look, goal, x, end - x, ancestor ? READABLE : 0, masked);
  if (rest) for (const child of under) walk(look, child, shown);
}

/** Strips for the rows whose goals would be narrower than `readable`; says what is masked now and what is left to draw. */
function strips(look: Look, under: number, x: number, width: number, readable: number, masked: number) {
  const { rows, below, orphansBelow } = look.world;
  let shown = masked;
  let rest = false;
  for (let row = 0; row < rows.length; row++) {
    if ((masked & (1 << row)) !== 0) continue;
    const at = under < 0 ? row * KINDS : (under * rows.length + row) * KINDS;
    const counts = [...(under < 0 ? orphansBelow : below).subarray(at, at + KINDS)];
    const count = counts.reduce((sum, one) => sum + one, 0);
    if (count === 0) continue;
    if (width / count < readable) {
      look.strips.push({ under, row, x, width, y: 0, height: 0, counts });
      shown |= 1 << row;
    } else rest = true;
  }
  return { shown, rest };
}

function orphans(look: Look): void {
  const { snapshot, world, view, stage } = look;
  if (snapshot.orphans.length === 0) return;
  const x = toX(world.orphansFrom, view, stage);
  const width = toX(1, view, stage) - x;
  if (x >= stage.width) return;
  const { shown, rest } = strips(look, -1, x, width, READABLE, 0);
  if (rest) for (const goal of snapshot.orphans) walk(look, goal, shown);
}

const EMPTY = 26;
const DENSE = 46;
const ANCESTOR = 62;
/** The height of an ordinary desktop's map. */
const ORDINARY = 780;

/** What a band would like: more the wider its boxes are. Bands above the selection become strips of one or two lines. */
function wishes(look: Look, selected: number): { wish: number; most: number }[] {
  const { world, stage, snapshot } = look;
  const line =
    selected >= 0 ? new Set(path(snapshot, selected).map((goal) => world.row[goal])) : new Set<number>();
  const own = selected >= 0 ? world.row[selected] : -1;
  const tall = Math.max(1, stage.height / ORDINARY); // a tablet held upright has room to give
  return world.rows.map((_, row) => {
    const boxes = look.boxes.filter((box) => box.row === row);
    const dense = look.strips.some((strip) => strip.row === row);
    const { further } = world.rows[row];
    if (boxes.length === 0)
      return dense ? { wish: DENSE, most: further ? DENSE : 132 * tall } : { wish: EMPTY, most: EMPTY };
    if (row < own && line.has(row)) return { wish: ANCESTOR, most: ANCESTOR };
    const seen = boxes.map((box) => Math.min(box.x + box.width, stage.width) - Math.max(box.x, stage.gutter));
    const mean = seen.reduce((sum, width) => sum + width, 0) / seen.length;
    const ease = Math.min(1, Math.max(0, (mean - 14) / 90));
    const board = world.rows[row].level === 0;
    if (further && ease === 0) return { wish: DENSE, most: DENSE };
    return board
      ? { wish: 132, most: 172 * tall }
      : { wish: DENSE + ease * 66, most: (DENSE + 74 + ease * 34) * tall };
  });
}

function bandHeights(look: Look, selected: number): number[] {
  const asked = wishes(look, selected);
  const room = look.stage.height - BOTTOM + 4 - gapOf(look.stage) * asked.length;
  const sum = asked.reduce((total, { wish }) => total + wish, 0);
  if (room <= sum) return asked.map(({ wish }) => Math.max(EMPTY, wish * Math.max(0.72, room / sum)));
  const spare = asked.reduce((total, { wish, most }) => total + most - wish, 0);
  const share = spare > 0 ? Math.min(1, (room - sum) / spare) : 0;
  return asked.map(({ wish, most }) => wish + (most - wish) * share);
}

/** The box, else the strip, at a point. */
export function hit(shown: Frame, x: number, y: number): { goal: number; strip: Strip | null } | null {
  const within = (item: Box | Strip) =>
    x >= item.x && x < item.x + item.width && y >= item.y && y < item.y + item.height;
  const box = shown.boxes.find(within);
  if (box) return { goal: box.goal, strip: null };
  const strip = shown.strips.find(within);
  return strip ? { goal: strip.under, strip } : null;
}

/** Boxes wide enough to be pressed, in the order of reading, for the focusable items over the map. */
export function focusable(shown: Frame, stage: Stage, most: number, keep: number): Box[] {
  const seen = (box: Box) => Math.min(box.x + box.width, stage.width) - Math.max(box.x, stage.gutter);
  const wide = shown.boxes.filter((box) => seen(box) >= 24);
  if (wide.length <= most) return wide;
  const chosen = new Set(wide.toSorted((a, b) => seen(b) - seen(a)).slice(0, most - 1));
  return wide.filter((box) => chosen.has(box) || box.goal === keep).slice(0, most);
}
