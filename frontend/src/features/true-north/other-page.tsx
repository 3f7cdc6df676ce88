import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { RatingSearch } from "../../app/address";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { useSession } from "../../app/session";
import { day, dayNumber, value as valueSaid } from "../../domain/format";
import { shortDay } from "../../domain/instants";
import { toStored, toTyped } from "../../domain/number-entry";
import { personLine } from "../../domain/people";
import { plain, points } from "../../domain/rating";
import {
  CompositeScoresDocument,
  EndCompositeDocument,
  type CompositeScoresQuery,
  type ScoreFragment,
} from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { Table, type Column } from "../../ui/table";
import { Parts } from "./frame";
import { changesText, readChanges, shown, type Changes } from "./words";

const EnterForm = lazy(() => import("./enter-form").then((room) => ({ default: room.EnterForm })));

export type Told = CompositeScoresQuery["compositeScores"][number];
type PartOf = Told["parts"][number];

/** Ratings whose tables are not ours to ship: whoever uses one enters its numbers, and it is worked out here. */
export function OtherRatingsPage() {
  return (
    <Parts part="other">
      <p className="soft">
        Ratings that somebody here entered by hand. Each is an estimate from the numbers entered and our
        latest values; not its publisher’s own.
      </p>
      <Others />
    </Parts>
  );
}

function Others() {
  const search: RatingSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { me } = useSession();
  const [entering, setEntering] = useState<{ last: Told | null } | null>(null);
  const { data, problem, loading, again } = useAsk(CompositeScoresDocument, {
    unitId: search.unit ?? null,
    changes: search.changes ?? null,
  });
  // The last answer stays while the next is on its way.
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const told = (data ?? last)?.compositeScores;
  const enters = me?.capabilities.includes("define_measures") ?? false;
  const ask = (change: RatingSearch) =>
    void navigate({ to: "/true-north/other", search: { ...search, ...change }, replace: true });
  if (problem)
    return (
      <>
        <Failure what="This could not be worked out." kept={problem.sentence} onRetry={again} />
        {search.changes || search.unit ? (
          <Button onClick={() => ask({ changes: undefined, unit: undefined })}>Begin anew</Button>
        ) : null}
      </>
    );
  if (!told) return loading ? <Skeleton rows={12} /> : null;
  return (
    <>
      {told.length === 0 ? (
        <Empty
          title="No other rating yet"
          next="A data steward enters one: its measures with mean, standard deviation and weight, and its cut-offs."
        />
      ) : (
        told.map((one) => (
          <Panel key={one.composite.id} name={one.composite.name}>
            <Other
              told={one}
              changes={readChanges(search.changes)}
              onAsk={ask}
              onEnter={enters ? () => setEntering({ last: one }) : null}
            />
          </Panel>
        ))
      )}
      {enters ? (
        <div className="actions no-print">
          <Button onClick={() => setEntering({ last: null })}>Enter a rating</Button>
        </div>
      ) : null}
      {entering ? (
        <Suspense>
          <EnterForm last={entering.last} onClose={() => setEntering(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

interface OtherProps {
  told: Told;
  changes: Changes;
  onAsk: (change: RatingSearch) => void;
  /** Enters its next edition. */
  onEnter: (() => void) | null;
}

function Other({ told, changes, onAsk, onEnter }: OtherProps) {
  const { composite, unit, units, now, then, parts } = told;
  const at = useNow();
  const trying = parts.some(({ measure }) => measure.code in changes);
  const change = (code: string, said: string | null) => {
    const others = Object.entries(changes).filter(([other]) => other !== code);
    onAsk({ changes: changesText(Object.fromEntries(said === null ? others : [...others, [code, said]])) });
  };
  return (
    <section aria-label={composite.name} className="true-north-other">
      <h2>{composite.name}</h2>
      <p className="soft">
        {composite.source}. Entered by {personLine(composite.enteredBy)} {shortDay(composite.enteredAt, at)}.
      </p>
      {unit === null ? <p>None of its measures has a value here yet.</p> : null}
      {units.length > 1 && unit ? (
        <div className="true-north-choose">
          <Select
            label="Unit"
            value={unit.id}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => onAsk({ unit: event.target.value, changes: undefined })}
          />
        </div>
      ) : null}
      <div className="true-north-position">
        <Score title={unit ? `${unit.name} now` : "Now"} score={now} />
        {trying ? (
          <>
            <Score title="With what you try" score={then} live />
            <Button onClick={() => onAsk({ changes: undefined })}>Take all changes back</Button>
          </>
        ) : null}
      </div>
      <Table
        caption={`Measures of ${composite.name}`}
        rows={parts}
        rowKey={({ measure }) => measure.id}
        columns={[...COLUMNS, tried(changes, change)]}
      />
      {onEnter ? (
        <div className="actions no-print">
          <Button look="quiet" aria-label={`Enter the next edition of ${composite.name}`} onClick={onEnter}>
            Enter its next edition
          </Button>
          <End id={composite.id} name={composite.name} />
        </div>
      ) : null}
    </section>
  );
}

function Score({ title, score, live }: { title: string; score: ScoreFragment; live?: boolean }) {
  return (
    <div className="true-north-standing" aria-live={live ? "polite" : undefined}>
      <h3>{title}</h3>
      <p className="true-north-stars">{score.grade || (score.score === null ? "Not rated" : "No grades")}</p>
      {score.score === null ? null : (
        <p className="soft">
          Score {points(score.score)}
          {score.short === null ? "" : `, ${points(score.short)} short of ${score.better}`}
        </p>
      )}
    </div>
  );
}

const COLUMNS: readonly Column<PartOf>[] = [
  {
    id: "measure",
    title: "Measure",
    cell: ({ measure, periodEnd }) => (
      <>
        <Link to="/measures/$id" params={{ id: measure.id }}>
          {measure.name}
        </Link>
        {periodEnd ? (
          <span className="soft small true-north-window">
            {measure.unit}, until {day(dayNumber(periodEnd) - 1)}
          </span>
        ) : null}
      </>
    ),
  },
  {
    id: "here",
    title: "Here",
    numeric: true,
    cell: ({ measure, value }) => (value === null ? "No value" : shown(value, measure.unit)),
  },
  {
    id: "mean",
    title: "Compared with",
    numeric: true,
    cell: ({ measure, mean }) => valueSaid(mean, measure.unit),
  },
  {
    id: "against",
    title: "Against them",
    numeric: true,
    cell: ({ deviations }) =>
      deviations === null ? "" : `${points(Math.abs(deviations))} ${deviations < 0 ? "worse" : "better"}`,
  },
  {
    id: "share",
    title: "Counts for",
    numeric: true,
    cell: ({ share }) => (share === null ? "" : `${Math.round(share * 100)}%`),
  },
];

const tried = (changes: Changes, onChange: (code: string, said: string | null) => void): Column<PartOf> => ({
  id: "try",
  title: "What if",
  cell: ({ measure, value }) =>
    value === null ? (
      ""
    ) : (
      <Try
        key={changes[measure.code] ?? ""}
        label={`What if ${measure.name}`}
        unit={measure.unit}
        value={changes[measure.code] ?? plain(value)}
        onSay={(said) => onChange(measure.code, said === plain(value) ? null : said)}
      />
    ),
});

interface TryProps {
  label: string;
  unit: string;
  value: string;
  onSay: (said: string) => void;
}

/** A field to try another value; percent is typed as percent. */
function Try({ label, unit, value, onSay }: TryProps) {
  const [typed, setTyped] = useState(() => toTyped(value, unit));
  const say = () => {
    const said = toStored(typed, unit);
    if (said !== null && said !== value) onSay(said);
  };
  return (
    <div className="true-north-try">
      <TextField
        label={label}
        quiet
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={say}
        onKeyDown={(event) => {
          if (event.key === "Enter") say();
        }}
      />
      {unit === "%" ? <span className="soft">%</span> : null}
    </div>
  );
}

function End({ id, name }: { id: string; name: string }) {
  const { tell, busy, problems } = useTell(EndCompositeDocument);
  return (
    <>
      <Button
        look="quiet"
        busy={busy}
        aria-label={`Stop working out ${name}`}
        onClick={() => void tell({ input: { compositeId: id } })}
      >
        Stop working it out
      </Button>
      <Problems problems={problems} />
    </>
  );
}
