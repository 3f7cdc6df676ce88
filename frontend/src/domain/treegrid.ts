/** The outline as rows, and what each key does in it (the ARIA practices' treegrid, rows first). */
import { children, hasChildren, type Snapshot } from "./columns";

/** Which goals show: roots, and children of opened goals. With `only`, matching goals and what leads to them. */
export function visibleRows(
  snapshot: Snapshot,
  opened: ReadonlySet<string>,
  only: Uint8Array | null,
): Int32Array {
  const rows = new Int32Array(snapshot.count);
  let count = 0;
  const stack = [...snapshot.roots, ...snapshot.orphans].toReversed();
  while (stack.length > 0) {
    const goal = stack.pop()!;
    if (only && only[goal] === 0) continue;
    rows[count++] = goal;
    if (!only && !opened.has(snapshot.id[goal])) continue;
    for (let at = snapshot.childStart[goal + 1] - 1; at >= snapshot.childStart[goal]; at--) {
      stack.push(snapshot.childList[at]);
    }
  }
  return rows.subarray(0, count);
}

export interface Focus {
  row: number;
  /** -1 is the row itself. */
  column: number;
}

export type Move =
  | { kind: "focus"; focus: Focus }
  | { kind: "open"; goal: number }
  | { kind: "close"; goal: number }
  | { kind: "open-level"; goals: number[] }
  | { kind: "choose"; goal: number };

export interface Grid {
  snapshot: Snapshot;
  rows: Int32Array;
  isOpen: (goal: number) => boolean;
  columns: number;
  page: number;
}

/** What a key asks for, or null when the grid has no use for it. */
export function press(key: string, ctrl: boolean, focus: Focus, grid: Grid): Move | null {
  const last = grid.rows.length - 1;
  const goal = grid.rows[focus.row];
  if (goal === undefined) return null;
  const to = (row: number, column = focus.column): Move => ({
    kind: "focus",
    focus: { row: Math.min(last, Math.max(0, row)), column },
  });
  switch (key) {
    case "ArrowDown":
      return to(focus.row + 1);
    case "ArrowUp":
      return to(focus.row - 1);
    case "PageDown":
      return to(focus.row + grid.page);
    case "PageUp":
      return to(focus.row - grid.page);
    case "Home":
      return ctrl || focus.column < 0 ? to(0) : to(focus.row, 0);
    case "End":
      return ctrl || focus.column < 0 ? to(last) : to(focus.row, grid.columns - 1);
    case "ArrowRight":
      return right(goal, focus, grid, to);
    case "ArrowLeft":
      return left(goal, focus, grid, to);
    case "Enter":
    case " ":
      return { kind: "choose", goal };
    case "*":
      return { kind: "open-level", goals: siblings(grid.snapshot, goal) };
    default:
      return null;
  }
}

type To = (row: number, column?: number) => Move;

function right(goal: number, focus: Focus, grid: Grid, to: To): Move | null {
  if (focus.column >= 0) return focus.column < grid.columns - 1 ? to(focus.row, focus.column + 1) : null;
  if (hasChildren(grid.snapshot, goal) && !grid.isOpen(goal)) return { kind: "open", goal };
  return to(focus.row, 0);
}

/** From a cell back to the row; an open row closes; else to the row of the goal above. */
function left(goal: number, focus: Focus, grid: Grid, to: To): Move | null {
  if (focus.column >= 0) return to(focus.row, focus.column - 1);
  if (hasChildren(grid.snapshot, goal) && grid.isOpen(goal)) return { kind: "close", goal };
  const above = grid.rows.indexOf(grid.snapshot.parent[goal]);
  return above >= 0 ? to(above) : null;
}

function siblings(snapshot: Snapshot, goal: number): number[] {
  const parent = snapshot.parent[goal];
  const all = parent >= 0 ? [...children(snapshot, parent)] : [...snapshot.roots, ...snapshot.orphans];
  return all.filter((sibling) => hasChildren(snapshot, sibling));
}
