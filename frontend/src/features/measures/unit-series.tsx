import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow, useToday } from "../../app/now";
import { CHART_WORDS, SEAM_WORDS, SIGNAL_WORDS, sourceWords } from "../../domain/codes";
import { day, dayNumber, value as shown } from "../../domain/format";
import { moment } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { periodName } from "../../domain/period";
import { judgedBy, type Judged, type RunTarget } from "../../domain/run-chart";
import {
  AnswerDataQueryDocument,
  MeasureSeriesDocument,
  type MeasureSeriesQuery,
} from "../../gql/measures/graphql";
import { Button } from "../../ui/button";
import { FreeText } from "../../ui/free-text";
import { GoalLink } from "../../ui/goal-facts";
import { Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { RunChart } from "../../ui/run-chart";
import { Table, type Column } from "../../ui/table";
import { AssuranceText, VariationText } from "../../ui/variation";
import { GapTag } from "../../ui/tag";
import { NewLimits } from "./new-limits";
import type { Measure } from "./page";
import { RestateForm } from "./record-form";

export type Datum = MeasureSeriesQuery["measure"]["series"][number] & { judged?: Judged | undefined };
export type Chart = MeasureSeriesQuery["chart"];
type Goal = MeasureSeriesQuery["goals"]["nodes"][number];

interface UnitSeriesProps {
  measure: Measure;
  unit: Measure["units"][number];
  records: boolean;
}

export function UnitSeries({ measure, unit, records }: UnitSeriesProps) {
  const { data, problem, loading, again } = useAsk(MeasureSeriesDocument, { id: measure.id, unit: unit.id });
  const [restating, setRestating] = useState<Datum | null>(null);
  const today = useToday();
  if (problem)
    return <Failure what="The data could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={10} />;
  const { chart } = data;
  const tried = data.interventions.nodes;
  const series = judgedBy(data.measure.series, chart.points);
  const aimed = data.goals.nodes.filter((goal) =>
    goal.targetHistory.some((one) => one.unit.id === unit.id && one.measure.id === measure.id),
  );
  const targets = aimed.flatMap((goal) => targetsOf(goal, measure, unit.id));
  const questions = series.flatMap((datum) =>
    datum.queries.filter((one) => one.answeredAt === null).map((query) => ({ datum, query })),
  );
  return (
    <>
      <section aria-label="What it says" className="measure-reading">
        <p className="measure-said">{chart.reading}</p>
        {chart.flips ? <p className="soft">{chart.lights}</p> : null}
        <p className="soft measure-icons">
          <VariationText variation={chart.variation} />
          <AssuranceText assurance={chart.assurance} />
          <span>{CHART_WORDS[chart.kind]}</span>
        </p>
      </section>
      <RunChart
        label={`${measure.name}, ${unit.name}`}
        data={series}
        targets={targets}
        unit={measure.unit}
        today={today}
        seams={[
          ...chart.seams.map(({ on, kind }) => ({ on, words: SEAM_WORDS[kind] })),
          ...tried.map(({ beginsOn }) => ({ on: beginsOn, words: "change tried" })),
        ]}
      />
      {chart.seams.length + tried.length > 0 ? (
        <ul className="measure-seams">
          {chart.seams.map((seam) => (
            <li key={`${seam.on} ${seam.words}`}>
              {day(dayNumber(seam.on))}: {seam.words}
            </li>
          ))}
          {tried.map((change) => (
            <li key={change.id}>
              {day(dayNumber(change.beginsOn))}: change tried,{" "}
              {change.goal ? (
                <Link to="/goals/$id" params={{ id: change.goal.id }} search={{ tab: "changes" }}>
                  {change.title}
                </Link>
              ) : (
                change.title
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <NewLimits measure={measure} unit={unit} chart={chart} />
      {questions.map(({ datum, query }) => (
        <Question
          key={query.id}
          datum={datum}
          query={query}
          measure={measure}
          today={today}
          answers={records}
        />
      ))}
      {aimed.length > 0 ? (
        <p className="soft">
          Target of{" "}
          {aimed.map((goal, at) => (
            <span key={goal.id}>
              {at > 0 ? ", " : ""}
              <GoalLink goal={goal} />
            </span>
          ))}
        </p>
      ) : null}
      <details className="measure-table" open>
        <summary>The same as a table</summary>
        <Table
          caption={`${measure.name}, ${unit.name}`}
          rows={series.toReversed()}
          rowKey={(datum) => datum.id}
          columns={columnsOf(measure, series, today, records ? setRestating : null)}
        />
      </details>
      {restating ? (
        <RestateForm measure={measure} datum={restating} today={today} onClose={() => setRestating(null)} />
      ) : null}
    </>
  );
}

const counted = (datum: Datum): string =>
  datum.numerator && datum.denominator ? `${shown(datum.numerator)} of ${shown(datum.denominator)}` : "";

/** Only columns in which something stands. */
function columnsOf(
  measure: Measure,
  series: readonly Datum[],
  today: string,
  onRestate: ((datum: Datum) => void) | null,
): Column<Datum>[] {
  const columns: Column<Datum>[] = [
    {
      id: "period",
      title: "Period",
      cell: (datum) => periodName({ start: datum.periodStart, end: datum.periodEnd }, today),
    },
    {
      id: "value",
      title: `Value, ${measure.unit}`,
      numeric: true,
      cell: (datum) => shown(datum.value, measure.unit),
    },
  ];
  if (series.some(counted)) columns.push({ id: "counts", title: "Counted", numeric: true, cell: counted });
  const limit = (number: number | null | undefined) =>
    number == null ? "" : shown(number.toFixed(6), measure.unit);
  const limits = ({ judged }: Datum) =>
    judged?.lower == null && judged?.upper == null ? "" : `${limit(judged.lower)} to ${limit(judged.upper)}`;
  if (series.some(limits))
    columns.push({ id: "limits", title: "Chance allows", numeric: true, cell: limits });
  if (series.some(({ judged }) => judged?.verdict))
    columns.push({ id: "signal", title: "What it says", cell: signalSaid });
  const source = (datum: Datum) => (datum.provisional ? "Unit’s own count" : sourceWords(datum.source));
  columns.push({ id: "source", title: "Source", cell: source });
  if (series.some((datum) => datum.note))
    columns.push({ id: "note", title: "Note", cell: (datum) => datum.note });
  const restate = (datum: Datum) => (
    <Button look="quiet" onClick={() => onRestate?.(datum)}>
      Restate
    </Button>
  );
  if (onRestate) columns.push({ id: "restate", title: "Change", cell: restate });
  return columns;
}

const VERDICTS = { IMPROVEMENT: "Better", CONCERN: "Worse", HIGH: "High", LOW: "Low" } as const;

function signalSaid({ judged }: Datum): string {
  if (!judged?.verdict) return "";
  return `${VERDICTS[judged.verdict]}: ${(SIGNAL_WORDS[judged.signal ?? ""] ?? "").toLowerCase()}`;
}

function targetsOf(goal: Goal, measure: Measure, unitId: string): RunTarget[] {
  return goal.targetHistory
    .filter((one) => one.unit.id === unitId && one.measure.id === measure.id && one.validFrom !== null)
    .map((one) => ({
      values: one.target === null ? [one.low ?? "0", one.high ?? "0"] : [one.target],
      from: one.validFrom ?? "",
      to: one.validTo,
      words: goal.title,
    }));
}

interface QuestionProps {
  datum: Datum;
  query: Datum["queries"][number];
  measure: Measure;
  today: string;
  answers: boolean;
}

/** "This number looks wrong": while it is open the evidence says that the data are questioned. */
function Question({ datum, query, measure, today, answers }: QuestionProps) {
  const now = useNow();
  const [answer, setAnswer] = useState("");
  const { tell, busy, problems } = useTell(AnswerDataQueryDocument);
  return (
    <div className="measure-question">
      <p>
        <GapTag>Data questioned</GapTag>{" "}
        {periodName({ start: datum.periodStart, end: datum.periodEnd }, today)},{" "}
        {shown(datum.value, measure.unit)}: “{query.question}”
      </p>
      <p className="soft small">
        {personLine(query.askedBy)}, {moment(query.askedAt, now)}
      </p>
      {answers ? (
        <>
          <FreeText label="Your answer" value={answer} onText={setAnswer} maxLength={300} />
          <Problems problems={problems} />
          <div className="actions">
            <Button
              busy={busy}
              reason={answer.trim() ? null : "Say what you found."}
              onClick={() => void tell({ input: { dataQueryId: query.id, answer: answer.trim() } })}
            >
              Answer
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
