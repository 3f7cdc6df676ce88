import { ACT_WORDS, EFFECT_WORDS } from "../../domain/codes";
import { day, dayNumber, value as shown } from "../../domain/format";
import { toTyped } from "../../domain/number-entry";
import { personLine } from "../../domain/people";
import { plain } from "../../domain/rating";
import { Button } from "../../ui/button";
import type { Step } from "./changes-forms";
import type { Change } from "./changes-tab";

interface Props {
  change: Change;
  onStep: (step: Step) => void;
  onNext: () => void;
  onWithdraw: () => void;
}

/** One cycle: what was planned, done, learned and decided, and what the data say. */
export function Tried({ change, onStep, onNext, onWithdraw }: Props) {
  const { effect, measure } = change;
  const next = nextStep(change);
  return (
    <article className="tried">
      <h3>{change.title}</h3>
      <p className="soft">
        From {day(dayNumber(change.beginsOn))} · {measure.name}, {change.unit.name} ·{" "}
        {personLine(change.owner)}
        {change.idea ? ` · tries “${change.idea.text}”` : ""}
      </p>
      <p>
        {effect.verdict === "CANNOT_TELL" ? null : <b>{EFFECT_WORDS[effect.verdict]}. </b>}
        {effect.sentence}
      </p>
      {effect.verdict === "IMPROVED"
        ? effect.held
            .filter(({ verdict }) => verdict !== "TOO_EARLY")
            .map((held) => <p key={held.days}>{held.sentence}</p>)
        : null}
      {effect.before && effect.after ? <Numbers change={change} /> : null}
      <dl className="facts">
        <Fact name="Plan" said={change.plan} />
        {change.predicted ? <Fact name="Expected" said={amount(change.predicted, measure.unit)} /> : null}
        <Fact name="Done" said={change.done} />
        <Fact name="Learned" said={change.studied} />
        {change.act ? (
          <Fact name="Decided" said={[`${ACT_WORDS[change.act]}.`, change.acted].filter(Boolean).join(" ")} />
        ) : null}
      </dl>
      <div className="actions no-print">
        {change.canWork && next ? (
          <Button look="primary" onClick={() => onStep(next)}>
            {STEP_WORDS[next]}
          </Button>
        ) : null}
        {change.canChange && change.act === "ADAPT" ? (
          <Button onClick={onNext}>Plan the next try</Button>
        ) : null}
        {change.canChange ? (
          <Button look="quiet" aria-label={`Withdraw ${change.title}`} onClick={onWithdraw}>
            Withdraw
          </Button>
        ) : null}
      </div>
    </article>
  );
}

const amount = (value: string, unit: string): string =>
  unit === "%" ? `${toTyped(value, unit)} percentage points` : `${shown(value, unit)} ${unit}`;

const STEP_WORDS: Readonly<Record<Step, string>> = {
  do: "Say what was done",
  study: "Say what was learned",
  act: "Decide what becomes of it",
};

function nextStep({ doneAt, studiedAt, actedAt }: Change): Step | null {
  if (actedAt) return null;
  return studiedAt ? "act" : doneAt ? "study" : "do";
}

function Fact({ name, said }: { name: string; said: string }) {
  if (!said) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tried-text">{said}</dd>
    </div>
  );
}

/** The numbers behind the verdict. */
function Numbers({ change: { effect, measure } }: { change: Change }) {
  const number = (value: number) => shown(plain(value), measure.unit);
  const change = (value: number) => amount(plain(value), measure.unit);
  const side = (name: string, stretch: Change["effect"]["before"]) =>
    stretch ? (
      <tr>
        <th scope="row">{name}</th>
        <td className="numeric">{stretch.points}</td>
        <td className="numeric">{number(stretch.mean)}</td>
        <td className="numeric">
          {number(stretch.lower)} to {number(stretch.upper)}
        </td>
      </tr>
    ) : null;
  return (
    <details>
      <summary>The numbers behind it</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{measure.name}</th>
            <th scope="col" className="numeric">
              Periods
            </th>
            <th scope="col" className="numeric">
              Mean
            </th>
            <th scope="col" className="numeric">
              Chance allows
            </th>
          </tr>
        </thead>
        <tbody>
          {side("Before", effect.before)}
          {side("After", effect.after)}
        </tbody>
      </table>
      {effect.shown ? (
        <p className="soft">
          The change: {change(effect.shown.value)}, between {change(effect.shown.low)} and{" "}
          {change(effect.shown.high)} with 95% confidence.
        </p>
      ) : null}
    </details>
  );
}
