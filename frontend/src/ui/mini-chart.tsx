import { value as shown } from "../domain/format";
import { miniChart, type MiniDatum } from "../domain/mini-chart";

interface MiniChartProps {
  data: readonly MiniDatum[];
  /** One number, or the two ends of a range. */
  targets: readonly (string | null | undefined)[];
  /** The newest middle and limits. */
  lines?: readonly number[];
  unit: string;
  width?: number;
  height?: number;
}

const NO_LINES: readonly number[] = [];

/** A small run chart: the course, the newest point, the target dotted. A unit's own count is drawn hollow. */
export function MiniRunChart({
  data,
  targets,
  lines = NO_LINES,
  unit,
  width = 132,
  height = 48,
}: MiniChartProps) {
  if (data.length < 2) return null;
  const chart = miniChart(data, targets, width, height, lines);
  const last = chart.points.at(-1);
  const aims = targets.filter((target): target is string => Boolean(target));
  const label = `${data.length} values, from ${shown(data[0]?.value, unit)} to ${shown(data.at(-1)?.value, unit)}${
    aims.length > 0 ? `, target ${aims.map((aim) => shown(aim, unit)).join(" to ")}` : ""
  }`;
  return (
    <svg
      className="mini-chart"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {chart.lines.map((y) => (
        <line key={y} className="mini-limit" x1="2" x2={width - 2} y1={y} y2={y} />
      ))}
      {chart.targets.map((y) => (
        <line key={y} className="mini-target" x1="2" x2={width - 2} y1={y} y2={y} />
      ))}
      <path className="mini-line" d={chart.path} />
      {chart.points
        .filter((point) => point.provisional)
        .map((point) => (
          <circle key={point.x} className="mini-own" cx={point.x} cy={point.y} r="3.5" />
        ))}
      {last && !last.provisional ? <circle className="mini-last" cx={last.x} cy={last.y} r="3.5" /> : null}
    </svg>
  );
}
