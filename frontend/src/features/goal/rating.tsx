import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useAsOf } from "../../app/past";
import { day, dayNumber, value } from "../../domain/format";
import { effectSaid, plain, shareSaid, visibleSaid } from "../../domain/rating";
import {
  FollowBenchmarkDocument,
  GoalRatingsDocument,
  StopBenchmarkDocument,
  type GoalRatingsQuery,
} from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Problems } from "../../ui/problems";
import { reasonAgainst } from "./facts";
import type { Goal } from "./page";

type Told = GoalRatingsQuery["goalRatings"][number];

/** What meeting the target would do to the hospital's outside rating, and when that could first be seen. */
export function RatingEffect({ goal }: { goal: Goal }) {
  const { id } = goal;
  const past = useAsOf();
  const { data } = useAsk(GoalRatingsDocument, { goalId: id }, { pause: past !== undefined });
  const told = past ? [] : (data?.goalRatings ?? []);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="rating-effect">
      <h2 id="rating-effect">What it does to the rating</h2>
      {told.map((one) => (
        <Fragment key={one.pull.targetId}>
          <Effect told={one} />
          <Benchmarks
            goal={goal}
            targetId={one.pull.targetId}
            unit={one.measure?.unit ?? ""}
            rows={(data?.benchmarks ?? []).filter(({ line }) => line === one.pull.line)}
          />
        </Fragment>
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

type Row = GoalRatingsQuery["benchmarks"][number];
const STATISTICS: Readonly<Record<Row["statistic"], string>> = {
  MEAN: "the national mean",
  MEDIAN: "the national median",
  QUARTER: "the best quarter of the nation",
  TENTH: "the best tenth of the nation",
};

interface BenchmarksProps {
  goal: Goal;
  targetId: string;
  unit: string;
  rows: readonly Row[];
}

/** A target that follows the nation: asked to be changed with each release, and on record each time. */
function Benchmarks({ goal, targetId, unit, rows }: BenchmarksProps) {
  const [statistic, setStatistic] = useState<Row["statistic"]>("QUARTER");
  const follow = useTell(FollowBenchmarkDocument);
  const stop = useTell(StopBenchmarkDocument);
  const followed = rows.find(({ endedAt }) => endedAt === null);
  const against = reasonAgainst(goal, "SET_TARGET");
  if (followed)
    return (
      <div className="actions">
        <span>
          The target follows {STATISTICS[followed.statistic]}: {value(followed.value, unit)} in the release of{" "}
          {followed.release}
          {rows.length > 1 ? `, number ${rows.length} on record` : ""}. A new release asks for a change.
        </span>
        <Button
          busy={stop.busy}
          reason={against}
          onClick={() => void stop.tell({ input: { benchmarkId: followed.id } })}
        >
          Follow no longer
        </Button>
        <Problems problems={stop.problems} />
      </div>
    );
  if (against) return null;
  return (
    <div className="actions">
      <Select
        label="Let the target follow"
        value={statistic}
        options={Object.entries(STATISTICS).map(([id, label]) => ({ value: id, label }))}
        onChange={(event) => setStatistic(event.target.value as Row["statistic"])}
      />
      <Button busy={follow.busy} onClick={() => void follow.tell({ input: { targetId, statistic } })}>
        Follow it
      </Button>
      <Problems problems={follow.problems} />
    </div>
  );
}
