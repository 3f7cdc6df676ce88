import { useState } from "react";
import { useAsk } from "../../app/ask";
import { useNow } from "../../app/now";
import { PresentOnly, useAsOf } from "../../app/past";
import { STRENGTH_MEANS, STRENGTH_WORDS } from "../../domain/codes";
import { dayNumber, dayThisYear } from "../../domain/format";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { GoalWorkDocument, type GoalWorkQuery } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { GapTag } from "../../ui/tag";
import { isClosed, reasonAgainst } from "./facts";
import type { Goal } from "./page";
import { DropForm, EditWorkForm, FinishForm, PromiseForm } from "./work-forms";

export type Work = GoalWorkQuery["goal"]["actions"][number];
type Form = { kind: "promise" } | { kind: "edit" | "finish" | "drop"; work: Work };

const isOpen = (work: Work) => work.doneAt === null && work.droppedAt === null;
const ended = (work: Work) => work.doneAt ?? work.droppedAt ?? "";

/** Promised work: by whom, until when, how strong it is and what it should move. What is under way stands first. */
export function WorkTab({ goal, day }: { goal: Goal; day: string }) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalWorkDocument, { id: goal.id, asOf });
  const [form, setForm] = useState<Form | null>(null);
  if (problem)
    return <Failure what="The actions could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={6} />;
  const open = data.goal.actions
    .filter(isOpen)
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const over = data.goal.actions
    .filter((work) => !isOpen(work))
    .toSorted((one, other) => ended(other).localeCompare(ended(one)));
  const promise = isClosed(goal.state) ? null : (
    <PresentOnly>
      <Button
        className="start-self"
        look={open.length + over.length === 0 ? "primary" : "plain"}
        reason={reasonAgainst(goal, "PROMISE")}
        onClick={() => setForm({ kind: "promise" })}
      >
        Promise work
      </Button>
    </PresentOnly>
  );
  const close = () => setForm(null);
  return (
    <div className="goal-main">
      {open.length + over.length === 0 ? (
        <Empty
          title="No work promised yet"
          next="What will be done, by whom and until when stands here, with the measure that should move."
        >
          {promise}
        </Empty>
      ) : (
        <section aria-labelledby="under-way">
          <h2 id="under-way">Under way</h2>
          {open.length === 0 ? <p className="soft">Nothing is under way.</p> : null}
          <ul className="work-list">
            {open.map((work) => (
              <li key={work.id}>
                <UnderWay work={work} day={day} onForm={setForm} />
              </li>
            ))}
          </ul>
          {promise}
        </section>
      )}
      {over.length > 0 ? (
        <section aria-labelledby="ended">
          <h2 id="ended">Done or dropped</h2>
          <ul className="work-list over">
            {over.map((work) => (
              <li key={work.id}>
                <Over work={work} day={day} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {form?.kind === "promise" ? <PromiseForm goalId={goal.id} day={day} onClose={close} /> : null}
      {form?.kind === "edit" ? <EditWorkForm work={form.work} onClose={close} /> : null}
      {form?.kind === "finish" ? <FinishForm work={form.work} onClose={close} /> : null}
      {form?.kind === "drop" ? <DropForm work={form.work} onClose={close} /> : null}
    </div>
  );
}

interface UnderWayProps {
  work: Work;
  day: string;
  onForm: (form: Form) => void;
}

function UnderWay({ work, day, onForm }: UnderWayProps) {
  const today = dayNumber(day);
  const late = today - dayNumber(work.dueOn);
  return (
    <>
      <div>
        <p className="work-text">{work.text}</p>
        <p className="soft">{personLine(work.owner)}</p>
        <p className="work-facts">
          {late > 0 ? (
            <GapTag>
              Overdue since {dayThisYear(dayNumber(work.dueOn), today)},{" "}
              {late === 1 ? "1 day" : `${late} days`}
            </GapTag>
          ) : (
            <span>Due {dayThisYear(dayNumber(work.dueOn), today)}</span>
          )}
          <Strength strength={work.strength} />
          <Moves work={work} today={today} />
        </p>
      </div>
      {work.canChange ? (
        <PresentOnly>
          <div className="actions no-print">
            <Button onClick={() => onForm({ kind: "finish", work })}>Done</Button>
            <Menu
              label={`More to do with “${work.text}”`}
              trigger={<Icon name="more" />}
              actions={[
                { id: "edit", title: "Change it", run: () => onForm({ kind: "edit", work }) },
                { id: "drop", title: "Drop it", run: () => onForm({ kind: "drop", work }) },
              ]}
            />
          </div>
        </PresentOnly>
      ) : null}
    </>
  );
}

function Moves({ work: { measure, reviewOn }, today }: { work: Work; today: number }) {
  return (
    <>
      {measure ? <span>Should move: {measure.name}</span> : null}
      {reviewOn ? <span>Look again {dayThisYear(dayNumber(reviewOn), today)}</span> : null}
    </>
  );
}

function Over({ work, day }: Omit<UnderWayProps, "onForm">) {
  const now = useNow();
  return (
    <div>
      <p className="work-text">{work.text}</p>
      <p>
        <b>{work.doneAt ? "Done" : "Dropped"}</b> {shortDay(ended(work), now)}
        {work.outcome ? `: ${work.outcome}` : ""}
      </p>
      <p className="soft small work-facts">
        <span>{personLine(work.owner)}</span>
        <Strength strength={work.strength} />
        <Moves work={work} today={dayNumber(day)} />
      </p>
    </div>
  );
}

const BARS = { WEAK: 1, INTERMEDIATE: 2, STRONG: 3 } as const;

/** One, two or three bars, and always the word. */
function Strength({ strength }: { strength: Work["strength"] }) {
  return (
    <span className="strength" title={STRENGTH_MEANS[strength]}>
      <svg viewBox="0 0 16 14" width="16" height="14" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            className={bar <= BARS[strength] ? "full" : undefined}
            x={bar * 5 - 4}
            y={13 - bar * 4}
            width="4"
            height={bar * 4}
          />
        ))}
      </svg>
      {STRENGTH_WORDS[strength]}
    </span>
  );
}
