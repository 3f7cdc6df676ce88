import { Link } from "@tanstack/react-router";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useAsk } from "../../app/ask";
import { day, dayNumber, value as shown } from "../../domain/format";
import { plain } from "../../domain/rating";
import { FunnelDocument, type FunnelQuery } from "../../gql/measures/graphql";
import { Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import { SIGNAL_PATHS } from "../../ui/variation";
import type { Measure } from "./page";

type Funnel = NonNullable<FunnelQuery["funnel"]>;
type Unit = Funnel["units"][number];
const LIMITS = ["lower998", "lower95", "upper95", "upper998"] as const;
const SIZE = { width: 760, height: 320, left: 64, right: 16, top: 12, bottom: 44 };

/** Every unit against all together: a small unit may lie far off by chance, a large one hardly. */
export function FunnelView({ measure }: { measure: Measure }) {
  const { data, problem, loading, again } = useAsk(FunnelDocument, { id: measure.id });
  if (problem?.code === "no_funnel") return <p className="notice">{problem.sentence}</p>;
  if (problem)
    return <Failure what="The units could not be compared." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  const { funnel } = data;
  if (!funnel) return <p className="soft">There are no data to compare yet.</p>;
  const units = funnel.units
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => a.exposure - b.exposure);
  return (
    <section aria-label="Units and chance" className="measure-part">
      <p className="measure-said">{funnel.reading}</p>
      <p className="soft">
        From {day(dayNumber(funnel.start))} to {day(dayNumber(funnel.end) - 1)}. All together:{" "}
        {shown(plain(funnel.centre), measure.unit)}
        {measure.unit === "%" ? "" : ` ${measure.unit}`}. Outside the inner lines one unit in twenty lies by
        chance, outside the outer ones one in five hundred.
        {funnel.dispersion > 2
          ? " These units differ more than chance alone explains, so patients or work may differ too."
          : ""}
      </p>
      <FunnelChart funnel={funnel} units={units} measure={measure} />
      <Table
        caption="Units compared"
        rows={units.toSorted((a, b) => rank(a) - rank(b))}
        rowKey={({ unit }) => unit.id}
        columns={columnsOf(measure)}
      />
    </section>
  );
}

const rank = ({ outside, verdict }: Unit): number =>
  (outside === "OUTER" ? 0 : outside === "INNER" ? 2 : 4) + (verdict === "CONCERN" ? 0 : 1);

function said({ outside, verdict }: Unit): string {
  if (!outside) return "As chance allows";
  const how = { IMPROVEMENT: "Better", CONCERN: "Worse", HIGH: "Higher", LOW: "Lower" }[verdict ?? "HIGH"];
  return outside === "OUTER" ? `${how} than chance allows` : `${how}, perhaps by chance`;
}

function columnsOf(measure: Measure): Column<Unit>[] {
  const number = (value: number | null) => (value === null ? "" : shown(plain(value), measure.unit));
  return [
    {
      id: "unit",
      title: "Unit",
      cell: ({ unit }) => (
        <Link to="/measures/$id" params={{ id: measure.id }} search={{ unit: unit.id }}>
          {unit.name}
        </Link>
      ),
    },
    { id: "value", title: "Value", numeric: true, cell: ({ value }) => number(value) },
    {
      id: "exposure",
      title: measure.denominator || "Counted over",
      numeric: true,
      cell: ({ exposure }) => shown(plain(exposure)),
    },
    {
      id: "limits",
      title: "Chance allows",
      numeric: true,
      cell: ({ lower998, upper998 }) => `${number(lower998)} to ${number(upper998)}`,
    },
    { id: "said", title: "What it says", cell: said },
  ];
}

interface ChartProps {
  funnel: Funnel;
  units: readonly Unit[];
  measure: Measure;
}

/** Drawn for the eye alone: the table is its equal. */
function FunnelChart({ funnel, units, measure }: ChartProps) {
  const { width, height, left, right, top, bottom } = SIZE;
  const tops = units.flatMap(({ value, upper998 }) => [value ?? 0, upper998 ?? 0]);
  const lows = units.flatMap(({ value, lower998 }) => [value ?? 0, lower998 ?? 0]);
  const y = scaleLinear([Math.min(...lows), Math.max(...tops)], [height - bottom, top]).nice(4);
  const x = scaleLinear([0, Math.max(...units.map(({ exposure }) => exposure))], [left, width - right]).nice(
    4,
  );
  const path = (limit: (typeof LIMITS)[number]) =>
    line<Unit>(
      (unit) => x(unit.exposure),
      (unit) => y(unit[limit] ?? funnel.centre),
    )([...units]) ?? "";
  return (
    <svg className="funnel" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className="run-grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text className="run-tick" x={left - 8} y={y(tick) + 4} textAnchor="end">
            {shown(plain(tick), measure.unit)}
          </text>
        </g>
      ))}
      {x.ticks(4).map((tick) => (
        <text key={tick} className="run-tick" x={x(tick)} y={height - 24} textAnchor="middle">
          {tick.toLocaleString("en-US")}
        </text>
      ))}
      <text className="run-tick" x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
        {measure.denominator}
      </text>
      <line className="run-centre" x1={left} x2={width - right} y1={y(funnel.centre)} y2={y(funnel.centre)} />
      {LIMITS.map((limit) => (
        <path key={limit} className={limit.endsWith("998") ? "run-centre" : "run-limit"} d={path(limit)} />
      ))}
      {units.map((unit) => (
        <Mark key={unit.unit.id} unit={unit} x={x(unit.exposure)} y={y(unit.value ?? 0)} />
      ))}
    </svg>
  );
}

function Mark({ unit, x, y }: { unit: Unit; x: number; y: number }) {
  const verdict = unit.outside === "OUTER" ? unit.verdict : null;
  if (verdict === "IMPROVEMENT" || verdict === "CONCERN")
    return (
      <path
        className={`run-signal ${verdict.toLowerCase()}`}
        d={SIGNAL_PATHS[verdict]}
        transform={`translate(${x} ${y})`}
      />
    );
  return <circle className={unit.outside ? "run-point neutral" : "run-point"} cx={x} cy={y} r={4} />;
}
