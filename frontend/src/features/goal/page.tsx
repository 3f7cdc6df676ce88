import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { AsOfControl, NotThen } from "../../app/as-of";
import { useAsk } from "../../app/ask";
import { useToday } from "../../app/now";
import { PresentOnly, useAsOf } from "../../app/past";
import { longDay } from "../../domain/as-of";
import { STATE_WORDS } from "../../domain/codes";
import { GoalPageDocument, type GoalPageQuery } from "../../gql/goal/graphql";
import { OwnerLine } from "../../ui/goal-facts";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { Tabs } from "../../ui/tabs";
import { LevelTag } from "../../ui/tag";
import { Actions } from "./actions";
import { CheckInsTab } from "./check-ins-tab";
import "./goal.css";
import { HistoryTab } from "./history-tab";
import { NextSteps } from "./next-steps";
import { Overview } from "./overview";
import { SightLine } from "./sight-line";
import { TargetsTab } from "./targets-tab";
import { WorkTab } from "./work-tab";

const ChangesTab = lazy(() => import("./changes-tab").then((room) => ({ default: room.ChangesTab })));
const RisksTab = lazy(() => import("./risks-tab").then((room) => ({ default: room.RisksTab })));

export type Goal = GoalPageQuery["goal"];
export type GoalTab = "overview" | "check-ins" | "actions" | "changes" | "risks" | "targets" | "history";

const TABS: readonly { id: GoalTab; title: string }[] = [
  { id: "overview", title: "Overview" },
  { id: "check-ins", title: "Check-ins" },
  { id: "actions", title: "Actions" },
  { id: "changes", title: "Changes tried" },
  { id: "risks", title: "Risks" },
  { id: "targets", title: "Targets" },
  { id: "history", title: "History" },
];

export function GoalPage() {
  const { id } = useParams({ from: "/goals/$id" });
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalPageDocument, { id, asOf });
  if (asOf && problem?.code === "not_found")
    return (
      <NotThen title="This goal was not here yet" next={`There was no such goal on ${longDay(asOf)}.`} />
    );
  if (asOf && problem?.code === "before_the_record")
    return <NotThen title="Nothing is on record from then" next={problem.sentence} />;
  if (problem?.code === "not_found")
    return <Empty title="This goal was not found" next="It may be restricted, or the address may be old." />;
  if (problem)
    return <Failure what="This goal could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  return <Loaded goal={data.goal} />;
}

function Loaded({ goal }: { goal: Goal }) {
  const { tab = "overview" } = useSearch({ from: "/goals/$id" });
  const navigate = useNavigate();
  const day = useToday();
  return (
    <div className="page goal-page">
      <header className="goal-head">
        <div>
          <p className="soft">
            <LevelTag>{goal.level?.name}</LevelTag> {goal.unit.name} · {goal.cycle.name}
            {goal.state === "COMMITTED" ? "" : ` · ${STATE_WORDS[goal.state]}`}
            {goal.restricted ? " · Restricted" : ""}
          </p>
          <h1>{goal.title}</h1>
          <p className="soft">
            <OwnerLine ownership={goal.ownership} />
          </p>
        </div>
        <div className="goal-head-side">
          <PresentOnly>
            <Actions goal={goal} day={day} />
          </PresentOnly>
          <AsOfControl />
        </div>
      </header>
      <Tabs
        label="Parts of this goal"
        tabs={TABS}
        value={tab}
        onChange={(next) =>
          void navigate({
            to: "/goals/$id",
            params: { id: goal.id },
            search: { tab: next === "overview" ? undefined : next },
            replace: true,
          })
        }
      >
        <Panel name="This part of the goal">
          {tab === "overview" ? (
            <div className="goal-columns">
              <div className="goal-main">
                <PresentOnly>
                  <NextSteps goal={goal} day={day} />
                </PresentOnly>
                <Overview goal={goal} day={day} />
              </div>
              <aside className="goal-side">
                <SightLine goal={goal} />
                <p>
                  <Link to="/cascade" search={{ goal: goal.id }}>
                    Show it in the cascade
                  </Link>
                </p>
              </aside>
            </div>
          ) : null}
          {tab === "check-ins" ? <CheckInsTab goal={goal} day={day} /> : null}
          {tab === "actions" ? <WorkTab goal={goal} day={day} /> : null}
          {tab === "changes" || tab === "risks" ? (
            <Suspense fallback={<Skeleton rows={10} />}>
              {tab === "changes" ? <ChangesTab goal={goal} /> : <RisksTab goal={goal} day={day} />}
            </Suspense>
          ) : null}
          {tab === "targets" ? <TargetsTab goal={goal} day={day} /> : null}
          {tab === "history" ? <HistoryTab goal={goal} /> : null}
        </Panel>
      </Tabs>
    </div>
  );
}
