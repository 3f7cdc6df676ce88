import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";
import { day as dayWords, dayNumber, value as shown } from "../domain/format";
import { periodName } from "../domain/period";
import { extent, middle, targetSpans, tickPlaces, type RunDatum, type RunTarget } from "../domain/run-chart";

interface RunChartProps {
  label: string;
  data: readonly RunDatum[];
  targets: readonly RunTarget[];
  unit: string;
  today: string;
  /** Days on which the definition changed. */
  seams?: readonly { on: string; words: string }[];
}

const NO_SEAMS: readonly { on: string; words: string }[] = [];
const WIDTH = 760;
const HEIGHT = 320;
const EDGE = { top: 16, right: 96, bottom: 34, left: 56 };

/** Points in time with the target: no limits and no verdict. Arrow keys walk along it; the table below is its equal. */
export function RunChart({ label, data, targets, unit, today, seams = NO_SEAMS }: RunChartProps) {
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  if (data.length === 0) return null;
  const first = dayNumber(data[0]!.periodStart);
  const last = Math.max(dayNumber(data.at(-1)!.periodEnd), first + 1);
  const x = scaleLinear([first, last], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear(extent(data, targets), [HEIGHT - EDGE.bottom, EDGE.top]).nice(5);
  const course = line<RunDatum>(
    (datum) => x(middle(datum)),
    (datum) => y(Number(datum.value)),
  )([...data]);
  const ticks = y.ticks(5);
  const places = tickPlaces(((ticks[1] ?? 1) - (ticks[0] ?? 0)) * (unit === "%" ? 100 : 1));
  const spans = targetSpans(targets, first, last);
  const held = at === null ? null : data[Math.min(at, data.length - 1)]!;
  const words = (datum: RunDatum) =>
    `${periodName({ start: datum.periodStart, end: datum.periodEnd }, today)}: ${shown(datum.value, unit)}${
      unit === "%" ? "" : ` ${unit}`
    }${datum.provisional ? ", unit’s own count" : ""}`;
  const move = (event: KeyboardEvent) => {
    const now = at ?? data.length - 1;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: data.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(data.length - 1, to)));
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const day = x.invert(((event.clientX - box.left) / box.width) * WIDTH);
    const near = data.reduce(
      (best, datum, index) =>
        Math.abs(middle(datum) - day) < Math.abs(middle(data[best]!) - day) ? index : best,
      0,
    );
    setAt(near);
  };
  return (
    <figure className="run-chart">
      <div
        role="slider"
        tabIndex={0}
        aria-label={`${label}, along its periods`}
        aria-describedby={`${id}-how`}
        aria-valuemin={1}
        aria-valuemax={data.length}
        aria-valuenow={(at ?? data.length - 1) + 1}
        aria-valuetext={words(held ?? data.at(-1)!)}
        onKeyDown={move}
        onBlur={() => setAt(null)}
      >
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          aria-hidden="true"
          onPointerMove={point}
          onPointerLeave={() => setAt(null)}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="run-grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
              <text className="run-tick" x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end">
                {(unit === "%" ? tick * 100 : tick).toFixed(places)}
                {unit === "%" ? "%" : ""}
              </text>
            </g>
          ))}
          <TimeTicks first={first} last={last} x={x} />
          {seams
            .filter((seam) => dayNumber(seam.on) > first && dayNumber(seam.on) < last)
            .map((seam) => (
              <g key={seam.on}>
                <line
                  className="run-seam"
                  x1={x(dayNumber(seam.on))}
                  x2={x(dayNumber(seam.on))}
                  y1={EDGE.top}
                  y2={HEIGHT - EDGE.bottom}
                />
                <text className="run-tick" x={x(dayNumber(seam.on)) + 5} y={EDGE.top + 10}>
                  {seam.words}
                </text>
              </g>
            ))}
          {spans.map((span, nth) =>
            span.values.map((goal) => (
              <line
                key={`${nth}-${goal.raw}`}
                className="run-target"
                x1={x(span.from)}
                x2={x(span.to)}
                y1={y(goal.at)}
                y2={y(goal.at)}
              />
            )),
          )}
          {spans.at(-1)?.values.map((goal) => (
            <text key={goal.raw} className="run-name" x={WIDTH - EDGE.right + 8} y={y(goal.at) + 4}>
              Target {shown(goal.raw, unit)}
            </text>
          ))}
          <path className="run-line" d={course ?? ""} />
          {data.map((datum) => (
            <circle
              key={datum.id}
              className={datum.provisional ? "run-own" : "run-point"}
              cx={x(middle(datum))}
              cy={y(Number(datum.value))}
              r="4"
            />
          ))}
          {held ? (
            <circle className="run-held" cx={x(middle(held))} cy={y(Number(held.value))} r="8" />
          ) : null}
        </svg>
      </div>
      <figcaption>
        <span className="run-said">{words(held ?? data.at(-1)!)}</span>
        <span id={`${id}-how`} className="soft small">
          {data.some((datum) => datum.provisional) ? "Hollow: unit’s own count. " : ""}
          {targets.length > 0 ? "Dotted: target, as it stood at each time. " : ""}
          <span className="unseen">Left and right arrow walk along it.</span>
        </span>
      </figcaption>
    </figure>
  );
}

/** The first day of some months, as many as there is room for. */
function TimeTicks({ first, last, x }: { first: number; last: number; x: (day: number) => number }) {
  const months: number[] = [];
  const start = new Date(first * 86_400_000);
  const span = Math.max(1, Math.round((last - first) / 30.4));
  const step = [1, 2, 3, 6, 12, 24].find((size) => span / size <= 9) ?? 36;
  for (let month = 0; month <= span; month += step) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1) / 86_400_000;
    if (at >= first && at < last) months.push(at);
  }
  return months.map((day) => (
    <text key={day} className="run-tick" x={x(day)} y={HEIGHT - 10} textAnchor="middle">
      {dayWords(day).split(" ").slice(1).join(" ")}
    </text>
  ));
}
