/** Which lines run between the boxes of a frame. Pure; links.ts draws them. */
import { otherParents, path, type Snapshot } from "../domain/columns";
import { toX, type Box, type Frame, type Stage, type View } from "./frame";
import type { Curve, Link, Sight } from "./links";
import type { World } from "./world";

const middle = (box: Box, stage: Stage) =>
  (Math.max(box.x, stage.gutter) + Math.min(box.x + box.width, stage.width)) / 2;

/** Links that are not plain: missing, proposed, or through a level that is left out. */
export function linksOf(snapshot: Snapshot, frame: Frame, stage: Stage, line: ReadonlySet<number>): Link[] {
  const byGoal = new Map(frame.boxes.map((box) => [box.goal, box]));
  const links: Link[] = [];
  for (const box of frame.boxes) {
    if (box.width < 10 || line.has(box.goal)) continue;
    const parent = snapshot.parent[box.goal];
    const above = byGoal.get(parent);
    const x = middle(box, stage);
    const to = box.y;
    if (parent < 0 && snapshot.level[box.goal] > 0) {
      links.push({ x, from: frame.bands[0].y, to, look: "loose" });
    } else if (above) {
      const from = above.y + above.height;
      if (snapshot.agreed[box.goal] === 0) links.push({ x, from: from - 5, to: to + 5, look: "proposed" });
      else if (above.row < box.row - 1) links.push({ x, from, to, look: "skips" });
    }
  }
  return links;
}

/** The selected goal's vertical line, at the middle of its own box. */
export function sightOf(snapshot: Snapshot, frame: Frame, stage: Stage, selected: number): Sight | null {
  if (selected < 0) return null;
  const line = path(snapshot, selected);
  const byGoal = new Map(frame.boxes.map((box) => [box.goal, box]));
  const boxes = line.flatMap((goal) => byGoal.get(goal) ?? []);
  const own = byGoal.get(selected);
  if (!own) return null;
  const proposed = new Set<number>();
  for (const [at, box] of boxes.entries()) if (at > 0 && snapshot.agreed[box.goal] === 0) proposed.add(at);
  return { x: middle(own, stage), boxes, loose: snapshot.level[line[0]] > 0, proposed };
}

/** Thin curves to the selected goal's other parents; one out of sight is pointed to at the edge. */
export function curvesOf(
  snapshot: Snapshot,
  world: World,
  frame: Frame,
  view: View,
  stage: Stage,
  selected: number,
): Curve[] {
  const own = frame.boxes.find((box) => box.goal === selected);
  if (!own) return [];
  return otherParents(snapshot, selected).map(({ parent }) => {
    const band = frame.bands[world.row[parent]];
    const there = toX((world.left[parent] + world.right[parent]) / 2, view, stage);
    return {
      fromX: middle(own, stage) + 14,
      fromY: own.y,
      toX: Math.min(stage.width - 8, Math.max(stage.gutter + 8, there)),
      toY: band.y + band.height + 2,
    };
  });
}
