import type { CSSProperties } from "react";
import type { NowTarget } from "../domain/format";

interface NowTargetTextProps {
  value: NowTarget;
  /** Stands where there is no value: too few events, or no target at all. */
  instead?: string | undefined;
  showUnit?: boolean;
}

/** "0.62 → 0.40 by Dec" with a bar: filled to where it is now, a tick (or a band) where it should be. No percentage. */
export function NowTargetText({ value, instead, showUnit = false }: NowTargetTextProps) {
  if (!value.target) return <span className="soft">{instead ?? "No target"}</span>;
  return (
    <span className="now-target" title={value.sentence}>
      <Bar bar={value.bar} />
      <span className="now-target-words">
        {value.now ? <b>{value.now}</b> : <span className="soft">{instead ?? "No data"}</span>}
        {" → "}
        {value.target}
        {showUnit && value.unit ? ` ${value.unit}` : ""}
        {value.by ? <span className="soft"> {value.by}</span> : null}
      </span>
    </span>
  );
}

/** One element: its two gradients are placed by custom properties, which keeps a long outline light. */
function Bar({ bar }: { bar: NowTarget["bar"] }) {
  if (!bar) return <span className="now-bar bare" aria-hidden="true" />;
  const share = (part: number) => `${(part * 100).toFixed(1)}%`;
  const places = {
    "--now": share(bar.now),
    "--low": share(bar.low),
    "--high": share(bar.high),
  } as CSSProperties;
  return (
    <span className={`now-bar${bar.high > bar.low ? " range" : ""}`} style={places} aria-hidden="true" />
  );
}
