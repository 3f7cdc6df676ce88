import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { age, dayNumber } from "../../domain/format";
import { words } from "../../domain/words";
import { Button } from "../../ui/button";
import { claimFacts } from "../../ui/goal-facts";
import { Mark } from "../../ui/mark";
import { Table, type Column } from "../../ui/table";
import { GapTag, LevelTag } from "../../ui/tag";
import type { Home } from "./page";
import { dayOf } from "../../domain/instants";

type Oversight = NonNullable<Home["oversight"]>;
type MissingLink = Oversight["links"][number];

/** As many rows as stand on a desk's screen above what waits for the reader. */
const SHOWN = 6;

/** One row per goal: everything that is missing or weak there, and since when the first of it. */
interface Row {
  goal: MissingLink["goal"];
  gaps: MissingLink[];
  since: string | null;
  reach: number;
}

function byGoal(links: readonly MissingLink[]): Row[] {
  const rows = new Map<string, Row>();
  for (const link of links) {
    const row = rows.get(link.goal.id);
    if (!row) rows.set(link.goal.id, { goal: link.goal, gaps: [link], since: link.since, reach: link.reach });
    else {
      row.gaps.push(link);
      if (link.since && (!row.since || link.since < row.since)) row.since = link.since;
    }
  }
  return [...rows.values()];
}

/** Missing and weak links of one's scope, the largest reach and age first. Links, never people. */
export function OversightView({ oversight, day }: { oversight: Oversight; day: string }) {
  const [code, setCode] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const today = dayNumber(day);
  const rows = byGoal(oversight.links).filter(
    (row) => code === null || row.gaps.some((link) => link.code === code),
  );
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
      <Table<Row>
        caption="Missing and weak links"
        rows={all ? rows : rows.slice(0, SHOWN)}
        rowKey={(row) => row.goal.id}
        columns={columnsOf(today)}
      />
      {rows.length > SHOWN && !all ? (
        <Button look="quiet" className="start-self" onClick={() => setAll(true)}>
          {rows.length - SHOWN} more
        </Button>
      ) : null}
      <p className="soft small">
        {oversight.links.length >= 100 ? "The hundred that matter most, by reach and age. " : ""}
        {words.fromWhatYouSee}
      </p>
    </section>
  );
}

function columnsOf(today: number): Column<Row>[] {
  return [
    {
      id: "goal",
      title: "Goal",
      cell: (row) => <LinkedGoal goal={row.goal} />,
    },
    { id: "gap", title: "What is missing", cell: (row) => <Gaps row={row} /> },
    {
      id: "since",
      title: "Since",
      cell: (link) => (link.since ? age(dayNumber(dayOf(link.since)), today) : ""),
    },
    {
      id: "reach",
      title: "Reach",
      numeric: true,
      cell: (link) => (link.reach === 0 ? "–" : `${link.reach} below`),
    },
  ];
}

function Gaps({ row }: { row: Row }) {
  return (
    <span className="follow-gaps">
      {row.gaps.map((link) => (
        <GapTag key={link.code}>{link.sentence}</GapTag>
      ))}
    </span>
  );
}

function LinkedGoal({ goal }: { goal: Row["goal"] }) {
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
