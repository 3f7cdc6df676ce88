import { Link } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import { value as shown } from "../../domain/format";
import { EveryUnitDocument, type EveryUnitQuery } from "../../gql/measures/graphql";
import { MiniRunChart } from "../../ui/mini-chart";
import { Failure, Skeleton } from "../../ui/panel";
import { AssuranceText, VariationText, type Variation } from "../../ui/variation";
import type { Measure } from "./page";

type Small = EveryUnitQuery["charts"][number];

const MOST = 60; // as many as the server tells

/** One small chart for each unit: what got worse first, then what got better, then the rest by name. */
export function EveryUnit({ measure }: { measure: Measure }) {
  const { data, problem, loading, again } = useAsk(EveryUnitDocument, { id: measure.id });
  if (problem)
    return <Failure what="The charts could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  const sorted = data.charts.toSorted((one, other) => rank(one.variation) - rank(other.variation));
  const worse = data.charts.filter(({ variation }) => variation.startsWith("CONCERN")).length;
  const better = data.charts.filter(({ variation }) => variation.startsWith("IMPROVEMENT")).length;
  return (
    <section aria-label="Every unit" className="measure-part">
      <p className="measure-said">
        Of {data.charts.length} units {better} really got better, {worse} really got worse; the others vary by
        chance.
      </p>
      {data.charts.length >= MOST ? <p className="soft">The first {MOST} units by name.</p> : null}
      <ul className="measure-grid">
        {sorted.map((chart) => (
          <OneOf key={chart.unit.id} chart={chart} measure={measure} />
        ))}
      </ul>
    </section>
  );
}

const rank = (variation: Variation): number =>
  variation.startsWith("CONCERN") ? 0 : variation.startsWith("IMPROVEMENT") ? 1 : 2;

function OneOf({ chart, measure }: { chart: Small; measure: Measure }) {
  const data = chart.points.flatMap(({ value, provisional }) =>
    value === null ? [] : [{ value, provisional }],
  );
  const last = chart.points.at(-1);
  const lines = last ? [last.lower, last.centre, last.upper] : [];
  const { target } = chart;
  return (
    <li>
      <h2>
        <Link to="/measures/$id" params={{ id: measure.id }} search={{ unit: chart.unit.id }}>
          {chart.unit.name}
        </Link>
      </h2>
      <MiniRunChart
        data={data}
        targets={target ? [target.target, target.low, target.high] : []}
        lines={lines.filter((line) => line !== null)}
        unit={measure.unit}
        width={220}
        height={72}
      />
      <p className="small">
        {last ? `${shown(last.value, measure.unit)} ` : ""}
        <VariationText variation={chart.variation} />
      </p>
      <p className="soft small">
        <AssuranceText assurance={chart.assurance} />
      </p>
    </li>
  );
}
