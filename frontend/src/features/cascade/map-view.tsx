import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useScheme } from "../../app/theme";
import type { Foot } from "../../canvas/draw";
import { focusable, type Frame, type Stage } from "../../canvas/frame";
import { mapKey } from "../../canvas/input";
import { StrataMap, type Model } from "../../canvas/map";
import { readPalette } from "../../canvas/palette";
import { buildWorld } from "../../canvas/world";
import { hasChildren, levelName, owner, type Snapshot } from "../../domain/columns";
import { nowTarget } from "../../domain/format";
import { hasGap, lastCheckIn, STATUSES, statusWord } from "../../domain/standing";
import { GAP_WORDS } from "../../domain/words";
import { Button } from "../../ui/button";
import { MARK_PATHS } from "../../ui/mark";
import { usePointer, type Hovered } from "./map-pointer";
import type { Cascade } from "./state";

const MOST_ITEMS = 160;

function useModel({ snapshot, selected, mask }: Cascade): Model {
  const world = useMemo(() => buildWorld(snapshot, mask), [snapshot, mask]);
  return useMemo(
    () => ({
      snapshot,
      world,
      selected,
      mask,
      title: (goal: number) => snapshot.title[goal],
      foot: (goal: number) => footOf(snapshot, goal),
      stale: (goal: number) => snapshot.stale[goal] === 1,
      unowned: (goal: number) => hasGap(snapshot, goal, "no_owner"),
    }),
    [snapshot, world, selected, mask],
  );
}

function footOf(snapshot: Snapshot, goal: number): Foot {
  const { now, target, due, unitOfValue } = snapshot.wire.goals;
  const value = nowTarget(now[goal], target[goal], due[goal], unitOfValue[goal], snapshot.today);
  const numbers = value.target ? `${value.now || "no data"} → ${value.target}` : "";
  const unowned = hasGap(snapshot, goal, "no_owner");
  const who = unowned ? GAP_WORDS.no_owner : (owner(snapshot, goal)?.position ?? "");
  return { who, numbers, gap: unowned };
}

/** What a screen reader says of a box: as much as the row of the outline. */
function spoken(snapshot: Snapshot, goal: number): string {
  const due = hasGap(snapshot, goal, "stale") ? `, ${GAP_WORDS.stale}` : "";
  const { who, numbers } = footOf(snapshot, goal);
  const said = `${statusWord(snapshot, goal)}${due}, last check-in ${lastCheckIn(snapshot, goal)}`;
  return `${levelName(snapshot, goal)}: ${snapshot.title[goal]}. ${said}. ${who}. ${numbers}`;
}

interface Settled {
  frame: Frame;
  stage: Stage;
}

/** Keeps one map over the canvas and hands it every change. */
function useMap(model: Model, onSettled: (settled: Settled) => void) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [map, setMap] = useState<StrataMap | null>(null);
  const scheme = useScheme();
  const first = useRef(model);
  const settled = useRef(onSettled);
  useEffect(() => {
    settled.current = onSettled;
  });
  useEffect(() => {
    const box = host.current;
    if (!box || !canvas.current) return;
    const marks = STATUSES.map((status) => new Path2D(MARK_PATHS[status]));
    const made = new StrataMap(canvas.current, first.current, readPalette(box), marks, {
      onSettled: (frame, stage) => settled.current({ frame, stage }),
    });
    const size = () => made.resize(stageOf(box));
    const watch = new ResizeObserver(size);
    watch.observe(box);
    size();
    void document.fonts.ready.then(() => made.recolour(readPalette(box)));
    setMap(made);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, []);
  useEffect(() => map?.update(model), [map, model]);
  useEffect(() => {
    if (host.current && scheme) map?.recolour(readPalette(host.current));
  }, [map, scheme]);
  return { host, canvas, map };
}

function stageOf(box: HTMLElement): Stage {
  const width = box.clientWidth;
  return { width, height: Math.max(360, box.clientHeight), gutter: width >= 620 ? 104 : 0 };
}

export default function MapView({ cascade }: { cascade: Cascade }) {
  const { snapshot, selected, select } = cascade;
  const model = useModel(cascade);
  const [settled, setSettled] = useState<Settled | null>(null);
  const [focused, setFocused] = useState(-1);
  /** "that": the focused goal once it is in sight; "any": whatever is, so that the focus is never lost. */
  const wantsFocus = useRef<"that" | "any" | null>(null);
  const { host, canvas, map } = useMap(model, setSettled);
  const pointer = usePointer(host, map, snapshot, select);
  const items = useMemo(() => {
    if (!settled) return [];
    return focusable(settled.frame, settled.stage, MOST_ITEMS, focused).filter(
      (box) => box.goal < snapshot.count,
    );
  }, [settled, focused, snapshot]);
  const stop = items.some((box) => box.goal === focused)
    ? focused
    : (items.find((box) => box.goal === selected) ?? items[0])?.goal;

  useEffect(() => {
    const there = items.some((box) => box.goal === focused);
    if (!wantsFocus.current || (!there && wantsFocus.current === "that")) return;
    wantsFocus.current = null;
    host.current?.querySelector<HTMLElement>(`[data-goal="${stop}"]`)?.focus({ preventScroll: true });
  }, [items, focused, stop, host]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!map || event.ctrlKey || event.metaKey || event.altKey || stop === undefined) return;
    const move = mapKey(event.key, snapshot, model.world, stop);
    if (!move || move.kind === "let-go") return;
    event.preventDefault();
    event.stopPropagation();
    wantsFocus.current = "any";
    if (move.kind === "zoom") map.zoom(move.factor);
    else if (move.kind === "whole") map.goTo(-1);
    else if (move.kind === "choose") select(move.goal === selected ? -1 : move.goal);
    else {
      wantsFocus.current = "that";
      setFocused(move.goal);
      map.reveal(move.goal);
    }
  };

  return (
    <div className="map" ref={host} {...pointer.handlers}>
      <canvas ref={canvas} aria-hidden="true" />
      {settled ? (
        <div role="tree" aria-label="Cascade as a map" className="map-items" onKeyDown={onKeyDown}>
          {items.map((box) => (
            <div
              key={snapshot.id[box.goal]}
              role="treeitem"
              data-goal={box.goal}
              tabIndex={box.goal === stop ? 0 : -1}
              aria-label={spoken(snapshot, box.goal)}
              aria-level={snapshot.depth[box.goal] + 1}
              aria-selected={box.goal === selected}
              aria-expanded={hasChildren(snapshot, box.goal) ? true : undefined}
              style={placeOf(box, settled.stage)}
              onFocus={() => setFocused(box.goal)}
              onClick={() => select(box.goal === selected ? -1 : box.goal)}
            />
          ))}
        </div>
      ) : null}
      <div className="map-zoom no-print">
        <Button aria-label="Nearer" onClick={() => map?.zoom(0.6)}>
          +
        </Button>
        <Button aria-label="Farther" onClick={() => map?.zoom(1 / 0.6)}>
          −
        </Button>
        <Button title="Everything" onClick={() => map?.goTo(-1)}>
          All
        </Button>
      </div>
      {pointer.hovered ? <Tip snapshot={snapshot} hovered={pointer.hovered} /> : null}
    </div>
  );
}

function placeOf(box: { x: number; y: number; width: number; height: number }, stage: Stage) {
  const left = Math.max(box.x, stage.gutter);
  const right = Math.min(box.x + box.width, stage.width);
  return { left, top: box.y, width: Math.max(0, right - left - 2), height: box.height };
}

/** What is under the pointer, for boxes too narrow to be named. */
function Tip({ snapshot, hovered }: { snapshot: Snapshot; hovered: Hovered }) {
  const { goal, note } = hovered;
  const said = () => {
    const { who, numbers } = footOf(snapshot, goal);
    return [statusWord(snapshot, goal), who, numbers].filter(Boolean).join(" · ");
  };
  return (
    <div className="map-tip" style={{ left: hovered.x, top: hovered.y }} aria-hidden="true">
      <b>{goal >= 0 ? snapshot.title[goal] : "Not yet linked to a board goal"}</b>
      <span className="soft small">{note || said()}</span>
    </div>
  );
}
