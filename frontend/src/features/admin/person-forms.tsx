import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { findUnits, findUnitsWithCodes, type UnitChoice } from "../../app/searches";
import { options, ROLE_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { words } from "../../domain/words";
import {
  AddPersonDocument,
  ArchivePersonDocument,
  EditPersonDocument,
  EndRoleDocument,
  GrantRoleDocument,
  PersonDependentsDocument,
  SetLeaveDocument,
} from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Checkbox, Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Failure, Skeleton } from "../../ui/panel";
import { Picker, type Choice } from "../../ui/picker";
import type { Person } from "./people-page";

type Role = keyof typeof ROLE_WORDS;
const ROLE_OPTIONS = options(ROLE_WORDS);

export function AddPersonForm({ onClose }: { onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [name, setName] = useState("");
  const [position, setPosition] = useState("");
  const [email, setEmail] = useState("");
  const [unit, setUnit] = useState<UnitChoice | null>(null);
  const [role, setRole] = useState<Role | "">("UNIT_LEADER");
  const [account, setAccount] = useState(true);
  const { tell, busy, problems } = useTell(AddPersonDocument);
  const missing =
    position.trim() === ""
      ? "Say the position."
      : name.trim() === ""
        ? "Say the name."
        : unit === null
          ? "Choose the unit."
          : account && email.trim() === ""
            ? "An account needs an e-mail."
            : null;
  const send = async () => {
    if (!unit) return;
    const { done } = await tell({
      input: {
        draft: {
          id,
          name: name.trim(),
          position: position.trim(),
          email: email.trim() || null,
          unitCode: unit.code,
          roles: role ? [{ role, unitCode: unit.code }] : [],
          account,
        },
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Add a person"
      submit="Add"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField
        label="Position"
        placeholder="Nurse manager, 4 West"
        hint="Stands before the name everywhere."
        value={position}
        onChange={(event) => setPosition(event.target.value)}
      />
      <TextField
        label="Name"
        placeholder="N. Reyes"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Picker
        label="Unit"
        placeholder="Name of the unit"
        value={unit}
        onPick={(choice) => setUnit(choice as UnitChoice | null)}
        search={findUnitsWithCodes}
      />
      <Select
        label="Role there"
        value={role}
        options={[...ROLE_OPTIONS, { value: "", label: "None" }]}
        hint="A role counts for the unit and everything below it. More roles can be given afterwards."
        onChange={(event) => setRole(event.target.value as Role | "")}
      />
      <TextField
        label={account ? "E-mail" : "E-mail (optional)"}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Checkbox
        label="May sign in"
        hint="They set their password by the link “Set or reset your password” at sign-in."
        checked={account}
        onChange={(event) => setAccount(event.target.checked)}
      />
    </FormDialog>
  );
}

interface PersonProps {
  person: Person;
  onClose: () => void;
}

export function EditPersonForm({ person, onClose }: PersonProps) {
  const [name, setName] = useState(person.name ?? "");
  const [position, setPosition] = useState(person.position);
  const [email, setEmail] = useState(person.email ?? "");
  const [unit, setUnit] = useState<Choice | null>(
    person.unit ? { id: person.unit.id, title: person.unit.name } : null,
  );
  const { tell, busy, problems } = useTell(EditPersonDocument);
  const send = async () => {
    const { done } = await tell({
      input: {
        personId: person.id,
        expectedVersion: person.version,
        name: name.trim(),
        position: position.trim(),
        ...(email.trim() === (person.email ?? "") ? {} : { email: email.trim() }),
        ...(unit ? { unitId: unit.id } : {}),
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Edit ${person.position}`}
      submit="Save"
      busy={busy}
      problems={problems}
      missing={position.trim() && name.trim() ? null : "Position and name are needed."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField label="Position" value={position} onChange={(event) => setPosition(event.target.value)} />
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label="E-mail"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Picker label="Unit" placeholder="Name of the unit" value={unit} onPick={setUnit} search={findUnits} />
    </FormDialog>
  );
}

export function RolesForm({ person, onClose }: PersonProps) {
  const [id, setId] = useState(() => uuid7());
  const [role, setRole] = useState<Role>("UNIT_LEADER");
  const [unit, setUnit] = useState<Choice | null>(
    person.unit ? { id: person.unit.id, title: person.unit.name } : null,
  );
  const grant = useTell(GrantRoleDocument);
  const end = useTell(EndRoleDocument);
  const send = async () => {
    if (!unit) return;
    const { done } = await grant.tell({ input: { id, personId: person.id, role, unitId: unit.id } });
    if (done) setId(uuid7());
  };
  return (
    <FormDialog
      title={`Roles of ${person.position}`}
      submit="Give this role"
      busy={grant.busy}
      problems={[...grant.problems, ...end.problems]}
      missing={unit ? null : "Choose the unit."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {person.memberships.length === 0 ? <p className="soft">No roles yet.</p> : null}
      <ul className="role-list">
        {person.memberships.map((one) => (
          <li key={one.id}>
            <span>
              {ROLE_WORDS[one.role]}
              <span className="soft"> · {one.unit?.name} and below</span>
            </span>
            <Button busy={end.busy} onClick={() => void end.tell({ input: { membershipId: one.id } })}>
              End
            </Button>
          </li>
        ))}
      </ul>
      <Select
        label="One more role"
        value={role}
        options={ROLE_OPTIONS}
        onChange={(event) => setRole(event.target.value as Role)}
      />
      <Picker label="On" placeholder="Name of the unit" value={unit} onPick={setUnit} search={findUnits} />
    </FormDialog>
  );
}

export function LeaveForm({ person, onClose }: PersonProps) {
  const [from, setFrom] = useState(person.awayFrom ?? "");
  const [until, setUntil] = useState(person.awayUntil ?? "");
  const { tell, busy, problems } = useTell(SetLeaveDocument);
  const send = async () => {
    const { done } = await tell({
      input: {
        personId: person.id,
        expectedVersion: person.version,
        awayFrom: from || null,
        awayUntil: until || null,
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`${person.position} is away`}
      submit="Save"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">
        Meanwhile the leader of the unit above is acting owner of their goals. Empty: not away.
      </p>
      <div className="side-by-side">
        <TextField label="From" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField
          label="Until"
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}

export function ArchivePersonForm({ person, onClose }: PersonProps) {
  const [reason, setReason] = useState("");
  const { tell, busy, problems } = useTell(ArchivePersonDocument);
  const send = async () => {
    const { done } = await tell({
      input: { personId: person.id, expectedVersion: person.version, reason: reason.trim() || null },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Archive ${person.position}`}
      submit="Archive"
      danger
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p>
        Sessions, keys and roles end at once. What they did stays on record, and their goals get an acting
        owner.
      </p>
      <WhoDepends personId={person.id} />
      <FreeText label="Why (optional)" value={reason} onText={setReason} maxLength={200} />
    </FormDialog>
  );
}

/** What hangs on somebody alone, before they go. */
function WhoDepends({ personId }: { personId: string }) {
  const { data, problem, loading, again } = useAsk(PersonDependentsDocument, { personId });
  const told = data?.dependents;
  if (problem)
    return <Failure what="Who depends on them is not known." kept={problem.sentence} onRetry={again} />;
  if (loading || !told) return <Skeleton rows={1} />;
  return (
    <div>
      <p>{told.sentence}</p>
      {told.groups.length > 0 ? (
        <ul>
          {told.groups.map((group) => (
            <li key={group.board.id}>
              {words.goals(group.count)} for “{group.board.title}”
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
