import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import type { StrataMap } from "../../canvas/map";
import type { Snapshot } from "../../domain/columns";
import { STATUSES } from "../../domain/standing";
import { STATUS_WORDS } from "../../domain/words";

export interface Hovered {
  goal: number;
  x: number;
  y: number;
  /** Said instead of the goal's own facts, over a strip of many goals. */
  note: string;
}

const DRAG = 5;

/** Mouse, touch and wheel: a press chooses, a drag moves along, two fingers or the wheel come nearer. */
export function usePointer(
  host: RefObject<HTMLDivElement | null>,
  map: StrataMap | null,
  snapshot: Snapshot,
  select: (goal: number) => void,
) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const down = useRef(new Map<number, { x: number; y: number }>());
  const dragged = useRef(false);
  useWheel(host, map, setHovered);

  const spot = (event: PointerEvent) => {
    const box = host.current?.getBoundingClientRect();
    return {
      x: event.clientX - (box?.left ?? 0),
      y: event.clientY - (box?.top ?? 0) + (host.current?.scrollTop ?? 0),
    };
  };
  const onMap = (event: PointerEvent) => (event.target as HTMLElement).closest("button") === null;

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !onMap(event)) return;
    if (down.current.size === 0) dragged.current = false;
    down.current.set(event.pointerId, spot(event));
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = spot(event);
    const before = down.current.get(event.pointerId);
    if (!before) return event.pointerType === "mouse" && onMap(event) ? look(now) : undefined;
    setHovered(null);
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      dragged.current = true;
      const apart = Math.abs(before.x - other.x) / Math.max(12, Math.abs(now.x - other.x));
      map?.zoom(apart, (now.x + other.x) / 2, false);
      down.current.set(event.pointerId, now);
    } else if (dragged.current || Math.abs(now.x - before.x) > DRAG) {
      dragged.current = true;
      map?.pan(now.x - before.x);
      down.current.set(event.pointerId, now);
    }
  };
  const onPointerUp = (event: PointerEvent) => {
    const began = down.current.delete(event.pointerId);
    if (!began || dragged.current || !map) return;
    const { x, y } = spot(event);
    const found = map.at(x, y);
    if (!found) return;
    if (found.strip) map.goTo(found.goal);
    else select(found.goal);
  };
  const look = ({ x, y }: { x: number; y: number }) => {
    const found = map?.at(x, y);
    map?.hover(found && !found.strip ? found.goal : -1);
    if (!found) return setHovered(null);
    const note = found.strip ? countsNote(found.strip.counts) : "";
    const width = host.current?.clientWidth ?? 0;
    setHovered({ goal: found.goal, note, x: Math.min(x + 14, width - 270), y: y + 18 });
  };
  const leave = () => {
    down.current.clear();
    map?.hover(-1);
    setHovered(null);
  };
  return {
    hovered: hovered && hovered.goal < snapshot.count ? hovered : null,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave: leave, onPointerCancel: leave },
  };
}

/** "9 off track, 14 at risk, 60 on track": what a strip holds. */
export function countsNote(counts: readonly number[]): string {
  const order = [2, 1, 3, 0, 4];
  const parts = order
    .filter((at) => counts[at] > 0)
    .map((at) => `${counts[at]} ${STATUS_WORDS[STATUSES[at]].toLowerCase()}`);
  return parts.length > 0 ? `Below it: ${parts.join(", ")}` : "Below it: nothing that was asked for";
}

function useWheel(
  host: RefObject<HTMLDivElement | null>,
  map: StrataMap | null,
  setHovered: (hovered: null) => void,
): void {
  useEffect(() => {
    const box = host.current;
    if (!box || !map) return;
    const onWheel = (event: WheelEvent) => {
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      event.preventDefault();
      setHovered(null); // what it spoke of moves away from under it
      if (sideways) map.pan(-(event.deltaX || event.deltaY));
      else {
        const left = box.getBoundingClientRect().left;
        map.zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0022)), event.clientX - left, false);
      }
    };
    box.addEventListener("wheel", onWheel, { passive: false });
    return () => box.removeEventListener("wheel", onWheel);
  }, [host, map, setHovered]);
}
