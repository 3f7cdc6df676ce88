import { useAsk } from "../../app/ask";
import { useAsOf } from "../../app/past";
import { words } from "../../domain/words";
import { GoalDependentsDocument, type GoalDependentsQuery } from "../../gql/goal/graphql";
import { GoalLink } from "../../ui/goal-facts";
import { Failure, Skeleton } from "../../ui/panel";

type Group = GoalDependentsQuery["goal"]["dependents"]["groups"][number];
const SHOWN = 8;

/** The goals that would no longer reach the board if this one closed, by the board goal that would lose them. */
export function DependentsPart({ id }: { id: string }) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalDependentsDocument, { id, asOf });
  const told = data?.goal.dependents;
  return (
    <section aria-labelledby="dependents">
      <h2 id="dependents">Who depends on this</h2>
      {problem ? (
        <Failure what="This could not be worked out." kept={problem.sentence} onRetry={again} />
      ) : null}
      {loading ? <Skeleton rows={2} /> : null}
      {told ? (
        <>
          <p className={told.count === 0 ? "soft" : undefined}>{told.sentence}</p>
          {told.groups.map((group) => (
            <OfBoardGoal key={group.board.id} group={group} />
          ))}
          {told.count > 0 ? (
            <p className="soft small">
              If this goal closed, they would hang on nothing. {words.fromWhatYouSee}
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function OfBoardGoal({ group }: { group: Group }) {
  const first = group.goals.slice(0, SHOWN);
  const rest = group.goals.slice(SHOWN);
  const unseen = group.count - group.goals.length;
  return (
    <div className="dependents">
      <h3>
        <GoalLink goal={group.board} />
      </h3>
      <p className="soft">
        {words.goals(group.count)}, {share(group.share)} of all that carries it
      </p>
      <Goals goals={first} />
      {rest.length > 0 ? (
        <details>
          <summary>{words.goals(rest.length + unseen)} more</summary>
          <Goals goals={rest} />
          {unseen > 0 ? <p className="soft small">and {words.goals(unseen)} more in the cascade</p> : null}
        </details>
      ) : null}
    </div>
  );
}

function Goals({ goals }: { goals: Group["goals"] }) {
  return (
    <ul className="below-list">
      {goals.map((goal) => (
        <li key={goal.id}>
          <GoalLink goal={goal} />
          <span className="soft small">{goal.unit.name}</span>
        </li>
      ))}
    </ul>
  );
}

/** A part of the weight of all ways from the board's goal down. */
function share(part: number): string {
  if (part <= 0) return "none";
  return part < 0.01 ? "less than 1 %" : `${Math.round(part * 100)} %`;
}
