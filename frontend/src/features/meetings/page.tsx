import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/ask";
import { useNow } from "../../app/now";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { OneForumDocument, type OneForumQuery } from "../../gql/meetings/graphql";
import { Button } from "../../ui/button";
import { GoalLink } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import "./meetings.css";
import { CHANGE_WORDS, DECISION_WORDS, FORUM_WORDS, RHYTHM_WORDS } from "./words";

const ScheduleForm = lazy(() => import("./forms").then((room) => ({ default: room.ScheduleForm })));
const DecisionForm = lazy(() => import("./forms").then((room) => ({ default: room.DecisionForm })));
const SeatForm = lazy(() => import("./forms").then((room) => ({ default: room.SeatForm })));

/** Of each kind of change; the rest is one press away. */
const SHOWN = 5;

type Meeting = OneForumQuery["meetings"]["nodes"][number];
type Group = OneForumQuery["changesSince"]["groups"][number];

export function ForumPage() {
  const { id } = useParams({ from: "/meetings/$id" });
  const { data, problem, loading, again } = useAsk(OneForumDocument, { id });
  const [form, setForm] = useState<"schedule" | "decide" | "seat" | null>(null);
  const now = useNow();
  if (problem?.code === "not_found")
    return <Empty title="This forum was not found" next="The address may be old." />;
  if (problem)
    return <Failure what="The forum could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  const { forum, changesSince, meetings } = data;
  const on = (day: string) => shortDay(`${day}T12:00:00`, now);
  const close = () => setForm(null);
  return (
    <div className="page forum">
      <header>
        <div>
          <h1>{forum.name}</h1>
          <p className="soft">
            {FORUM_WORDS[forum.kind]} of {forum.unit.name} · {RHYTHM_WORDS[forum.rhythm].toLowerCase()}
            {forum.nextMeeting ? ` · next ${on(forum.nextMeeting.heldOn)}` : ""}
            {forum.closedAt ? " · closed" : ""}
          </p>
        </div>
        {forum.canSit && !forum.closedAt ? (
          <div className="actions no-print">
            <Button onClick={() => setForm("schedule")}>Schedule a meeting</Button>
            {meetings.nodes.length > 0 ? (
              <Button onClick={() => setForm("decide")}>Record a decision</Button>
            ) : null}
          </div>
        ) : null}
      </header>
      <section>
        <h2>
          {changesSince.meeting
            ? `Changed since ${on(changesSince.meeting.heldOn)}`
            : "Changed since it was founded"}
        </h2>
        {changesSince.groups.length === 0 ? (
          <p className="soft">Nothing that you may see.</p>
        ) : (
          <div className="forum-changes">
            {changesSince.groups.map((group) => (
              <Changes key={group.kind} group={group} />
            ))}
          </div>
        )}
      </section>
      <section>
        <h2>Meetings and decisions</h2>
        {meetings.nodes.length === 0 ? (
          <p className="soft">It has not met yet.</p>
        ) : (
          <ol className="forum-meetings">
            {meetings.nodes.map((meeting) => (
              <Held key={meeting.id} meeting={meeting} day={on(meeting.heldOn)} />
            ))}
          </ol>
        )}
      </section>
      <section>
        <div className="forum-head">
          <h2>Members</h2>
          {forum.canConvene && !forum.closedAt ? (
            <Button className="no-print" onClick={() => setForm("seat")}>
              Seat a member
            </Button>
          ) : null}
        </div>
        <ul className="forum-members">
          {forum.members.map((member) => (
            <li key={member.id}>{personLine(member.person)}</li>
          ))}
        </ul>
      </section>
      <Suspense>
        {form === "schedule" ? <ScheduleForm forumId={forum.id} onClose={close} /> : null}
        {form === "seat" ? <SeatForm forumId={forum.id} onClose={close} /> : null}
        {form === "decide" ? (
          <DecisionForm
            meetings={meetings.nodes.map((one) => ({ id: one.id, label: on(one.heldOn) }))}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

function Changes({ group }: { group: Group }) {
  const [all, setAll] = useState(false);
  const shown = all ? group.changes : group.changes.slice(0, SHOWN);
  return (
    <section className="forum-change">
      <h3>
        {CHANGE_WORDS[group.kind]} <span className="soft">{group.count}</span>
      </h3>
      <ul>
        {shown.map((change) => (
          <li key={`${change.goal.id}${change.subjectId}${change.at}`}>
            <GoalLink goal={change.goal} />
            <span className="soft small">
              {change.goal.unit.name}
              {change.sentence ? ` · ${change.sentence}` : ""}
            </span>
          </li>
        ))}
      </ul>
      {group.changes.length > shown.length ? (
        <Button look="quiet" className="start-self no-print" onClick={() => setAll(true)}>
          {group.changes.length - shown.length} more
        </Button>
      ) : null}
    </section>
  );
}

function Held({ meeting, day }: { meeting: Meeting; day: string }) {
  return (
    <li>
      <h3>{day}</h3>
      {meeting.note ? <p className="soft">{meeting.note}</p> : null}
      {meeting.decisions.length === 0 ? <p className="soft small">No decisions on record.</p> : null}
      <ul>
        {meeting.decisions.map((decision) => (
          <li key={decision.id}>
            <b>{DECISION_WORDS[decision.kind]}</b>
            {decision.text ? `: ${decision.text}` : ""}
            {decision.goal && !decision.text.includes(decision.goal.title) ? (
              <>
                {" "}
                <Link to="/goals/$id" params={{ id: decision.goal.id }}>
                  {decision.goal.title}
                </Link>
              </>
            ) : null}
            <span className="soft small"> {personLine(decision.decidedBy, "Agreed on paper")}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
