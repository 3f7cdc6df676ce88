import { useState } from "react";
import { useTell } from "../../app/ask";
import { sourceWords } from "../../domain/codes";
import type { CheckInDraft } from "../../domain/drafts";
import { by, dayNumber, value as shown } from "../../domain/format";
import { uuid7 } from "../../domain/ids";
import { positionOf } from "../../domain/people";
import { lastWhole, periodName, type CadenceCode } from "../../domain/period";
import { AskAboutDataDocument } from "../../gql/check-in/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { FreeText } from "../../ui/free-text";
import { MiniRunChart } from "../../ui/mini-chart";
import { Problems } from "../../ui/problems";
import { feedIsCurrent, hasTwoParts, type Datum, type Goal, type Measure } from "./facts";

interface ValueSeenProps {
  goal: Goal;
  datum: Datum | null;
  day: string;
  count: CheckInDraft["count"];
  onCount: (count: CheckInDraft["count"]) => void;
}

/** The value from the feed with its date and course; where there is none yet, one field for the unit's own count. */
export function ValueSeen({ goal, datum, day, count, onCount }: ValueSeenProps) {
  const target = goal.mainTarget;
  const current = target ? feedIsCurrent(datum, target.measure, day) : true;
  const [counting, setCounting] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!target)
    return <p className="value-seen soft">This goal has no target yet, so there is no number to see.</p>;
  const { measure } = target;
  const before = goal.series.at(-2);
  const open = counting || datum === null || count !== null;
  return (
    <section className="value-seen" aria-label={measure.name}>
      <div className="value-row">
        <div className="value-words">
          {datum ? (
            <>
              <p className="soft">
                {periodName({ start: datum.periodStart, end: datum.periodEnd }, day)},{" "}
                {datum.provisional ? "unit’s own count" : `from ${sourceWords(datum.source)}`}
              </p>
              <p className="value-big">{shown(datum.value, measure.unit)}</p>
              {measure.unit === "%" ? null : <p className="value-unit soft">{measure.unit}</p>}
            </>
          ) : (
            <p className="soft">No data yet for {measure.name}</p>
          )}
        </div>
        <MiniRunChart
          data={goal.series}
          targets={[target.target, target.low, target.high]}
          unit={measure.unit}
        />
      </div>
      <p className="soft">
        Target {aim(target, measure)} {by(target.dueOn, dayNumber(day))}
        {before && datum
          ? ` · was ${shown(before.value, measure.unit)} in ${periodName({ start: before.periodStart, end: before.periodEnd }, day)}`
          : ""}
      </p>
      {open ? <OwnCount measure={measure} datum={datum} day={day} count={count} onCount={onCount} /> : null}
      <div className="actions">
        {datum && !asking ? (
          <Button look="quiet" onClick={() => setAsking(true)}>
            This number looks wrong
          </Button>
        ) : null}
        {open ? null : (
          <Button look="quiet" onClick={() => setCounting(true)}>
            {current ? "Our own count" : "Our newer count"}
          </Button>
        )}
      </div>
      {asking && datum ? (
        <LooksWrong datum={datum} measure={measure} onClose={() => setAsking(false)} />
      ) : null}
    </section>
  );
}

const aim = (target: NonNullable<Goal["mainTarget"]>, measure: Measure) =>
  target.target === null
    ? `${shown(target.low, measure.unit)}–${shown(target.high, measure.unit)}`
    : shown(target.target, measure.unit);

function OwnCount({
  measure,
  datum,
  day,
  count,
  onCount,
}: Omit<ValueSeenProps, "goal"> & { measure: Measure }) {
  const period = lastWhole(measure.cadence as CadenceCode, day);
  const now = count ?? { value: "", numerator: "", denominator: "" };
  const field = (part: keyof typeof now, label: string, last: string | null | undefined) => (
    <TextField
      label={label}
      inputMode="decimal"
      value={now[part]}
      placeholder={last ? `last ${last.replace(/\.0+$/, "")}` : undefined}
      onChange={(event) => onCount({ ...now, [part]: event.target.value })}
    />
  );
  return (
    <fieldset className="own-count">
      <legend>
        Unit’s own count for {periodName(period, day)} <span className="soft">(optional)</span>
      </legend>
      {hasTwoParts(measure) ? (
        <div className="own-count-parts">
          {field("numerator", measure.numerator || "Count", datum?.numerator)}
          {field("denominator", measure.denominator, datum?.denominator)}
        </div>
      ) : (
        field("value", `${measure.name}, ${measure.unit}`, datum ? shown(datum.value, measure.unit) : null)
      )}
      <p className="soft small">Drawn hollow until the data steward’s number replaces it.</p>
    </fieldset>
  );
}

/** A question to the measure's steward; while it is open the evidence says that the data are questioned. */
function LooksWrong({ datum, measure, onClose }: { datum: Datum; measure: Measure; onClose: () => void }) {
  const [question, setQuestion] = useState("");
  const [id] = useState(() => uuid7());
  const { tell, busy, problems } = useTell(AskAboutDataDocument);
  const [asked, setAsked] = useState(false);
  const steward = positionOf(measure.steward, "data steward");
  if (asked)
    return (
      <p className="soft" role="status">
        Asked. Until it is answered the goal says “data questioned”. The {steward} answers.
      </p>
    );
  return (
    <div className="looks-wrong">
      <FreeText
        label={`What looks wrong? The ${steward} is asked.`}
        value={question}
        onText={setQuestion}
        maxLength={300}
      />
      <Problems problems={problems} />
      <div className="actions">
        <Button
          reason={question.trim() ? null : "Say in a few words what looks wrong."}
          busy={busy}
          onClick={() =>
            void tell({ input: { id, measurementId: datum.id, question: question.trim() } }).then(
              ({ done }) => done && setAsked(true),
            )
          }
        >
          Ask
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
