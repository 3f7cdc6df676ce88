import { Link } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import { useAsOf } from "../../app/past";
import { day, dayNumber, value } from "../../domain/format";
import { effectSaid, plain, shareSaid, visibleSaid } from "../../domain/rating";
import { GoalRatingsDocument, type GoalRatingsQuery } from "../../gql/goal/graphql";

type Told = GoalRatingsQuery["goalRatings"][number];

/** What meeting the target would do to the hospital's outside rating, and when that could first be seen. */
export function RatingEffect({ id }: { id: string }) {
  const past = useAsOf();
  const { data } = useAsk(GoalRatingsDocument, { goalId: id }, { pause: past !== undefined });
  const told = past ? [] : (data?.goalRatings ?? []);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="rating-effect">
      <h2 id="rating-effect">What it does to the rating</h2>
      {told.map((one) => (
        <Effect key={`${one.unit.id} ${one.measure?.id}`} told={one} />
      ))}
      <p className="soft small">
        {told[0]!.title}. An estimate, worked out here from CMS’s public data; not CMS’s own.{" "}
        <Link to="/true-north/method" search={{ unit: told[0]!.unit.id }}>
          How it is worked out and what it cannot say
        </Link>
      </p>
    </section>
  );
}

function Effect({ told: { unit, measure, now, pull, release, firstDay, lastDay } }: { told: Told }) {
  const shown = (number: number | null) =>
    number === null ? "not reported" : value(plain(number), measure?.unit ?? "");
  return (
    <p>
      {pull.then === null ? (
        <>
          {measure?.name} at {unit.name} is {shown(pull.now)}: its rating effect{" "}
          <b>cannot be estimated from a unit goal</b>, for the unit’s share of the hospital’s predicted events
          is not on record.
        </>
      ) : (
        <>
          If {measure?.name} at {unit.name} goes {shown(pull.now)} → {shown(pull.then)}:{" "}
          <b>{effectSaid(pull, now.stars)}</b>
          {visibleSaid(pull)}
          {firstDay
            ? `, because the release of ${release} tells of patients from ${day(dayNumber(firstDay))} to ${day(dayNumber(lastDay))}`
            : ""}
          {shareSaid(pull)}.
        </>
      )}
    </p>
  );
}
