import { scaleLinear } from "d3-scale";
import { curveStep, line } from "d3-shape";
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { day as dayWords, dayNumber, value as shown } from "../domain/format";
import { periodName } from "../domain/period";
import { SIGNAL_WORDS } from "../domain/codes";
import {
  extent,
  middle,
  phasesOf,
  targetSpans,
  tickPlaces,
  type RunDatum,
  type RunTarget,
} from "../domain/run-chart";
import { SIGNAL_PATHS } from "./variation";

interface RunChartProps {
  label: string;
  data: readonly RunDatum[];
  targets: readonly RunTarget[];
  unit: string;
  today: string;
  /** Days from which it is another chart. */
  seams?: readonly { on: string; words: string }[] | undefined;
  height?: number;
}

const NO_SEAMS: readonly { on: string; words: string }[] = [];
const NARROW = 520;
const LETTER = 7.2;
const BOTTOM = 28;

/** Drawn in the pixels there are, so that its words are as large on a phone as on a desk. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { frame, width };
}

/**
 * Points in time with what chance allows and the target. All of it is worked out by the server; this only draws. Arrow
 * keys walk along it; the table below is its equal.
 */
export function RunChart({
  label,
  data,
  targets,
  unit,
  today,
  seams = NO_SEAMS,
  height = 300,
}: RunChartProps) {
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const { frame, width } = useWidth();
  if (data.length === 0) return null;
  const first = dayNumber(data[0]!.periodStart);
  const last = Math.max(dayNumber(data.at(-1)!.periodEnd), first + 1);
  const narrow = width < NARROW;
  const values = scaleLinear().domain(extent(data, targets)).nice(4);
  const ticks = values.ticks(4);
  const places = tickPlaces(((ticks[1] ?? 1) - (ticks[0] ?? 0)) * (unit === "%" ? 100 : 1));
  const marked = (tick: number) =>
    `${(unit === "%" ? tick * 100 : tick).toFixed(places)}${unit === "%" ? "%" : ""}`;
  const left = Math.max(34, ...ticks.map((tick) => marked(tick).length * LETTER + 12));
  const spans = targetSpans(targets, first, last);
  const aims = spans.at(-1)?.values ?? [];
  const right = narrow
    ? 10
    : Math.max(10, ...aims.map((aim) => (shown(aim.raw, unit).length + 7) * LETTER + 12));
  const edge = { top: unit === "%" ? 14 : 30, right, bottom: BOTTOM, left };
  const x = scaleLinear([first, last], [edge.left, Math.max(edge.left + 1, width - edge.right)]);
  const y = values.range([height - edge.bottom, edge.top]);
  const course = line<RunDatum>(
    (datum) => x(middle(datum)),
    (datum) => y(Number(datum.value)),
  )([...data]);
  const held = at === null ? null : data[Math.min(at, data.length - 1)]!;
  const words = (datum: RunDatum) =>
    `${periodName({ start: datum.periodStart, end: datum.periodEnd }, today)}: ${shown(datum.value, unit)}${
      unit === "%" ? "" : ` ${unit}`
    }${datum.provisional ? ", unit’s own count" : ""}${said(datum)}`;
  const move = (event: KeyboardEvent) => {
    const now = at ?? data.length - 1;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: data.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(data.length - 1, to)));
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const day = x.invert(((event.clientX - box.left) / box.width) * width);
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
        ref={frame}
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
          viewBox={`0 0 ${width} ${height}`}
          height={height}
          aria-hidden="true"
          onPointerMove={point}
          onPointerLeave={() => setAt(null)}
        >
          {unit === "%" ? null : (
            <text className="run-tick" x={2} y={14}>
              {unit}
            </text>
          )}
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="run-grid" x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />
              <text className="run-tick" x={edge.left - 8} y={y(tick) + 4} textAnchor="end">
                {marked(tick)}
              </text>
            </g>
          ))}
          <TimeTicks first={first} last={last} x={x} y={height - 8} most={(width - left - right) / 74} />
          {seams
            .filter((seam) => dayNumber(seam.on) > first && dayNumber(seam.on) < last)
            .map((seam) => (
              <g key={seam.on}>
                <line
                  className="run-seam"
                  x1={x(dayNumber(seam.on))}
                  x2={x(dayNumber(seam.on))}
                  y1={edge.top}
                  y2={height - edge.bottom}
                />
                <text className="run-tick" x={x(dayNumber(seam.on)) + 5} y={edge.top + 10}>
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
          <Limits data={data} x={x} y={y} />
          <path className="run-line" d={course ?? ""} />
          {data.map((datum) => (
            <Point key={datum.id} datum={datum} x={x(middle(datum))} y={y(Number(datum.value))} />
          ))}
          {aims.map((goal) => (
            <text
              key={goal.raw}
              className="run-name"
              x={narrow ? width - edge.right : width - edge.right + 8}
              y={narrow ? nearTarget(y(goal.at), data.at(-1)!, y) : y(goal.at) + 4}
              textAnchor={narrow ? "end" : "start"}
            >
              Target {shown(goal.raw, unit)}
            </text>
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
          {data.some(({ judged }) => judged?.upper != null || judged?.lower != null)
            ? "Dashed: what chance allows. "
            : ""}
          <span className="unseen">Left and right arrow walk along it.</span>
        </span>
      </figcaption>
    </figure>
  );
}

/** ", better: seven in a row below the middle" */
function said({ judged }: RunDatum): string {
  if (!judged?.verdict || !judged.signal) return "";
  const how = { IMPROVEMENT: "better: ", CONCERN: "worse: ", HIGH: "", LOW: "" }[judged.verdict];
  return `, ${how}${(SIGNAL_WORDS[judged.signal] ?? "").toLowerCase()}`;
}

interface Scales {
  x: (day: number) => number;
  y: (value: number) => number;
}

/** The middle and what chance allows, each phase with its own. */
function Limits({ data, x, y }: Scales & { data: readonly RunDatum[] }) {
  const path = (points: readonly RunDatum[], key: "centre" | "lower" | "upper") => {
    const known = points.filter(({ judged }) => judged?.[key] != null);
    const drawn = line<RunDatum>(
      (datum) => x(middle(datum)),
      (datum) => y(datum.judged?.[key] ?? 0),
    ).curve(curveStep)(known);
    return drawn ?? "";
  };
  return phasesOf(data).map(({ phase, points }) => (
    <g key={phase}>
      <path className="run-centre" d={path(points, "centre")} />
      <path className="run-limit" d={path(points, "lower")} />
      <path className="run-limit" d={path(points, "upper")} />
    </g>
  ));
}

/** Shape and colour say what the rules say; what is only chance stays a grey dot. */
function Point({ datum, x, y }: { datum: RunDatum; x: number; y: number }) {
  const verdict = datum.judged?.verdict;
  const own = datum.provisional ? " own" : "";
  if (verdict === "IMPROVEMENT" || verdict === "CONCERN")
    return (
      <path
        className={`run-signal ${verdict.toLowerCase()}${own}`}
        d={SIGNAL_PATHS[verdict]}
        transform={`translate(${x} ${y})`}
      />
    );
  const look = datum.provisional ? "run-own" : verdict ? "run-point neutral" : "run-point";
  return <circle className={look} cx={x} cy={y} r={verdict ? 5 : 4} />;
}

/** On a phone the target is named inside: above its line, or below where the newest point would stand behind it. */
const nearTarget = (at: number, last: RunDatum, y: (value: number) => number): number => {
  const point = y(Number(last.value));
  return point < at + 4 && point > at - 26 ? at + 18 : at - 7;
};

interface TimeTicksProps {
  first: number;
  last: number;
  x: (day: number) => number;
  y: number;
  most: number;
}

/** The first day of some months, as many as there is room for. */
function TimeTicks({ first, last, x, y, most }: TimeTicksProps) {
  const months: number[] = [];
  const start = new Date(first * 86_400_000);
  const span = Math.max(1, Math.round((last - first) / 30.4));
  const step = [1, 2, 3, 6, 12, 24].find((size) => span / size <= most) ?? 36;
  for (let month = 0; month <= span; month += step) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1) / 86_400_000;
    if (at >= first && at < last) months.push(at);
  }
  return months.map((day) => (
    <text key={day} className="run-tick" x={x(day)} y={y} textAnchor="middle">
      {dayWords(day).split(" ").slice(1).join(" ")}
    </text>
  ));
}
