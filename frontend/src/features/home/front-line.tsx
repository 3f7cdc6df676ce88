import { claimFacts, ClaimText, GoalLink, TargetLine } from "../../ui/goal-facts";
import { MiniRunChart } from "../../ui/mini-chart";
import { Empty } from "../../ui/panel";
import type { Home } from "./page";

/** Our unit's three priorities and how we are doing; also as a sheet on the wall. */
export function FrontLineView({ home, day }: { home: NonNullable<Home["frontLine"]>; day: string }) {
  if (home.priorities.length === 0)
    return (
      <Empty
        title={`${home.unit.name} has no goals yet`}
        next="Your unit’s three priorities will stand here as soon as your unit’s leader has committed them."
      />
    );
  return (
    <div className="page narrow home">
      <header>
        <h1>{home.unit.name}: what matters most now</h1>
      </header>
      <ol className="priorities">
        {home.priorities.map((goal) => (
          <li key={goal.id}>
            <h2>
              <GoalLink goal={goal} />
            </h2>
            <div className="priority-facts">
              <div>
                <p>
                  <ClaimText
                    state={goal.state}
                    claimed={goal.standing?.claimed}
                    stale={goal.standing?.stale}
                    since="update due"
                  />
                </p>
                <p>
                  <TargetLine target={goal.mainTarget} now={goal.standing?.value} day={day} showUnit />
                </p>
              </div>
              {goal.mainTarget ? (
                <MiniRunChart
                  data={goal.series}
                  targets={[goal.mainTarget.target, goal.mainTarget.low, goal.mainTarget.high]}
                  unit={goal.mainTarget.measure.unit}
                />
              ) : null}
            </div>
            <p>
              <span className="soft">What we are doing: </span>
              {goal.lastCheckIn?.nextStep || goal.lastCheckIn?.note || "nothing said yet"}
            </p>
            <p className="unseen">{claimFacts(goal.state, goal.standing?.claimed).word}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
