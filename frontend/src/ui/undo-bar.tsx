import { useEffect, useState } from "react";
import { Button } from "./button";

interface UndoBarProps {
  /** What has been done. */
  done: string;
  seconds: number;
  onUndo: () => void;
  onOver: () => void;
}

/** What was done, and a way back for a few seconds. It waits while the button is pointed at or focused. */
export function UndoBar({ done, seconds, onUndo, onOver }: UndoBarProps) {
  const [left, setLeft] = useState(seconds);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    if (left <= 0) return onOver();
    const timer = window.setTimeout(() => setLeft(left - 1), 1_000);
    return () => window.clearTimeout(timer);
  }, [left, held, onOver]);
  return (
    <div className="undo-bar">
      <span role="status">{done}</span>
      <Button
        onClick={onUndo}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        Undo <span aria-hidden="true">{Math.max(left, 0)} s</span>
      </Button>
    </div>
  );
}
