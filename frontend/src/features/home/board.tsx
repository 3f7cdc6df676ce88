import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "../../app/session";
import { day as dayWords, dayNumber, dayThisYear } from "../../domain/format";
import { positionOf } from "../../domain/people";
import { GAP_WORDS, words } from "../../domain/words";
import { Button } from "../../ui/button";
import { ClaimText, EvidenceText, OwnerLine, TargetLine } from "../../ui/goal-facts";
import { MiniRunChart } from "../../ui/mini-chart";
import { Empty } from "../../ui/panel";
import { VariationText } from "../../ui/variation";
import type { Home } from "./page";
import { Start } from "./start";

type Board = NonNullable<Home["board"]>;
type Row = Board["rows"][number];

/** The board's goals in one sentence and one row each; the same on one printed page. */
export function BoardView({
  board,
  day,
  children,
}: {
  board: Home["board"];
  day: string;
  children: ReactNode;
}) {
  const { me } = useSession();
  if (!board || board.rows.length === 0)
    return (
      <div className="page home for-board">
        <Start board={board} />
        {board ? <Decisions board={board} day={day} /> : null}
        {children}
        {board ? null : <Empty title={words.noGoals} next={words.noGoalsNext} />}
      </div>
    );
  return (
    <div className="page home for-board board">
      <header className="board-head">
        <div>
          <p className="soft small">
            {me?.organization?.name} · {dayWords(dayNumber(day))}
          </p>
          <h1 className="board-sentence">{board.sentence}</h1>
        </div>
        <Button className="no-print" onClick={() => window.print()}>
          Print
        </Button>
      </header>
      <ul className="board-rows">
        {board.rows.map((row) => (
          <BoardRow key={row.goal.id} row={row} day={day} />
        ))}
      </ul>
      <Decisions board={board} day={day} />
      {children}
      <p className="soft small">{words.fromWhatYouSee}</p>
    </div>
  );
}

function BoardRow({ row, day }: { row: Row; day: string }) {
  const { goal } = row;
  const target = goal.mainTarget;
  return (
    <li className="board-row">
      <div className="board-goal">
        <h2>
          <Link to="/cascade" search={{ goal: goal.id }}>
            {goal.title}
          </Link>
          {row.changed ? (
            <span className="board-changed" title="Changed since the board last met">
              <span className="unseen">Changed since the board last met</span>
            </span>
          ) : null}
        </h2>
        <p className="soft small">
          <OwnerLine ownership={goal.ownership} />
        </p>
      </div>
      <div className="board-facts">
        <p>
          <TargetLine target={target} now={goal.standing?.value} day={day} showUnit />
        </p>
        <p className="board-status small">
          <span>
            <span className="soft">Owner says </span>
            <ClaimText state={goal.state} claimed={row.claimed} stale={goal.standing?.stale} />
          </span>
          <span>
            <span className="soft">Data say </span>
            <EvidenceText evidence={row.evidence} />
          </span>
          {goal.chart && goal.chart.variation !== "NONE" ? (
            <span title={goal.chart.reading}>
              <span className="soft">Chart says </span>
              <VariationText variation={goal.chart.variation} />
            </span>
          ) : null}
        </p>
      </div>
      <div className="board-chart">
        {target ? (
          <MiniRunChart
            data={goal.series}
            targets={[target.target, target.low, target.high]}
            unit={target.measure.unit}
            width={120}
            height={40}
          />
        ) : null}
        <p className="soft small">
          {row.dataThrough
            ? `Data through ${dayThisYear(dayNumber(row.dataThrough), dayNumber(day))}`
            : "No data yet"}
        </p>
      </div>
      <div className="board-below">
        <TroubleStrip standing={goal.standing} />
        <p className={`board-doing${row.beingDone ? "" : " soft"}`}>
          {row.beingDone || "No next step said yet."}
        </p>
      </div>
    </li>
  );
}

/** How much of what hangs below is off track, at risk, or not: trouble in solid ink, the rest pale. */
function TroubleStrip({ standing }: { standing: Row["goal"]["standing"] }) {
  if (!standing || standing.goalsBelow === 0) return <p className="soft small">Nothing below yet</p>;
  const { goalsBelow, offTrackBelow, atRiskBelow, troubleBelow } = standing;
  const share = (count: number) => `${(100 * count) / goalsBelow}%`;
  return (
    <div className="trouble">
      <span className="trouble-strip" aria-hidden="true">
        <i className="off" style={{ inlineSize: share(offTrackBelow) }} />
        <i className="risk" style={{ inlineSize: share(atRiskBelow) }} />
      </span>
      <p className="small">
        {troubleBelow ? <b className="trouble-word">{GAP_WORDS.trouble}: </b> : null}
        <span className="soft">
          {offTrackBelow} of {goalsBelow} off track, {atRiskBelow} at risk
        </span>
      </p>
    </div>
  );
}

function Decisions({ board, day }: { board: Board; day: string }) {
  return (
    <section>
      <h2>Decisions asked of you</h2>
      {board.decisions.length === 0 ? (
        <p className="soft">None today.</p>
      ) : (
        <ul className="decisions">
          {board.decisions.map((goal) => (
            <li key={goal.id}>
              <Link to="/goals/$id" params={{ id: goal.id }}>
                Commit “{goal.title}”?
              </Link>
              <span className="soft small">
                {" "}
                proposed by {positionOf(goal.ownership.person)} ·{" "}
                <TargetLine target={goal.mainTarget} now={goal.standing?.value} day={day} showUnit />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
