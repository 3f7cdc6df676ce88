import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { age, dayNumber } from "../../domain/format";
import { words } from "../../domain/words";
import { claimFacts } from "../../ui/goal-facts";
import { Mark } from "../../ui/mark";
import { Table, type Column } from "../../ui/table";
import { GapTag, LevelTag } from "../../ui/tag";
import type { Home } from "./page";

type Oversight = NonNullable<Home["oversight"]>;
type MissingLink = Oversight["links"][number];

/** Missing and weak links of one's scope, the largest reach and age first. Links, never people. */
export function OversightView({ oversight, day }: { oversight: Oversight; day: string }) {
  const [code, setCode] = useState<string | null>(null);
  const today = dayNumber(day);
  const rows = oversight.links.filter((link) => code === null || link.code === code);
  if (oversight.counts.length === 0)
    return (
      <section>
        <h2>Follow-through</h2>
        <p className="soft">No missing or weak links in the goals you may see.</p>
      </section>
    );
  return (
    <section className="follow" aria-labelledby="follow-heading">
      <h2 id="follow-heading">Follow-through</h2>
      <div className="follow-codes" role="group" aria-label="Show only">
        {oversight.counts.map((count) => (
          <button
            key={count.code}
            type="button"
            aria-pressed={code === count.code}
            onClick={() => setCode(code === count.code ? null : count.code)}
          >
            <b>{count.count}</b>
            <span>{count.sentence}</span>
          </button>
        ))}
      </div>
      <Table<MissingLink>
        caption="Missing and weak links"
        rows={rows}
        rowKey={(link) => link.code + link.goal.id}
        columns={columnsOf(today)}
      />
      <p className="soft small">
        {rows.length === 100 ? "The hundred that matter most. " : ""}
        {words.fromWhatYouSee}
      </p>
    </section>
  );
}

function columnsOf(today: number): Column<MissingLink>[] {
  return [
    {
      id: "goal",
      title: "Goal",
      cell: (link) => <LinkedGoal link={link} />,
    },
    { id: "gap", title: "What is missing", cell: (link) => <GapTag>{link.sentence}</GapTag> },
    {
      id: "since",
      title: "Since",
      cell: (link) => (link.since ? age(dayNumber(link.since.slice(0, 10)), today) : ""),
    },
    {
      id: "reach",
      title: "Reach",
      numeric: true,
      cell: (link) => (link.reach === 0 ? "–" : `${link.reach} below`),
    },
  ];
}

function LinkedGoal({ link: { goal } }: { link: MissingLink }) {
  const { mark } = claimFacts(goal.state, goal.standing?.claimed);
  return (
    <span className="follow-goal">
      <Mark kind={mark} hollow={goal.standing?.stale ?? false} />
      <span>
        <Link to="/cascade" search={{ goal: goal.id }}>
          {goal.title}
        </Link>
        <span className="soft small follow-where">
          <LevelTag>{goal.level?.name}</LevelTag> {goal.unit.name}
        </span>
      </span>
    </span>
  );
}
