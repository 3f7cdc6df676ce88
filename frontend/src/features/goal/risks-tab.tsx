import { useState } from "react";
import { useAsk } from "../../app/ask";
import { useAsOf } from "../../app/past";
import { DEGREE_WORDS, RISK_END_WORDS } from "../../domain/codes";
import { dayNumber, dayThisYear } from "../../domain/format";
import { personLine } from "../../domain/people";
import { GoalRisksDocument, type GoalRisksQuery } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Failure, Skeleton } from "../../ui/panel";
import { isClosed, reasonAgainst } from "./facts";
import type { Goal } from "./page";
import { CloseRiskForm, RiskForm } from "./risk-forms";
import { PromiseForm } from "./work-forms";

type Told = GoalRisksQuery["goal"];
export type Risk = Told["risks"][number];
type Form = { kind: "raise" } | { kind: "edit" | "close" | "promise"; risk: Risk };

/** What could keep the goal from being reached: by the numbers, and as people named it. */
export function RisksTab({ goal, day }: { goal: Goal; day: string }) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalRisksDocument, { id: goal.id, asOf });
  const [form, setForm] = useState<Form | null>(null);
  if (problem)
    return <Failure what="The risks could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={8} />;
  const { forecast, risks } = data.goal;
  const open = risks.filter(({ closedAt }) => closedAt === null);
  const closed = risks.filter(({ closedAt }) => closedAt !== null);
  const close = () => setForm(null);
  return (
    <div className="goal-main">
      <section aria-labelledby="forecast">
        <h2 id="forecast">By its numbers</h2>
        {forecast ? (
          <p>
            {forecast.sentence}{" "}
            <span className="soft">
              Worked out {dayThisYear(dayNumber(forecast.madeOn), dayNumber(day))}; it knows nothing but the
              numbers.
            </span>
          </p>
        ) : (
          <p className="soft">
            No forecast. They are made every night for targets that a hospital or a level above it measures.
          </p>
        )}
      </section>
      <section aria-labelledby="risks">
        <h2 id="risks">As people named it</h2>
        {open.length === 0 ? <p className="soft">No risk is named.</p> : null}
        <ul className="work-list">
          {open.map((risk) => (
            <li key={risk.id}>
              <Open risk={risk} day={day} onForm={setForm} />
            </li>
          ))}
        </ul>
        {asOf || isClosed(goal.state) ? null : (
          <Button
            className="start-self"
            reason={reasonAgainst(goal, "RAISE_RISK")}
            onClick={() => setForm({ kind: "raise" })}
          >
            Name a risk
          </Button>
        )}
      </section>
      {closed.length > 0 ? (
        <section aria-labelledby="risks-closed">
          <h2 id="risks-closed">Closed</h2>
          <ul className="work-list over">
            {closed.map((risk) => (
              <li key={risk.id}>
                <div>
                  <p className="work-text">{risk.text}</p>
                  <p>
                    <b>{risk.closing ? RISK_END_WORDS[risk.closing] : "Closed"}</b>: {risk.reason}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {form?.kind === "raise" ? <RiskForm goalId={goal.id} before={null} onClose={close} /> : null}
      {form?.kind === "edit" ? <RiskForm goalId={goal.id} before={form.risk} onClose={close} /> : null}
      {form?.kind === "close" ? <CloseRiskForm risk={form.risk} onClose={close} /> : null}
      {form?.kind === "promise" ? (
        <PromiseForm goalId={goal.id} riskId={form.risk.id} day={day} onClose={close} />
      ) : null}
    </div>
  );
}

interface OpenProps {
  risk: Risk;
  day: string;
  onForm: (form: Form) => void;
}

function Open({ risk, day, onForm }: OpenProps) {
  const today = dayNumber(day);
  return (
    <>
      <div>
        <p className="work-text">{risk.text}</p>
        <p className="soft work-facts">
          <span>Likely: {DEGREE_WORDS[risk.likelihood].toLowerCase()}</span>
          <span>Harm: {DEGREE_WORDS[risk.harm].toLowerCase()}</span>
          <span>{personLine(risk.owner)} watches it</span>
        </p>
        {risk.actions.length === 0 ? (
          <p className="soft">Nothing is promised to make it smaller.</p>
        ) : (
          <ul>
            {risk.actions.map((action) => (
              <li key={action.id}>
                {action.text}{" "}
                <span className="soft">
                  {action.doneAt
                    ? "done"
                    : action.droppedAt
                      ? "dropped"
                      : `due ${dayThisYear(dayNumber(action.dueOn), today)}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {risk.canChange ? (
        <div className="actions no-print">
          <Button onClick={() => onForm({ kind: "promise", risk })}>Promise work</Button>
          <Button look="quiet" onClick={() => onForm({ kind: "edit", risk })}>
            Change
          </Button>
          <Button look="quiet" onClick={() => onForm({ kind: "close", risk })}>
            Close
          </Button>
        </div>
      ) : null}
    </>
  );
}
