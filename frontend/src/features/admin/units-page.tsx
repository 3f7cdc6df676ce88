import { useState } from "react";
import { useAsk } from "../../app/ask";
import { AdminUnitsDocument, type AdminUnitsQuery } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { LevelTag } from "../../ui/tag";
import { AdminFrame, useReason } from "./frame";
import { AddUnitForm, CloseUnitForm, MoveUnitForm, RenameUnitForm } from "./unit-forms";

export type Unit = AdminUnitsQuery["units"]["nodes"][number];
export type Level = AdminUnitsQuery["levels"][number];

type Open = { form: "add"; unit: Unit | null } | { form: "rename" | "move" | "close"; unit: Unit };

/** The organization's tree. Units are moved and closed by dated rows; nothing is deleted with them. */
export function UnitsPage() {
  const { data, problem, loading, again } = useAsk(AdminUnitsDocument, { after: null });
  const [open, setOpen] = useState<Open | null>(null);
  const reason = useReason("administer", "administrators");
  const units = data?.units.nodes ?? [];
  const levels = data?.levels ?? [];
  const close = () => setOpen(null);
  return (
    <AdminFrame
      title="Units"
      action={
        <Button
          reason={reason ?? (data ? null : "The units are still loading.")}
          onClick={() => setOpen({ form: "add", unit: units[0] ? root(units) : null })}
        >
          Add a unit
        </Button>
      }
    >
      {problem ? (
        <Failure what="The units could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={10} />
      ) : units.length === 0 ? (
        <Empty
          title="No units yet"
          next="Begin with the whole system; hospitals, service lines and wards hang below it."
        >
          <Button look="primary" reason={reason} onClick={() => setOpen({ form: "add", unit: null })}>
            Add the first unit
          </Button>
        </Empty>
      ) : (
        <>
          <ul className="unit-tree">
            {inOrder(units).map(({ unit, depth }) => (
              <li key={unit.id} style={{ paddingInlineStart: `${depth * 22}px` }}>
                <span className="unit-name">
                  {unit.name} <span className="soft small">{unit.code}</span>
                </span>
                <LevelTag>{unit.level?.name}</LevelTag>
                <span className="soft small unit-goals">
                  {unit.goalsCarried === 0
                    ? ""
                    : `${unit.goalsCarried} ${unit.goalsCarried === 1 ? "goal" : "goals"}`}
                  {unit.externalIds.map((one) => ` · ${one.system.toUpperCase()} ${one.value}`).join("")}
                </span>
                <Menu
                  label={`Change ${unit.name}`}
                  trigger={<Icon name="more" />}
                  actions={[
                    {
                      id: "add",
                      title: "Add a unit below",
                      reason,
                      run: () => setOpen({ form: "add", unit }),
                    },
                    { id: "rename", title: "Rename", reason, run: () => setOpen({ form: "rename", unit }) },
                    { id: "move", title: "Move", reason, run: () => setOpen({ form: "move", unit }) },
                    { id: "close", title: "Close", reason, run: () => setOpen({ form: "close", unit }) },
                  ]}
                />
              </li>
            ))}
          </ul>
          {data?.units.pageInfo.hasNextPage ? (
            <p className="soft">
              The first 100 of {data.units.totalCount}. The others are found in the cascade.
            </p>
          ) : null}
        </>
      )}
      {open?.form === "add" ? <AddUnitForm above={open.unit} levels={levels} onClose={close} /> : null}
      {open?.form === "rename" ? <RenameUnitForm unit={open.unit} levels={levels} onClose={close} /> : null}
      {open?.form === "move" ? <MoveUnitForm unit={open.unit} onClose={close} /> : null}
      {open?.form === "close" ? <CloseUnitForm unit={open.unit} onClose={close} /> : null}
    </AdminFrame>
  );
}

const root = (units: readonly Unit[]) => units.find((unit) => unit.parent === null) ?? units[0] ?? null;

/** Each unit before those below it, by name. */
function inOrder(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id));
  const under = (parent: string | null) =>
    units
      .filter((unit) => (unit.parent && known.has(unit.parent.id) ? unit.parent.id : null) === parent)
      .toSorted((one, other) => one.name.localeCompare(other.name));
  const walk = (parent: string | null, depth: number): { unit: Unit; depth: number }[] =>
    under(parent).flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
}
