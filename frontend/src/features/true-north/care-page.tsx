import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useSession } from "../../app/session";
import { day, dayNumber, value as valueSaid } from "../../domain/format";
import { EndPairingDocument, RealCareDocument, type RealCareQuery } from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { Failure, Panel, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { Frame } from "./frame";
import { PairChart } from "./pair-chart";
import type { Rating } from "./words";

export type Pair = RealCareQuery["ratingPairs"][number];
type Marks = RealCareQuery["ratingMarks"];

const PairForm = lazy(() => import("./pair-form").then((room) => ({ default: room.PairForm })));

/** Whether the rating and the care behind it move together. */
export function CarePage() {
  return <Frame part="care">{({ rating }) => <Care rating={rating} />}</Frame>;
}

function Care({ rating }: { rating: Rating }) {
  const unitId = rating.unit?.id ?? "";
  const { data, problem, loading, again } = useAsk(RealCareDocument, { unitId }, { pause: !unitId });
  const { me } = useSession();
  const [pairing, setPairing] = useState<{ before: Pair["pairing"] | null } | null>(null);
  const pairs = me?.capabilities.includes("define_measures") ?? false;
  if (problem) return <Failure what="This could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={10} />;
  const alarms = data.ratingPairs.filter(({ alarm }) => alarm);
  return (
    <>
      {alarms.length > 0 ? (
        <p className="notice" role="note">
          <b>Rating up, care not:</b> {alarms.map((pair) => pair.pairing.external.name).join("; ")}.
        </p>
      ) : null}
      <Panel name="Measures side by side">
        <section aria-label="Measures side by side">
          <h2>The rating’s measure beside our own</h2>
          {data.ratingPairs.length === 0 ? (
            <p>
              No measure of the rating stands beside one of ours yet. A data steward pairs them and says how
              their definitions, patients, periods and delays differ.
            </p>
          ) : (
            data.ratingPairs.map((pair) => (
              <Side
                key={pair.pairing.id}
                pair={pair}
                onChange={pairs ? () => setPairing({ before: pair.pairing }) : null}
              />
            ))
          )}
          {pairs ? (
            <div className="actions no-print">
              <Button onClick={() => setPairing({ before: null })}>Put two measures side by side</Button>
            </div>
          ) : null}
        </section>
      </Panel>
      <Panel name="What counts for what">
        <Counts marks={data.ratingMarks} />
      </Panel>
      {pairing ? (
        <Suspense>
          <PairForm rating={rating} before={pairing.before} onClose={() => setPairing(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

const CARE_WORDS: Readonly<Record<Pair["care"], string>> = {
  BETTER: "got better",
  FLAT: "shows no real change",
  WORSE: "got worse",
  UNKNOWN: "has too few points to say",
};

function Side({ pair, onChange }: { pair: Pair; onChange: (() => void) | null }) {
  const { external, internal } = pair.pairing;
  return (
    <article className="true-north-pair">
      <h3>
        <Link to="/measures/$id" params={{ id: external.id }}>
          {external.name}
        </Link>{" "}
        beside{" "}
        <Link to="/measures/$id" params={{ id: internal.id }}>
          {internal.name}
        </Link>
      </h3>
      <p>
        {pair.alarm ? <b>Rating up, care not. </b> : null}
        {pair.ratingUp === null
          ? "Only one published value is known."
          : `The published value ${pair.ratingUp ? "got better" : "did not get better"} since the release before.`}{" "}
        Our own measure {CARE_WORDS[pair.care]} in the latest year against the year before.
      </p>
      <PairChart pair={pair} />
      {pair.gap ? (
        <p>
          From {day(dayNumber(pair.gap.start))} to {day(dayNumber(pair.gap.end) - 1)} the publisher says{" "}
          {valueSaid(pair.gap.published, external.unit)}, our own measure{" "}
          {valueSaid(pair.gap.own, internal.unit)}: a difference of {valueSaid(pair.gap.difference, "")} to be
          explained by what follows.
        </p>
      ) : (
        <p className="soft">No published period is covered by our own measure yet.</p>
      )}
      <dl className="true-north-how">
        <Fact name="Definition" said={pair.pairing.definition} />
        <Fact name="Patients" said={pair.pairing.population} />
        <Fact name="Period" said={pair.pairing.period} />
        <Fact name="Delay" said={pair.pairing.lag} />
      </dl>
      {onChange ? (
        <div className="actions no-print">
          <Button look="quiet" aria-label={`Change what is said of ${external.name}`} onClick={onChange}>
            Change what is said
          </Button>
          <End id={pair.pairing.id} name={external.name} />
        </div>
      ) : null}
    </article>
  );
}

function End({ id, name }: { id: string; name: string }) {
  const { tell, busy, problems } = useTell(EndPairingDocument);
  return (
    <>
      <Button
        look="quiet"
        busy={busy}
        aria-label={`Take ${name} from the side of ours`}
        onClick={() => void tell({ input: { pairingId: id } })}
      >
        Take them apart
      </Button>
      <Problems problems={problems} />
    </>
  );
}

function Fact({ name, said }: { name: string; said: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}

function Counts({ marks }: { marks: Marks }) {
  const parts = [
    { title: "Of the rating alone", rows: marks.rating },
    { title: "Of both", rows: marks.both },
    { title: "Of care alone", rows: marks.care },
  ];
  return (
    <section aria-label="What counts for what">
      <h2>Rating or real care?</h2>
      <p className="soft">
        Of care is an outcome that a goal aims at, or one that stands beside a measure of the rating.
      </p>
      {parts.map(({ title, rows }) => (
        <details key={title}>
          <summary>
            {title}: {rows.length}
          </summary>
          <ul>
            {rows.map(({ id, name }) => (
              <li key={id}>
                <Link to="/measures/$id" params={{ id }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
