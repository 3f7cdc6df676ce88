import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { day, dayNumber, value as shown } from "../../domain/format";
import { Table, type Column } from "../../ui/table";
import type { Pair } from "./care-page";

type Point = Pair["own"][number];
interface Row extends Point {
  whose: string;
  unit: string;
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 40;
const RIGHT = 40;
const COLUMNS: readonly Column<Row>[] = [
  { id: "whose", title: "Whose", cell: ({ whose }) => whose },
  {
    id: "period",
    title: "Period",
    cell: ({ start, end }) => `${day(dayNumber(start))} to ${day(dayNumber(end) - 1)}`,
  },
  { id: "value", title: "Value", numeric: true, cell: ({ value, unit }) => shown(value, unit) },
];

const scaleOf = (points: readonly Point[]) => {
  const values = points.map(({ value }) => Number(value));
  return scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [HEIGHT - 24, 12]).nice(4);
};

interface TicksProps {
  scale: ReturnType<typeof scaleOf>;
  x: number;
  anchor: "start" | "end";
}

const Ticks = ({ scale, x, anchor }: TicksProps) =>
  scale.ticks(4).map((tick) => (
    <text key={tick} className="tick" x={x} y={scale(tick) + 4} textAnchor={anchor}>
      {tick}
    </text>
  ));

/** Published values as bars over their periods, our own as a line; the table below is its equal. */
export function PairChart({ pair }: { pair: Pair }) {
  const points = [...pair.published, ...pair.own];
  if (points.length === 0) return <p className="soft">No value of either is on record here.</p>;
  const days = points.flatMap(({ start, end }) => [dayNumber(start), dayNumber(end)]);
  const alike = pair.pairing.external.unit === pair.pairing.internal.unit;
  const ownY = scaleOf(alike ? points : pair.own);
  const publishedY = alike ? ownY : scaleOf(pair.published);
  const x = scaleLinear([Math.min(...days), Math.max(...days)], [LEFT, WIDTH - RIGHT]);
  const middle = ({ start, end }: Point) => x((dayNumber(start) + dayNumber(end)) / 2);
  const path = line<Point>(middle, ({ value }) => ownY(Number(value)))([...pair.own]) ?? "";
  const rows: readonly Row[] = [
    ...pair.published.map((point) => ({ ...point, whose: "Published", unit: pair.pairing.external.unit })),
    ...pair.own.map((point) => ({ ...point, whose: "Our own", unit: pair.pairing.internal.unit })),
  ];
  return (
    <figure className="true-north-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${pair.published.length} published values as bars over their periods, ${pair.own.length} of our own as a line. The table below holds the same.`}
      >
        <line className="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={ownY(0)} y2={ownY(0)} />
        <Ticks scale={ownY} x={LEFT - 6} anchor="end" />
        {alike ? null : <Ticks scale={publishedY} x={WIDTH - RIGHT + 6} anchor="start" />}
        {pair.published.map((point) => (
          <line
            key={point.start}
            className="published"
            x1={x(dayNumber(point.start))}
            x2={x(dayNumber(point.end))}
            y1={publishedY(Number(point.value))}
            y2={publishedY(Number(point.value))}
          />
        ))}
        <path className="own" d={path} />
      </svg>
      <figcaption className="soft small">
        Thick bars: published, each over the time of its patients{alike ? "" : ", on the scale at the right"}.
        Line: our own{alike ? "" : ", on the scale at the left"}.
      </figcaption>
      <details>
        <summary>The same as a table</summary>
        <Table
          caption={`${pair.pairing.external.name} and ${pair.pairing.internal.name}`}
          rows={rows}
          rowKey={({ whose, start, end }) => `${whose} ${start} ${end}`}
          columns={COLUMNS}
        />
      </details>
    </figure>
  );
}
