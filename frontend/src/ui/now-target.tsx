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
        <span aria-hidden="true"> → </span>
        <span className="unseen">target </span>
        {value.target}
        {showUnit && value.unit ? ` ${value.unit}` : ""}
        {value.by ? <span className="soft"> {value.by}</span> : null}
      </span>
    </span>
  );
}

function Bar({ bar }: { bar: NowTarget["bar"] }) {
  const width = 48;
  const band = bar ? Math.max(2, (bar.high - bar.low) * width) : 0;
  return (
    <svg className="now-bar" width={width} height="12" aria-hidden="true">
      <rect className="now-bar-track" y="4" width={width} height="4" rx="2" />
      {bar ? (
        <rect className="now-bar-now" y="4" width={Math.max(2, bar.now * width)} height="4" rx="2" />
      ) : null}
      {bar ? (
        <rect className="now-bar-target" x={bar.low * width - 1} y="0" width={band} height="12" />
      ) : null}
    </svg>
  );
}
