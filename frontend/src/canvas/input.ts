/** What keys and pointers mean on the map. Pure: says which goal or view is asked for, changes nothing. */
import { children, type Snapshot } from "../domain/columns";
import { keepInside, type Stage, type View } from "./frame";
import type { World } from "./world";

export type MapMove =
  | { kind: "focus"; goal: number }
  | { kind: "choose"; goal: number }
  | { kind: "zoom"; factor: number }
  | { kind: "whole" }
  | { kind: "let-go" };

export function mapKey(key: string, snapshot: Snapshot, world: World, goal: number): MapMove | null {
  const to = (next: number | undefined): MapMove | null =>
    next === undefined || next < 0 ? null : { kind: "focus", goal: next };
  switch (key) {
    case "ArrowUp":
      return to(snapshot.parent[goal]);
    case "ArrowDown":
      return to(children(snapshot, goal)[0]);
    case "ArrowLeft":
      return to(neighbour(snapshot, world, goal, -1));
    case "ArrowRight":
      return to(neighbour(snapshot, world, goal, 1));
    case "Home":
      return to(snapshot.roots[0]);
    case "Enter":
    case " ":
      return { kind: "choose", goal };
    case "+":
    case "=":
      return { kind: "zoom", factor: 0.6 };
    case "-":
    case "−":
      return { kind: "zoom", factor: 1 / 0.6 };
    case "0":
      return { kind: "whole" };
    case "Escape":
      return { kind: "let-go" };
    default:
      return null;
  }
}

/** The next goal of the same row, also under another parent. */
function neighbour(snapshot: Snapshot, world: World, goal: number, step: 1 | -1): number {
  const row = world.row[goal];
  const middle = (world.left[goal] + world.right[goal]) / 2;
  let best = -1;
  let distance = Infinity;
  for (let other = 0; other < snapshot.count; other++) {
    if (world.row[other] !== row || other === goal) continue;
    const away = ((world.left[other] + world.right[other]) / 2 - middle) * step;
    if (away > 0 && away < distance) {
      distance = away;
      best = other;
    }
  }
  return best;
}

/** Nearer or farther, with the point under the pointer staying where it is. */
export function zoomAt(view: View, whole: View, stage: Stage, x: number, factor: number): View {
  const share = Math.min(1, Math.max(0, (x - stage.gutter) / (stage.width - stage.gutter)));
  const width = Math.min(whole.width, view.width * factor);
  return keepInside({ left: view.left + share * (view.width - width), width }, whole);
}

export function panBy(view: View, whole: View, stage: Stage, pixels: number): View {
  const moved = (pixels / (stage.width - stage.gutter)) * view.width;
  return keepInside({ left: view.left - moved, width: view.width }, whole);
}

/** A view between two, at 0 … 1 of the way; the zoom runs evenly, as the eye expects. */
export function between(from: View, to: View, share: number): View {
  const width = Math.exp(Math.log(from.width) + (Math.log(to.width) - Math.log(from.width)) * share);
  const spread = to.width - from.width;
  const part = Math.abs(spread) < 1e-9 ? share : (width - from.width) / spread;
  return { left: from.left + (to.left - from.left) * part, width };
}
