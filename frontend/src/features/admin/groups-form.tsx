import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { options } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import {
  AddGroupDocument,
  JoinGroupDocument,
  LeaveGroupDocument,
  UnitGroupsDocument,
} from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { Skeleton } from "../../ui/panel";
import type { Unit } from "./units-page";

const GROUP_WORDS = {
  SERVICE_LINE: "Service line",
  DEPARTMENT: "Medical-staff department",
  COLLABORATIVE: "Collaborative",
} as const;
const NEW = "new";

/** What a unit belongs to beside its place in the tree: for roles that reach across branches. */
export function GroupsForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const { data, problem } = useAsk(UnitGroupsDocument, { id: unit.id });
  const [id, setId] = useState(() => uuid7());
  const [chosen, setChosen] = useState("");
  const [kind, setKind] = useState<keyof typeof GROUP_WORDS>("SERVICE_LINE");
  const [name, setName] = useState("");
  const add = useTell(AddGroupDocument);
  const join = useTell(JoinGroupDocument);
  const leave = useTell(LeaveGroupDocument);
  const belongs = data?.unit.affiliations ?? [];
  const free = (data?.affiliationGroups ?? []).filter(
    (group) => !belongs.some((one) => one.group?.id === group.id),
  );
  const missing =
    chosen === "" ? "Choose a group." : chosen === NEW && !name.trim() ? "Name the group." : null;
  const send = async () => {
    if (chosen === NEW) {
      const made = await add.tell({ input: { id, kind, name: name.trim() } });
      if (!made.done) return;
    }
    const { done } = await join.tell({
      input: { unitId: unit.id, groupId: chosen === NEW ? id : chosen },
    });
    if (!done) return;
    setChosen("");
    setName("");
    setId(uuid7());
  };
  return (
    <FormDialog
      title={`Groups of ${unit.name}`}
      submit={chosen === NEW ? "Make and join" : "Join"}
      busy={add.busy || join.busy}
      problems={[...(problem ? [problem] : []), ...add.problems, ...join.problems, ...leave.problems]}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {data ? null : <Skeleton rows={3} />}
      {data && belongs.length === 0 ? <p className="soft">It belongs to no group yet.</p> : null}
      <ul className="role-list">
        {belongs.map((one) => (
          <li key={one.id}>
            <span>
              {one.group?.name}
              <span className="soft"> · {one.group ? GROUP_WORDS[one.group.kind] : ""}</span>
            </span>
            <Button
              busy={leave.busy}
              aria-label={`Leave ${one.group?.name}`}
              onClick={() => void leave.tell({ input: { affiliationId: one.id } })}
            >
              Leave
            </Button>
          </li>
        ))}
      </ul>
      <Select
        label="Join"
        value={chosen}
        options={[
          { value: "", label: "Choose …" },
          ...free.map((group) => ({ value: group.id, label: `${group.name} (${GROUP_WORDS[group.kind]})` })),
          { value: NEW, label: "A new group …" },
        ]}
        onChange={(event) => setChosen(event.target.value)}
      />
      {chosen === NEW ? (
        <>
          <Select
            label="Kind"
            value={kind}
            options={options(GROUP_WORDS)}
            onChange={(event) => setKind(event.target.value as typeof kind)}
          />
          <TextField
            label="Name of the group"
            placeholder="Cardiac services"
            maxLength={160}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      ) : null}
    </FormDialog>
  );
}
