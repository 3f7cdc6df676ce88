import { useState } from "react";
import { useTell } from "../../app/ask";
import { findUnits } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import {
  AddUnitDocument,
  CloseUnitDocument,
  MoveUnitDocument,
  RenameUnitDocument,
} from "../../gql/admin/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { Picker, type Choice } from "../../ui/picker";
import type { Level, Unit } from "./units-page";

interface AddProps {
  above: Unit | null;
  levels: readonly Level[];
  onClose: () => void;
}

const codeOf = (name: string) =>
  name
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 20);

/** The top is the board's; below it each unit hangs under one other. */
export function AddUnitForm({ above, levels, onClose }: AddProps) {
  const [id] = useState(() => uuid7());
  const [name, setName] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const floor = above?.level?.ordinal ?? -1;
  const fitting = above === null ? levels.slice(0, 1) : levels.filter((level) => level.ordinal >= floor);
  const next = fitting.find((level) => level.ordinal > floor) ?? fitting[0];
  const [level, setLevel] = useState(next?.code ?? "");
  const [ccn, setCcn] = useState("");
  const { tell, busy, problems } = useTell(AddUnitDocument);
  const shownCode = code ?? codeOf(name);
  const send = async () => {
    const { done } = await tell({
      input: {
        draft: {
          id,
          code: shownCode,
          name: name.trim(),
          levelCode: level,
          parentCode: above?.code ?? null,
          ...(ccn.trim() ? { externalIds: [{ system: "ccn", value: ccn.trim() }] } : {}),
        },
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={above ? `Add a unit below ${above.name}` : "Add the first unit"}
      submit="Add"
      busy={busy}
      problems={problems}
      missing={name.trim() ? (shownCode ? null : "Give it a short code.") : "Give it a name."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField
        label="Name"
        placeholder={above ? "4 West" : "Lakeland Health"}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Short code"
        hint="As your other systems know it; imports find the unit by it."
        value={shownCode}
        onChange={(event) => setCode(event.target.value)}
      />
      <Select
        label="Level"
        value={level}
        options={fitting.map((one) => ({ value: one.code, label: one.name }))}
        onChange={(event) => setLevel(event.target.value)}
      />
      {level === "hospital" ? (
        <TextField
          label="CMS certification number (optional)"
          hint="Six characters; CMS files find the hospital by it."
          maxLength={6}
          value={ccn}
          onChange={(event) => setCcn(event.target.value)}
        />
      ) : null}
    </FormDialog>
  );
}

export function RenameUnitForm({
  unit,
  levels,
  onClose,
}: {
  unit: Unit;
  levels: readonly Level[];
  onClose: () => void;
}) {
  const [name, setName] = useState(unit.name);
  const [level, setLevel] = useState(unit.level?.id ?? "");
  const { tell, busy, problems } = useTell(RenameUnitDocument);
  const send = async () => {
    const { done } = await tell({
      input: { unitId: unit.id, expectedVersion: unit.version, name: name.trim(), levelId: level },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Rename ${unit.name}`}
      submit="Save"
      busy={busy}
      problems={problems}
      missing={name.trim() ? null : "It needs a name."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <Select
        label="Level"
        value={level}
        options={levels.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) => setLevel(event.target.value)}
      />
    </FormDialog>
  );
}

export function MoveUnitForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [to, setTo] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(MoveUnitDocument);
  const send = async () => {
    if (!to) return;
    const { done } = await tell({
      input: { unitId: unit.id, parentId: to.id, expectedVersion: unit.version },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Move ${unit.name}`}
      submit="Move"
      busy={busy}
      problems={problems}
      missing={to ? null : "Choose the unit above."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker
        label="Under which unit"
        placeholder="Name of the unit"
        hint="Everything below moves with it; the past stays where it was."
        value={to}
        onPick={setTo}
        search={findUnits}
      />
    </FormDialog>
  );
}

export function CloseUnitForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [to, setTo] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(CloseUnitDocument);
  const send = async () => {
    const { done } = await tell({
      input: { unitId: unit.id, successorId: to?.id ?? null, expectedVersion: unit.version },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Close ${unit.name}`}
      submit="Close it"
      danger
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p>A unit can be closed when nothing hangs on it any more. Its past stays.</p>
      <Picker
        label="Who carries on what it did (optional)"
        placeholder="Name of the unit"
        value={to}
        onPick={setTo}
        search={findUnits}
      />
    </FormDialog>
  );
}
