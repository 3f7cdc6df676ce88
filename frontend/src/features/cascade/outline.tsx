import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { withAncestors } from "../../domain/filter";
import { press, visibleRows, type Focus } from "../../domain/treegrid";
import { COLUMNS, OutlineRow } from "./outline-row";
import type { Cascade } from "./state";

const OVERSCAN = 4;

interface OutlineProps {
  cascade: Cascade;
  opened: ReadonlySet<string>;
  setOpened: (opened: ReadonlySet<string>) => void;
}

/** 36 px on a desk, 44 under a finger: the stylesheet decides. */
const rowHeight = (element: Element) =>
  Number.parseFloat(getComputedStyle(element).getPropertyValue("--row")) || 36;

/** Which slice of the rows is in the box, in steps of four rows so that most scrolling renders nothing. */
function useWindow(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [slice, setSlice] = useState(() => ({
    first: 0,
    shown: 24,
    height: rowHeight(document.documentElement),
  }));
  const size = useRef({ height: slice.height, seen: 0 });
  const measure = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const { height } = size.current;
    const first = Math.floor(element.scrollTop / height / 4) * 4;
    const shown = Math.ceil(size.current.seen / height) + 4;
    setSlice((before) =>
      before.first === first && before.shown === shown && before.height === height
        ? before
        : { first, shown, height },
    );
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    // Asked only when the box changes: while scrolling, asking would make the browser lay out twice.
    const resize = () => {
      size.current = { height: rowHeight(element), seen: element.clientHeight };
      measure();
    };
    resize();
    const watch = new ResizeObserver(resize);
    watch.observe(element);
    return () => watch.disconnect();
  }, [measure]);
  const from = Math.max(0, slice.first - OVERSCAN);
  return {
    box,
    measure,
    height: slice.height,
    from,
    to: Math.min(count, slice.first + slice.shown + OVERSCAN),
  };
}

export function Outline({ cascade, opened, setOpened }: OutlineProps) {
  const { snapshot, selected, mask, select } = cascade;
  const only = useMemo(() => (mask ? withAncestors(snapshot, mask) : null), [mask, snapshot]);
  const rows = useMemo(() => visibleRows(snapshot, opened, only), [snapshot, opened, only]);
  const { box, measure, height, from, to } = useWindow(rows.length);
  const [focus, setFocus] = useState<Focus>({ row: 0, column: -1 });
  const at = Math.min(focus.row, rows.length - 1);
  useShowSelected(box, rows, selected, height, setFocus);

  const isOpen = (goal: number) => only !== null || opened.has(snapshot.id[goal]);
  const toggle = useCallback(
    (goal: number, open?: boolean) => {
      const next = new Set(opened);
      if (open ?? !next.has(snapshot.id[goal])) next.add(snapshot.id[goal]);
      else next.delete(snapshot.id[goal]);
      setOpened(next);
    },
    [opened, setOpened, snapshot],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 2);
    const grid = { snapshot, rows, isOpen, columns: COLUMNS.length, page };
    const move = press(event.key, event.ctrlKey, { row: at, column: focus.column }, grid);
    if (!move) return;
    event.preventDefault();
    if (move.kind === "focus") {
      setFocus(move.focus);
      focusCell(box.current, move.focus, height);
    } else if (move.kind === "open-level") {
      setOpened(new Set([...opened, ...move.goals.map((goal) => snapshot.id[goal])]));
    } else if (move.kind === "choose") select(move.goal === selected ? -1 : move.goal);
    else toggle(move.goal, move.kind === "open");
  };

  return (
    <div
      className="outline"
      ref={box}
      role="treegrid"
      aria-label="Cascade as an outline"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      onScroll={measure}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="outline-head">
        <div role="row" aria-rowindex={1} className="outline-row small">
          {COLUMNS.map((column) => (
            <span key={column.id} role="columnheader" className={`cell ${column.id}`}>
              {column.title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="outline-body" style={{ blockSize: rows.length * height }}>
        {places(from, to, at, rows.length).map((row) => (
          <OutlineRow
            key={slot(row, at, from, to)}
            snapshot={snapshot}
            goal={rows[row]}
            row={row}
            top={row * height}
            open={isOpen(rows[row])}
            chosen={rows[row] === selected}
            aside={mask !== null && mask[rows[row]] === 0}
            tabStop={row === at}
            onSelect={select}
            onToggle={toggle}
            onFocus={setFocus}
          />
        ))}
      </div>
    </div>
  );
}

/** The rows in sight, and always the one that holds the focus, so that scrolling never throws it away. */
function places(from: number, to: number, focused: number, count: number): number[] {
  const list = Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
  if (focused < from && focused >= 0) list.unshift(focused);
  if (focused >= to && focused < count) list.push(focused);
  return list;
}

/**
 * Rows are drawn into places that are used again, which halves the work of scrolling. The row that holds the focus
 * keeps its place even out of sight; the one whose turn that place would be takes the spare one.
 */
function slot(row: number, focused: number, from: number, to: number): number {
  const pool = Math.max(64, to - from);
  const away = focused < from || focused >= to;
  return away && row !== focused && row % pool === focused % pool ? -1 : row % pool;
}

/** Scrolls a row into the box below the sticky head. */
function scrollTo(box: HTMLElement, row: number, height: number): void {
  const head = height;
  const top = row * height;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight - head)
    box.scrollTop = top + height - box.clientHeight + head;
}

/** Focuses after the row has been drawn. */
function focusCell(box: HTMLElement | null, { row, column }: Focus, height: number): void {
  if (!box) return;
  scrollTo(box, row, height);
  requestAnimationFrame(() => {
    const line = box.querySelector<HTMLElement>(`[data-row="${row}"]`);
    const cell = column < 0 ? line : line?.querySelector<HTMLElement>(`[data-column="${column}"]`);
    cell?.focus({ preventScroll: true });
  });
}

/** A goal selected elsewhere (the panel, the palette, the address) is scrolled into sight and becomes the tab stop. */
function useShowSelected(
  box: React.RefObject<HTMLDivElement | null>,
  rows: Int32Array,
  selected: number,
  height: number,
  setFocus: (focus: Focus) => void,
): void {
  const shown = useRef(-1);
  useEffect(() => {
    if (selected === shown.current) return;
    const row = selected >= 0 ? rows.indexOf(selected) : -1;
    if (selected >= 0 && row < 0) return;
    shown.current = selected;
    if (row < 0 || !box.current) return;
    scrollTo(box.current, row, height);
    setFocus({ row, column: -1 });
  }, [box, rows, selected, height, setFocus]);
}
