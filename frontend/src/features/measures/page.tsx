import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/ask";
import { useSession } from "../../app/session";
import { CADENCE_WORDS, DIRECTION_WORDS, SCALE_WORDS, sourceWords } from "../../domain/codes";
import { personLine } from "../../domain/people";
import { MeasurePageDocument, type MeasurePageQuery } from "../../gql/measures/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { Tabs } from "../../ui/tabs";
import { EveryUnit } from "./every-unit";
import { DataView } from "./quality";
import "./measures.css";
import { RecordForm } from "./record-form";
import { UnitSeries } from "./unit-series";
import { dayOf } from "../../domain/instants";

const FunnelView = lazy(() => import("./funnel").then((room) => ({ default: room.FunnelView })));
const ReviseForm = lazy(() => import("./revise-form").then((room) => ({ default: room.ReviseForm })));
const RetireForm = lazy(() => import("./revise-form").then((room) => ({ default: room.RetireForm })));

/** Names of a measure that other books know; the rest is for machines. */
const OFFICIAL = new Set(["cms", "nqf", "nhsn", "ndnqi", "hedis"]);

export type Measure = MeasurePageQuery["measure"];

/** One measure: what it means, who answers for it, and its course on a unit. */
export function MeasurePage() {
  const { id } = useParams({ from: "/measures/$id" });
  const { data, problem, loading, again } = useAsk(MeasurePageDocument, { id });
  if (problem?.code === "not_found")
    return <Empty title="This measure was not found" next="The address may be old." />;
  if (problem)
    return <Failure what="This measure could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  return <Loaded measure={data.measure} />;
}

function Loaded({ measure }: { measure: Measure }) {
  const search = useSearch({ from: "/measures/$id" });
  const navigate = useNavigate();
  const { me } = useSession();
  const [recording, setRecording] = useState(false);
  const [defining, setDefining] = useState<"revise" | "retire" | null>(null);
  const stewards =
    me?.roles.some((role) => role.role === "STEWARD" || role.role === "ADMINISTRATOR") ?? false;
  const records = stewards || measure.steward?.id === me?.person?.id;
  const reason = records
    ? null
    : `Only the data steward records official numbers: ${personLine(measure.steward, "nobody yet")}.`;
  const defines = records
    ? null
    : `Only the data steward changes what a measure means: ${personLine(measure.steward, "nobody yet")}.`;
  const view = search.view ?? "unit";
  const unit = measure.units.find((one) => one.id === search.unit) ?? measure.units[0];
  return (
    <div className="page measure-page">
      <header>
        <div>
          <h1>{measure.name}</h1>
          <p className="soft">
            {[
              `Shown as ${measure.unit}`,
              ...measure.identifiers
                .filter((one) => OFFICIAL.has(one.system.toLowerCase()))
                .map((one) => `${one.system.toUpperCase()} ${one.value}`),
              ...(measure.retired ? ["retired"] : []),
            ].join(" · ")}
          </p>
        </div>
        <div className="actions no-print">
          <Button reason={reason} onClick={() => setRecording(true)}>
            Record a number
          </Button>
          <Menu
            label="More to do with this measure"
            trigger={<Icon name="more" />}
            actions={[
              {
                id: "revise",
                title: "Change the definition",
                reason: defines,
                run: () => setDefining("revise"),
              },
              {
                id: "retire",
                title: "Retire",
                reason: measure.retired ? "It is retired already." : defines,
                run: () => setDefining("retire"),
              },
            ]}
          />
        </div>
      </header>
      {unit ? (
        <Tabs
          label="How the data are shown"
          tabs={measure.units.length > 1 ? VIEWS : VIEWS.filter(({ alone }) => alone)}
          value={view}
          onChange={(next) =>
            void navigate({
              to: "/measures/$id",
              params: { id: measure.id },
              search: { ...search, view: next === "unit" ? undefined : next },
              replace: true,
            })
          }
        >
          {view === "units" ? (
            <Panel name="Every unit">
              <EveryUnit measure={measure} />
            </Panel>
          ) : view === "funnel" ? (
            <Panel name="Units compared">
              <Suspense fallback={<Skeleton rows={12} />}>
                <FunnelView measure={measure} />
              </Suspense>
            </Panel>
          ) : view === "data" ? (
            <Panel name="Data and goals">
              <DataView measure={measure} />
            </Panel>
          ) : (
            <OneUnit measure={measure} unit={unit} records={records} />
          )}
        </Tabs>
      ) : (
        <Empty
          title="No data yet"
          next="The chart appears with the first number: recorded here, imported, or counted by a unit in a check-in."
        />
      )}
      <Meaning measure={measure} />
      {defining ? (
        <Suspense>
          {defining === "revise" ? (
            <ReviseForm measureId={measure.id} onClose={() => setDefining(null)} />
          ) : (
            <RetireForm measureId={measure.id} onClose={() => setDefining(null)} />
          )}
        </Suspense>
      ) : null}
      {recording ? <RecordForm measure={measure} unit={unit} onClose={() => setRecording(false)} /> : null}
    </div>
  );
}

const VIEWS = [
  { id: "unit", title: "One unit", alone: true },
  { id: "units", title: "Every unit", alone: false },
  { id: "funnel", title: "Units compared", alone: false },
  { id: "data", title: "Data and goals", alone: true },
] as const;

interface OneUnitProps {
  measure: Measure;
  unit: Measure["units"][number];
  records: boolean;
}

function OneUnit({ measure, unit, records }: OneUnitProps) {
  const navigate = useNavigate();
  return (
    <>
      <div className="measures-find no-print">
        <Select
          label="Unit"
          value={unit.id}
          options={measure.units.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) =>
            void navigate({
              to: "/measures/$id",
              params: { id: measure.id },
              search: { unit: event.target.value },
              replace: true,
            })
          }
        />
      </div>
      <Panel name="The chart">
        <UnitSeries key={unit.id} measure={measure} unit={unit} records={records} />
      </Panel>
    </>
  );
}

function Meaning({ measure }: { measure: Measure }) {
  const facts: [string, string][] = [
    ["Definition", measure.definition || "Not written down yet"],
    ["Direction", DIRECTION_WORDS[measure.direction]],
    [
      "Kind",
      `${SCALE_WORDS[measure.scale]}, shown as ${measure.unit}${measure.riskAdjusted ? ", risk-adjusted" : ""}`,
    ],
    ...(measure.numerator
      ? [
          ["Counted", `${measure.numerator}${measure.denominator ? ` ÷ ${measure.denominator}` : ""}`] as [
            string,
            string,
          ],
        ]
      : []),
    [
      "How often",
      `${CADENCE_WORDS[measure.cadence]}; data arrive about ${measure.lagDays} days after a period ends`,
    ],
    ["Sources, in order of trust", measure.sources.map(sourceWords).join(", ") || "None named"],
    ["Data steward", personLine(measure.steward, "Nobody yet")],
    ["Code in files and the API", measure.code],
  ];
  return (
    <section>
      <h2>What it means</h2>
      <dl className="measure-facts">
        {facts.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {measure.pastDefinitions.map((past) => (
          <div key={past.id}>
            <dt>Until {dayOf(past.validTo)}</dt>
            <dd className="soft">{past.definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
