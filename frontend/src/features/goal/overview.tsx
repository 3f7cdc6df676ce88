import { lazy, Suspense } from "react";
import { useNow } from "../../app/now";
import { dayNumber, age, day as dayWords, value as shown } from "../../domain/format";
import { dayOf, shortDay } from "../../domain/instants";
import { ASSIGNMENT_WORDS, IMPACT_WORDS, SEAM_WORDS, SUPPORT_WORDS } from "../../domain/codes";
import { personLine } from "../../domain/people";
import { addDays } from "../../domain/period";
import { judgedBy } from "../../domain/run-chart";
import { GAP_WORDS, words } from "../../domain/words";
import { ClaimText, EvidenceText, GoalLink, OwnerLine, TargetLine } from "../../ui/goal-facts";
import { GapTag } from "../../ui/tag";
import { VariationText } from "../../ui/variation";
import { Below } from "./below";
import { Decisions } from "./decisions";
import { DependentsPart } from "./dependents";
import { isClosed, isLive, workedOut } from "./facts";
import type { Goal } from "./page";
import { RatingEffect } from "./rating";
import { WeakLinks } from "./weak-links";

const RunChart = lazy(() => import("../../ui/run-chart").then((room) => ({ default: room.RunChart })));

/** How it is going as separate facts, then who answers for it, what hangs below and why it matters. */
export function Overview({ goal, day }: { goal: Goal; day: string }) {
  return (
    <>
      <WeakLinks goal={goal} day={day} />
      <Going goal={goal} day={day} />
      <RatingEffect goal={goal} />
      <Below goal={goal} />
      <Why goal={goal} />
      <Who goal={goal} />
      <Decisions goal={goal} />
      <DependentsPart id={goal.id} />
    </>
  );
}

function Going({ goal, day }: { goal: Goal; day: string }) {
  const now = useNow();
  const { standing, mainTarget, lastCheckIn, chart } = goal;
  const today = dayNumber(day);
  const last = standing?.lastCheckInAt ? age(dayNumber(dayOf(standing.lastCheckInAt)), today) : words.never;
  return (
    <section aria-labelledby="going">
      <h2 id="going">How it’s going</h2>
      {isClosed(goal.state) ? (
        <p className="problem">
          Closed {shortDay(goal.stateSince, now)}. {goal.closingReason}
          {goal.learned ? ` What was learned: ${goal.learned}` : ""}
        </p>
      ) : null}
      <div className="going">
        <dl className="facts">
          <div>
            <dt>Now → Target (by)</dt>
            <dd>
              <TargetLine target={mainTarget} now={standing?.value} day={day} showUnit />
            </dd>
          </div>
          <div>
            <dt>Owner says</dt>
            <dd>
              {goal.state === "DRAFT" || goal.state === "PROPOSED" ? (
                <span className="soft">Nothing yet. Check-ins begin when it is committed.</span>
              ) : (
                <ClaimText
                  state={goal.state}
                  claimed={standing?.claimed}
                  stale={standing?.stale}
                  since={GAP_WORDS.stale.toLowerCase()}
                />
              )}
              {lastCheckIn?.nextStep || lastCheckIn?.note ? (
                <p className="soft">“{lastCheckIn.nextStep || lastCheckIn.note}”</p>
              ) : null}
            </dd>
          </div>
          <div>
            <dt>Data say</dt>
            <dd>
              <EvidenceText evidence={standing?.evidence ?? "NONE"} />
              <EvidenceNotes goal={goal} />
            </dd>
          </div>
          {chart && chart.variation !== "NONE" ? (
            <div>
              <dt>The chart says</dt>
              <dd>
                <VariationText variation={chart.variation} />
                <p className="soft">{chart.reading}</p>
              </dd>
            </div>
          ) : null}
          {isLive(goal.state) ? (
            <div>
              <dt>How fresh</dt>
              <dd>
                Check-in: {last}
                {standing?.dueOn ? (
                  <span className="soft">, due {dayWords(dayNumber(standing.dueOn))}</span>
                ) : null}
                {standing?.valueEnd ? (
                  <p>
                    Data through {dayWords(dayNumber(addDays(standing.valueEnd, -1)))}{" "}
                    {standing.dataLate ? <GapTag>{GAP_WORDS.data_late}</GapTag> : null}
                  </p>
                ) : null}
              </dd>
            </div>
          ) : null}
        </dl>
        <Course goal={goal} day={day} />
      </div>
      {standing ? (
        <details className="worked-out">
          <summary>How is this worked out?</summary>
          <ul>
            {workedOut(goal).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {mainTarget?.baseline ? (
              <li>
                Baseline {shown(mainTarget.baseline, mainTarget.measure.unit)} on{" "}
                {dayWords(dayNumber(mainTarget.baselineOn))}, measured on {mainTarget.unit.name}.
              </li>
            ) : null}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** The course of the main target's measure. What hangs below it does not move while it loads. */
function Course({ goal: { mainTarget, series, chart }, day }: { goal: Goal; day: string }) {
  const [first] = series;
  if (!mainTarget || !first) return null;
  const aim = mainTarget.target === null ? [mainTarget.low, mainTarget.high] : [mainTarget.target];
  return (
    <div className="going-chart">
      <Suspense>
        <RunChart
          label={`${mainTarget.measure.name}, ${mainTarget.unit.name}`}
          data={judgedBy(series, chart?.points ?? [])}
          seams={chart?.seams.map(({ on, kind }) => ({ on, words: SEAM_WORDS[kind] }))}
          targets={[
            {
              values: aim.filter((one) => one !== null),
              from: first.periodStart,
              to: null,
              words: mainTarget.measure.name,
            },
          ]}
          unit={mainTarget.measure.unit}
          today={day}
          height={220}
        />
      </Suspense>
    </div>
  );
}

function EvidenceNotes({ goal: { standing, mainTarget } }: { goal: Goal }) {
  if (!standing) return null;
  const few =
    standing.evidence === "TOO_FEW" && standing.valueNumerator && standing.valueDenominator && mainTarget
      ? `${shown(standing.valueNumerator)} of ${shown(standing.valueDenominator)} ${mainTarget.measure.denominator.toLowerCase()}`
      : null;
  const tags = [
    standing.contradiction ? GAP_WORDS.contradiction : null,
    standing.dataQuestioned ? "Data questioned" : null,
    standing.worseThanBaseline ? "Worse than baseline" : null,
    standing.balancingWorse ? "A balancing measure worsens" : null,
  ].filter((tag): tag is string => tag !== null);
  return (
    <>
      {few ? <p className="soft">{few}</p> : null}
      {tags.length > 0 ? (
        <p className="going-gaps">
          {tags.map((tag) => (
            <GapTag key={tag}>{tag}</GapTag>
          ))}
        </p>
      ) : null}
    </>
  );
}

function Why({ goal }: { goal: Goal }) {
  const top = goal.lineOfSight.steps[0]?.goal;
  const said = top?.boardSentence || goal.boardSentence;
  return (
    <section aria-labelledby="why">
      <h2 id="why">{words.why}</h2>
      {said ? <blockquote className="why-words">{said}</blockquote> : null}
      {goal.lineOfSight.reachesBoard && top ? (
        <p className="soft">
          {top.id === goal.id ? (
            "This is a goal of the board."
          ) : (
            <>It hangs from the board’s goal “{top.title}”.</>
          )}
        </p>
      ) : (
        <p>
          <GapTag>{GAP_WORDS.no_parent}</GapTag>
        </p>
      )}
      {goal.impacts.length > 0 ? (
        <dl className="facts impacts">
          {goal.impacts.map((impact) => (
            <div key={impact.dimension}>
              <dt>
                {IMPACT_WORDS[impact.dimension]} <span className="soft">({impact.weight})</span>
              </dt>
              <dd>{impact.why}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {goal.resources.length > 0 ? (
        <p>
          {goal.resources.map((resource) => (
            <a key={resource.url} href={resource.url} rel="noreferrer" target="_blank">
              {resource.title}
            </a>
          ))}
        </p>
      ) : null}
      {goal.continues ? (
        <p className="soft">
          Continues <GoalLink goal={goal.continues} />
        </p>
      ) : null}
    </section>
  );
}

function Who({ goal }: { goal: Goal }) {
  const now = useNow();
  const partners = goal.assignments.filter((one) => one.role !== "ACCOUNTABLE");
  return (
    <section aria-labelledby="who">
      <h2 id="who">Who answers for it</h2>
      <dl className="facts">
        <div>
          <dt>Owner</dt>
          <dd>
            <OwnerLine ownership={goal.ownership} />
            {goal.ownership.since ? (
              <span className="soft"> since {shortDay(goal.ownership.since, now)}</span>
            ) : null}
          </dd>
        </div>
        {partners.map((one) => (
          <div key={one.id}>
            <dt>{ASSIGNMENT_WORDS[one.role]}</dt>
            <dd>{personLine(one.person)}</dd>
          </div>
        ))}
        {goal.delegations.map((one) => (
          <div key={one.id}>
            <dt>Acts for the owner</dt>
            <dd>
              {personLine(one.toPerson)} <span className="soft">until {shortDay(one.validTo, now)}</span>
            </dd>
          </div>
        ))}
        {goal.offers.map((one) => (
          <div key={one.id}>
            <dt>Asked to be {ASSIGNMENT_WORDS[one.role].toLowerCase()}</dt>
            <dd>
              {personLine(one.toPerson)} <span className="soft">{shortDay(one.offeredAt, now)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Agrees to it</dt>
          <dd>
            {goal.approvers.length > 0
              ? goal.approvers.map((one) => personLine(one)).join("; ")
              : "Nobody yet"}
            {goal.selfAgreed ? <span className="soft"> · proposed and committed by one person</span> : null}
          </dd>
        </div>
        {goal.participants.length > 0 ? (
          <div>
            <dt>Takes part</dt>
            <dd>{goal.participants.map((unit) => unit.name).join(", ")}</dd>
          </div>
        ) : null}
        {goal.supportNeeds.map((need) => (
          <div key={need.id}>
            <dt>Needs {SUPPORT_WORDS[need.kind].toLowerCase()}</dt>
            <dd>
              {need.text ? `${need.text}, ` : ""}from {personLine(need.askedOf)}:{" "}
              {need.answer === null ? (
                <GapTag>{GAP_WORDS.needs_help}</GapTag>
              ) : need.answer === "GRANTED" ? (
                "granted"
              ) : (
                "declined"
              )}
              {need.answerNote ? <span className="soft">. {need.answerNote}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
