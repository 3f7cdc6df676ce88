import { memo, type CSSProperties, type ReactNode } from "react";
import { EVIDENCE, hasChildren, levelName, owner, type Snapshot } from "../../domain/columns";
import { nowTarget } from "../../domain/format";
import { hasGap, lastCheckIn, status, statusWord } from "../../domain/standing";
import type { Focus } from "../../domain/treegrid";
import { EVIDENCE_WORDS, GAP_WORDS } from "../../domain/words";
import { StatusText } from "../../ui/mark";
import { NowTargetText } from "../../ui/now-target";
import { GapTag, LevelTag } from "../../ui/tag";

export const COLUMNS = [
  { id: "goal", title: "Goal" },
  { id: "owner", title: "Owner’s position" },
  { id: "status", title: "Status" },
  { id: "target", title: "Now → Target (by)" },
  { id: "checked", title: "Last check-in" },
] as const;

interface OutlineRowProps {
  snapshot: Snapshot;
  goal: number;
  row: number;
  top: number;
  open: boolean;
  chosen: boolean;
  /** Only here because a match hangs below it. */
  aside: boolean;
  tabStop: boolean;
  onSelect: (goal: number) => void;
  onToggle: (goal: number) => void;
  onFocus: (focus: Focus) => void;
}

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { snapshot, goal, row, top, open, chosen, aside, tabStop, onSelect, onFocus } = props;
  const below = hasChildren(snapshot, goal);
  const cells = [
    <GoalCell key="goal" {...props} />,
    <OwnerText key="owner" snapshot={snapshot} goal={goal} />,
    <GoalStatus key="status" snapshot={snapshot} goal={goal} />,
    <Target key="target" snapshot={snapshot} goal={goal} />,
    <LastCheckIn key="checked" snapshot={snapshot} goal={goal} />,
  ];
  return (
    <div
      role="row"
      className={`outline-row${chosen ? " chosen" : ""}${aside ? " aside" : ""}`}
      style={{ insetBlockStart: top }}
      data-row={row}
      tabIndex={tabStop ? 0 : -1}
      aria-rowindex={row + 2}
      aria-level={snapshot.depth[goal] + 1}
      aria-expanded={below ? open : undefined}
      aria-selected={chosen}
      onClick={() => {
        onFocus({ row, column: -1 });
        onSelect(chosen ? -1 : goal);
      }}
    >
      {cells.map((cell, column) => (
        <span
          key={COLUMNS[column].id}
          role="gridcell"
          data-column={column}
          tabIndex={-1}
          className={`cell ${COLUMNS[column].id}${column === 0 && !below ? " last" : ""}`}
          style={column === 0 ? ({ "--depth": snapshot.depth[goal] } as CSSProperties) : undefined}
        >
          {cell}
        </span>
      ))}
    </div>
  );
});

function GoalCell({ snapshot, goal, open, onToggle }: OutlineRowProps) {
  const below = hasChildren(snapshot, goal);
  const under = snapshot.goalsBelow[goal];
  return (
    <>
      {below ? (
        <span
          className="caret"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onToggle(goal);
          }}
        >
          {open ? "▾" : "▸"}
        </span>
      ) : null}
      <span className="goal-title" title={snapshot.title[goal]}>
        {snapshot.title[goal]}
      </span>
      <span className="goal-tags">
        {under > 0 ? <span className="soft small">{under.toLocaleString("en-US")}</span> : null}
        <LevelTag>{levelName(snapshot, goal)}</LevelTag>
        <LinkGap snapshot={snapshot} goal={goal} />
      </span>
    </>
  );
}

function LinkGap({ snapshot, goal }: { snapshot: Snapshot; goal: number }) {
  if (hasGap(snapshot, goal, "no_parent")) return <GapTag>Not yet linked</GapTag>;
  if (hasGap(snapshot, goal, "not_agreed")) return <GapTag>{GAP_WORDS.not_agreed}</GapTag>;
  return hasGap(snapshot, goal, "trouble") ? <GapTag>{GAP_WORDS.trouble}</GapTag> : null;
}

interface OfGoal {
  snapshot: Snapshot;
  goal: number;
}

/** Position before name. A missing owner is said, not left empty. */
export function OwnerText({ snapshot, goal }: OfGoal): ReactNode {
  const who = owner(snapshot, goal);
  if (hasGap(snapshot, goal, "no_owner") || !who) return <GapTag>{GAP_WORDS.no_owner}</GapTag>;
  const tag = hasGap(snapshot, goal, "acting")
    ? "acting"
    : hasGap(snapshot, goal, "offered")
      ? "not yet accepted"
      : "";
  return (
    <>
      <span className="cut" title={[who.position, who.name].filter(Boolean).join(" · ")}>
        {who.position || who.name}
        {who.position && who.name ? <span className="soft name"> · {who.name}</span> : null}
      </span>
      {tag ? <GapTag>{tag}</GapTag> : null}
    </>
  );
}

export function GoalStatus({ snapshot, goal }: OfGoal) {
  return (
    <StatusText
      kind={status(snapshot, goal)}
      word={statusWord(snapshot, goal)}
      hollow={hasGap(snapshot, goal, "stale")}
    />
  );
}

export function Target({ snapshot, goal, showUnit }: OfGoal & { showUnit?: boolean }) {
  const { now, target, due, unitOfValue } = snapshot.wire.goals;
  const value = nowTarget(now[goal], target[goal], due[goal], unitOfValue[goal], snapshot.today);
  const evidence = EVIDENCE[snapshot.evidence[goal]];
  const instead = target[goal] !== null && evidence === "too_few" ? EVIDENCE_WORDS.too_few : undefined;
  return <NowTargetText value={value} instead={instead} showUnit={showUnit} />;
}

function LastCheckIn({ snapshot, goal }: OfGoal) {
  const said = lastCheckIn(snapshot, goal);
  return hasGap(snapshot, goal, "stale") ? (
    <GapTag>
      <span className="unseen">{GAP_WORDS.stale}, </span>
      {said}
    </GapTag>
  ) : (
    <span className="cut">{said}</span>
  );
}
