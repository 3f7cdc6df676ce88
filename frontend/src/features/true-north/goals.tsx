import { Link } from "@tanstack/react-router";
import { nameOf, shown, signed, unitOf, type Rating } from "./words";

const MOST = 12;

/** Whose goals move the rating, by how much; and what nobody has taken on. */
export function Goals({ rating }: { rating: Rating }) {
  const pulls = rating.measures
    .flatMap((measure) => measure.goals.map((pull) => ({ measure, pull })))
    .toSorted((one, other) => (other.pull.effect ?? -Infinity) - (one.pull.effect ?? -Infinity));
  const estimated = pulls.filter(({ pull }) => pull.effect !== null);
  const others = pulls.length - estimated.length;
  const nobody = rating.measures.filter(({ goals, value }) => goals.length === 0 && value !== null);
  return (
    <section aria-label="Goals that move it">
      <h2>Goals that move it</h2>
      {estimated.length === 0 ? (
        <p>No goal of this hospital aims at a measure of the rating.</p>
      ) : (
        <ol className="true-north-goals">
          {estimated.slice(0, MOST).map(({ measure, pull }) => (
            <li key={`${measure.code} ${pull.goal?.id}`}>
              {pull.goal ? (
                <Link to="/goals/$id" params={{ id: pull.goal.id }}>
                  {pull.goal.title}
                </Link>
              ) : null}
              <span>
                {nameOf(measure)} {shown(measure.value, unitOf(measure))} →{" "}
                {shown(pull.target, unitOf(measure))}: <b>summary {signed(pull.effect ?? 0)}</b>
              </span>
            </li>
          ))}
        </ol>
      )}
      {others > 0 ? (
        <p className="soft">
          {others} more {others === 1 ? "goal aims" : "goals aim"} at these measures. The effect of a unit’s
          goal cannot be estimated without the unit’s share of the hospital’s predicted events.
        </p>
      ) : null}
      {nobody.length > 0 ? (
        <details>
          <summary>{nobody.length} measures that no goal here aims at</summary>
          <ul>
            {nobody.map((measure) => (
              <li key={measure.code}>{nameOf(measure)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
