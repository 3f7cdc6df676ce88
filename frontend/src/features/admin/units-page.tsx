import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { usePages } from "../../app/pages";
import { AdminUnitsDocument, type AdminUnitsQuery } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { LevelTag } from "../../ui/tag";
import { AdminFrame, useReason } from "./frame";
import { ShowMore } from "./show-more";
import { AddUnitForm, CloseUnitForm, MoveUnitForm, RenameUnitForm } from "./unit-forms";

const MergeUnitForm = lazy(() => import("./merge-form").then((room) => ({ default: room.MergeUnitForm })));
const GroupsForm = lazy(() => import("./groups-form").then((room) => ({ default: room.GroupsForm })));
const DeputiesForm = lazy(() => import("./deputies-form").then((room) => ({ default: room.DeputiesForm })));

export type Unit = AdminUnitsQuery["units"]["nodes"][number];
export type Level = AdminUnitsQuery["levels"][number];

type Form = "add" | "rename" | "move" | "merge" | "groups" | "deputies" | "close";
/** The unit is named by its id, so that a form always has its present version. */
type Open = { form: Form; id: string | null };

const STEP = 100;

/** The organization's tree. Units are moved, merged and closed by dated rows; nothing is deleted with them. */
export function UnitsPage() {
  const { q = "" } = useSearch({ from: "/admin/units" });
  const navigate = useNavigate();
  const asked = usePages(AdminUnitsDocument, {}, (data) => data.units.pageInfo, { all: true });
  const [open, setOpen] = useState<Open | null>(null);
  const reason = useReason("administer", "administrators");
  const units = useMemo(() => asked.pages.flatMap((page) => page.units.nodes), [asked.pages]);
  const levels = asked.pages[0]?.levels ?? [];
  const loading = asked.loading || (asked.hasMore && !asked.problem);
  const chosen = open?.id ? (units.find((unit) => unit.id === open.id) ?? null) : null;
  return (
    <AdminFrame
      title="Units"
      action={
        <Button
          reason={reason ?? (loading ? "The units are still loading." : null)}
          onClick={() => setOpen({ form: "add", id: root(units)?.id ?? null })}
        >
          Add a unit
        </Button>
      }
    >
      <div className="admin-find">
        <TextField
          label="Find a unit"
          quiet
          type="search"
          placeholder="Name or code"
          defaultValue={q}
          onChange={(event) =>
            void navigate({
              to: "/admin/units",
              search: { q: event.target.value || undefined },
              replace: true,
            })
          }
        />
      </div>
      {asked.problem ? (
        <Failure what="The units could not be loaded." kept={asked.problem.sentence} onRetry={asked.again} />
      ) : loading ? (
        <Skeleton rows={10} />
      ) : units.length === 0 ? (
        <Empty
          title="No units yet"
          next="Begin with the whole system; hospitals, service lines and wards hang below it."
        >
          <Button look="primary" reason={reason} onClick={() => setOpen({ form: "add", id: null })}>
            Add the first unit
          </Button>
        </Empty>
      ) : (
        <Tree key={q} units={units} q={q} reason={reason} onOpen={setOpen} />
      )}
      {open && (chosen || open.id === null) ? (
        <Forms form={open.form} unit={chosen} levels={levels} onClose={() => setOpen(null)} />
      ) : null}
    </AdminFrame>
  );
}

interface TreeProps {
  units: readonly Unit[];
  q: string;
  reason: string | null;
  onOpen: (open: Open) => void;
}

/** All units in the order of the tree, or those that a search finds, a hundred at a time. */
function Tree({ units, q, reason, onOpen }: TreeProps) {
  const [shown, setShown] = useState(STEP);
  const rows = useMemo(() => {
    const words = q.trim().toLowerCase();
    const all = inOrder(units);
    if (!words) return all;
    return all
      .filter(({ unit }) => `${unit.name}\n${unit.code}`.toLowerCase().includes(words))
      .map(({ unit }) => ({ unit, depth: 0 }));
  }, [units, q]);
  const names = useMemo(() => new Map(units.map((unit) => [unit.id, unit.name])), [units]);
  if (rows.length === 0) return <Empty title="No unit matches" next="Try fewer letters." />;
  return (
    <>
      <ul className="unit-tree">
        {rows.slice(0, shown).map(({ unit, depth }) => (
          <li key={unit.id} style={{ paddingInlineStart: `${depth * 22}px` }}>
            <span className="unit-name">
              {unit.name} <span className="soft small">{unit.code}</span>
            </span>
            <LevelTag>{unit.level?.name}</LevelTag>
            {q && unit.parent ? <span className="soft small">in {names.get(unit.parent.id)}</span> : null}
            <span className="soft small unit-goals">
              {unit.goalsCarried === 0
                ? ""
                : `${unit.goalsCarried} ${unit.goalsCarried === 1 ? "goal" : "goals"}`}
              {unit.externalIds.map((one) => ` · ${one.system.toUpperCase()} ${one.value}`).join("")}
            </span>
            <Menu
              label={`Change ${unit.name}`}
              trigger={<Icon name="more" />}
              actions={ACTIONS.map(({ form, title }) => ({
                id: form,
                title,
                reason,
                run: () => onOpen({ form, id: unit.id }),
              }))}
            />
          </li>
        ))}
      </ul>
      <ShowMore shown={Math.min(shown, rows.length)} of={rows.length} onMore={() => setShown(shown + STEP)} />
    </>
  );
}

const ACTIONS: readonly { form: Form; title: string }[] = [
  { form: "add", title: "Add a unit below" },
  { form: "rename", title: "Rename" },
  { form: "move", title: "Move" },
  { form: "merge", title: "Merge into another unit" },
  { form: "groups", title: "Groups" },
  { form: "deputies", title: "Deputies" },
  { form: "close", title: "Close" },
];

interface FormsProps {
  form: Form;
  unit: Unit | null;
  levels: readonly Level[];
  onClose: () => void;
}

function Forms({ form, unit, levels, onClose }: FormsProps) {
  if (form === "add") return <AddUnitForm above={unit} levels={levels} onClose={onClose} />;
  if (!unit) return null;
  if (form === "rename") return <RenameUnitForm unit={unit} levels={levels} onClose={onClose} />;
  if (form === "move") return <MoveUnitForm unit={unit} onClose={onClose} />;
  if (form === "close") return <CloseUnitForm unit={unit} onClose={onClose} />;
  return (
    <Suspense>
      {form === "merge" ? <MergeUnitForm unit={unit} onClose={onClose} /> : null}
      {form === "groups" ? <GroupsForm unit={unit} onClose={onClose} /> : null}
      {form === "deputies" ? <DeputiesForm unit={unit} onClose={onClose} /> : null}
    </Suspense>
  );
}

const root = (units: readonly Unit[]) => units.find((unit) => unit.parent === null) ?? units[0] ?? null;

/** Each unit before those below it, by name. */
function inOrder(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, Unit[]>();
  for (const unit of units.toSorted((one, other) => one.name.localeCompare(other.name))) {
    const parent = unit.parent && known.has(unit.parent.id) ? unit.parent.id : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string | null, depth: number): { unit: Unit; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
}
