import { Link } from "@tanstack/react-router";
import { positionOf } from "../../domain/people";
import { effectSaid, shareSaid, visibleSaid } from "../../domain/rating";
import { nameOf, shown, unitOf, type Measure, type Rating } from "./words";

type Pull = Rating["goals"][number];
const MOST = 12;

/** Whose goals move the rating, by how much and from when; and what nobody answers for. */
export function Goals({ rating }: { rating: Rating }) {
  const measures = new Map(rating.measures.map((measure) => [measure.code, measure]));
  const estimated = rating.goals.filter(({ effect }) => effect !== null);
  const others = rating.goals.filter(({ effect }) => effect === null);
  return (
    <section aria-label="Goals that move it">
      <h2>Goals that move it</h2>
      {estimated.length === 0 ? (
        <p>No goal of this hospital aims at a measure of the rating.</p>
      ) : (
        <ol className="true-north-goals">
          {estimated.slice(0, MOST).map((pull) => (
            <One
              key={`${pull.code} ${pull.goal?.id}`}
              pull={pull}
              measures={measures}
              now={rating.now.stars}
            />
          ))}
        </ol>
      )}
      {others.length > 0 ? <NotEstimated pulls={others} /> : null}
      <Nobodys rating={rating} />
    </section>
  );
}

interface OneProps {
  pull: Pull;
  measures: ReadonlyMap<string, Measure>;
  now: number;
}

function One({ pull, measures, now }: OneProps) {
  const measure = measures.get(pull.code);
  if (!measure || !pull.goal) return null;
  const unit = unitOf(measure);
  return (
    <li>
      <Link to="/goals/$id" params={{ id: pull.goal.id }}>
        {pull.goal.title}
      </Link>
      <span>
        {nameOf(measure)} {shown(pull.now, unit)} → {shown(pull.then, unit)}: <b>{effectSaid(pull, now)}</b>
      </span>
      <span className="soft small">
        {pull.owned ? positionOf(pull.goal.ownership?.person) : "Nobody answers for it yet"}
        {visibleSaid(pull)}
        {shareSaid(pull)}
      </span>
    </li>
  );
}

function NotEstimated({ pulls }: { pulls: readonly Pull[] }) {
  return (
    <details>
      <summary>
        {pulls.length} more {pulls.length === 1 ? "goal aims" : "goals aim"} at these measures; their effect
        cannot be estimated from a unit goal
      </summary>
      <p className="soft">
        That needs the unit’s share of the hospital’s predicted events, on record from one source for the same
        period.
      </p>
      <ul>
        {pulls.map((pull) =>
          pull.goal ? (
            <li key={pull.goal.id}>
              <Link to="/goals/$id" params={{ id: pull.goal.id }}>
                {pull.goal.title}
              </Link>
            </li>
          ) : null,
        )}
      </ul>
    </details>
  );
}

function Nobodys({ rating }: { rating: Rating }) {
  const nobody = rating.measures.filter(
    ({ goals, value }) => value !== null && !goals.some(({ owned }) => owned),
  );
  if (nobody.length === 0) return null;
  return (
    <details>
      <summary>{nobody.length} measures that nobody’s goal aims at</summary>
      <ul>
        {nobody.map((measure) => (
          <li key={measure.code}>{nameOf(measure)}</li>
        ))}
      </ul>
    </details>
  );
}
