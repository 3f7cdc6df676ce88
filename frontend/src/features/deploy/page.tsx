import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { usePages } from "../../app/pages";
import { KIND_WORDS, options } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import {
  DeployDocument,
  GoalToDeployDocument,
  UnitsToDeployDocument,
  type DeployMutation,
  type GoalToDeployQuery,
} from "../../gql/deploy/graphql";
import { Button } from "../../ui/button";
import { Checkbox, Select, TextArea } from "../../ui/field";
import { AimText } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { useToday } from "../../app/now";
import "./deploy.css";
import { ownersNamed, partsOf, takenBy, type Part } from "./parts";
import { Preview } from "./preview";
import { readTable } from "./table";
import { useOwners } from "./use-owners";

type Goal = GoalToDeployQuery["goal"];
type Made = NonNullable<DeployMutation["deployGoal"]["goals"]>;
const MOST = 500;

/** Hands one goal down to many units: a table is pasted, every row is understood, then all is written at once. */
export function DeployPage() {
  const { id } = useParams({ from: "/goals/$id/deploy" });
  const { data, problem, loading, again } = useAsk(GoalToDeployDocument, { id });
  const [made, setMade] = useState<Made | null>(null);
  if (problem?.code === "not_found")
    return <Empty title="This goal was not found" next="It may be restricted, or the address may be old." />;
  if (problem)
    return <Failure what="This goal could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={10} />;
  return (
    <div className="page deploy">
      <header>
        <div>
          <h1>Deploy to units</h1>
          <p>
            <Link to="/goals/$id" params={{ id }}>
              {data.goal.title}
            </Link>{" "}
            <span className="soft">{data.goal.unit.name}</span>
          </p>
        </div>
      </header>
      {made ? <Done made={made} goalId={id} /> : <Table goal={data.goal} onMade={setMade} />}
    </div>
  );
}

/** The target that is handed down: the first outcome. */
const patternOf = (goal: Goal) =>
  goal.targets.toSorted(
    (one, other) =>
      Number(one.role !== "OUTCOME") - Number(other.role !== "OUTCOME") || one.line.localeCompare(other.line),
  )[0];

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

function Table({ goal, onMade }: { goal: Goal; onMade: (made: Made) => void }) {
  const [text, setText] = useState("");
  const [kind, setKind] = useState<keyof typeof KIND_WORDS>("SAME_MEASURE");
  const [propose, setPropose] = useState(false);
  const [leaveOut, setLeaveOut] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map());
  const ids = useRef(new Map<string, string>());
  const day = useToday();
  const { tell, busy, problems, clear } = useTell(DeployDocument);
  const units = usePages(UnitsToDeployDocument, {}, (data) => data.units.pageInfo, { all: true });
  const pattern = patternOf(goal);
  const table = useMemo(() => readTable(text), [text]);
  const owners = useOwners(useMemo(() => ownersNamed(table.rows), [table]));
  const parts = useMemo(
    () =>
      partsOf(table.rows, {
        units: units.pages.flatMap((page) => page.units.nodes),
        owners,
        taken: takenBy(goal.alignmentsDown),
        valueUnit: pattern?.measure.unit ?? "",
        cap: goal.unitLoad?.cap ?? Infinity,
        refused,
      }),
    [table, units.pages, owners, goal, pattern, refused],
  );
  const bad = parts.filter((part) => part.troubles.length > 0).length;
  const good = parts.filter((part) => part.troubles.length === 0);
  const ready = !units.loading && !units.hasMore;
  const forbidden = whyNot(goal, pattern !== undefined);
  const missing =
    forbidden ??
    (parts.length === 0
      ? "Paste the table first."
      : parts.length > MOST
        ? `A table has at most ${MOST} rows and this one has ${parts.length}. Split it.`
        : !ready
          ? "The units are still being loaded."
          : parts.some((part) => part.asking)
            ? "The owners are still being looked up."
            : bad > 0 && !leaveOut
              ? bad === 1
                ? "1 row needs a look. Correct it, or leave it out."
                : `${bad} rows need a look. Correct them, or leave them out.`
              : good.length === 0
                ? "No row is left to deploy."
                : null);
  // Other content is another deployment: under the old ids the server would answer with what it made of the old one.
  const anew = () => {
    ids.current.clear();
    setRefused(new Map());
    clear();
  };
  const type = (typed: string) => {
    setText(typed);
    anew();
  };
  const send = async () => {
    const told = await tell({
      input: { goalId: goal.id, kind, propose, rows: good.map((part) => rowOf(part, ids.current)) },
    });
    if (told.done?.goals) return onMade(told.done.goals);
    const lines = told.problems.flatMap((problem) =>
      typeof problem.line === "number" && good[problem.line]
        ? [[good[problem.line]!.typed.line, problem.sentence] as const]
        : [],
    );
    setRefused(new Map(lines));
  };
  return (
    <>
      {pattern ? (
        <p>
          Each unit gets its own goal on <b>{pattern.measure.name}</b>, linked to this one. Where a row says
          nothing else its target is <AimText target={pattern} day={day} />.
        </p>
      ) : null}
      {forbidden ? <p className="notice">{forbidden}</p> : null}
      <div className="deploy-form">
        <TextArea
          label="Table"
          rows={8}
          spellCheck={false}
          placeholder={
            "Unit\tBaseline\tTarget\tOwner\tDue\n4W\t0.80\t0.40\tNurse manager, 4 West\t2027-12-31"
          }
          hint="Copy it from your spreadsheet, up to 500 rows: unit, baseline, target, owner, due, title. Units by code or name, owners by position, name or e-mail. All but the unit may be empty. No patient data."
          value={text}
          onChange={(event) => type(event.target.value)}
        />
        <Select
          label="How each unit’s goal serves this one"
          value={kind}
          options={options(KIND_WORDS)}
          onChange={(event) => {
            setKind(event.target.value as typeof kind);
            anew();
          }}
        />
        <Checkbox
          label="Propose each at once"
          hint="Otherwise they begin as drafts."
          checked={propose}
          onChange={(event) => {
            setPropose(event.target.checked);
            anew();
          }}
        />
        {bad > 0 ? (
          <Checkbox
            label={`Leave out the ${many(bad, "row that needs", "rows that need")} a look`}
            checked={leaveOut}
            onChange={(event) => setLeaveOut(event.target.checked)}
          />
        ) : null}
      </div>
      {units.problem ? (
        <Failure what="The units could not be loaded." kept={units.problem.sentence} onRetry={units.again} />
      ) : null}
      {table.strange.length > 0 ? (
        <p className="soft">Left out, because the heading is not known: {table.strange.join(", ")}.</p>
      ) : null}
      {parts.length > 0 ? <Preview parts={parts} pattern={pattern} ready={ready} day={day} /> : null}
      <Problems problems={refused.size > 0 ? [NOTHING_WRITTEN] : problems} />
      <div className="actions">
        <Button look="primary" busy={busy} reason={missing} onClick={() => void send()}>
          {good.length > 0 ? `Deploy to ${many(good.length, "unit")}` : "Deploy"}
        </Button>
        <span className="soft">Nothing is written until you press it. Then all rows are, or none.</span>
      </div>
    </>
  );
}

const NOTHING_WRITTEN = {
  code: "refused",
  sentence: "Nothing was written. The rows that were refused say why; your table is kept.",
};

function whyNot(goal: Goal, measured: boolean): string | null {
  const verdict = goal.allowed.find((one) => one.action === "DEPLOY");
  if (verdict && !verdict.allowed) return verdict.sentence ?? "You cannot deploy this goal.";
  return measured ? null : "This goal has no target to hand down. Give it a measure and a target first.";
}

/** The id of a unit's goal stays the same until the table is edited, so that a second press does it once. */
function rowOf(part: Part, ids: Map<string, string>) {
  const unitId = part.unit?.id ?? "";
  const id = ids.get(unitId) ?? uuid7();
  ids.set(unitId, id);
  return {
    id,
    unitId,
    ownerId: part.owner?.id ?? null,
    baseline: part.baseline,
    target: part.target,
    low: part.low,
    high: part.high,
    dueOn: part.dueOn,
    ...(part.typed.title ? { title: part.typed.title } : {}),
  };
}

function Done({ made, goalId }: { made: Made; goalId: string }) {
  return (
    <section className="deploy-done" role="status">
      <h2>Deployed to {many(made.length, "unit")}</h2>
      <p>Owners who were named have been asked. Each goal is agreed and committed like any other.</p>
      <ul>
        {made.map((goal) => (
          <li key={goal.id}>
            <Link to="/goals/$id" params={{ id: goal.id }}>
              {goal.unit.name}
            </Link>{" "}
            <span className="soft">
              {goal.title}
              {goal.unitLoad?.sentence ? ` · ${goal.unitLoad.sentence}` : ""}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/cascade" search={{ goal: goalId }}>
          Show them in the cascade
        </Link>
      </p>
    </section>
  );
}
