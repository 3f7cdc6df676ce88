import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow, useToday } from "../../app/now";
import { findPeople } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { shortDay, throughDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { EndDeputyDocument, MakeDeputyDocument, UnitDeputiesDocument } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Skeleton } from "../../ui/panel";
import { Picker, type Choice } from "../../ui/picker";
import type { Unit } from "./units-page";

/** Who manages the goals of a unit for its leader, until when and why. */
export function DeputiesForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const { data, problem } = useAsk(UnitDeputiesDocument, { id: unit.id });
  const [id, setId] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const [until, setUntil] = useState("");
  const [why, setWhy] = useState("");
  const today = useToday();
  const now = useNow();
  const make = useTell(MakeDeputyDocument);
  const end = useTell(EndDeputyDocument);
  const missing = !person
    ? "Choose a person."
    : until === ""
      ? "Choose the last day."
      : why.trim() === ""
        ? "Say why."
        : null;
  const send = async () => {
    if (!person) return;
    const { done } = await make.tell({
      input: {
        id,
        unitId: unit.id,
        personId: person.id,
        permission: "MANAGE_GOALS",
        validTo: throughDay(until),
        reason: why.trim(),
      },
    });
    if (!done) return;
    setId(uuid7());
    setPerson(null);
    setUntil("");
    setWhy("");
  };
  return (
    <FormDialog
      title={`Deputies for ${unit.name}`}
      submit="Make deputy"
      busy={make.busy}
      problems={[...(problem ? [problem] : []), ...make.problems, ...end.problems]}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">A deputy manages the goals of this unit and of every unit below it.</p>
      {data ? null : <Skeleton rows={2} />}
      <ul className="role-list">
        {(data?.unit.deputies ?? []).map((one) => (
          <li key={one.id}>
            <span>
              {personLine(one.person)}
              <span className="soft">
                {" "}
                · until {shortDay(one.validTo, now)}
                {one.reason ? ` · ${one.reason}` : ""}
              </span>
            </span>
            <Button
              busy={end.busy}
              aria-label={`End: ${personLine(one.person)}`}
              onClick={() => void end.tell({ input: { grantId: one.id } })}
            >
              End
            </Button>
          </li>
        ))}
      </ul>
      <Picker
        label="Who"
        placeholder="Position or name"
        value={person}
        onPick={setPerson}
        search={findPeople}
      />
      <TextField
        label="Until, that day included"
        type="date"
        min={today}
        value={until}
        hint="At most a year."
        onChange={(event) => setUntil(event.target.value)}
      />
      <FreeText label="Why" value={why} onText={setWhy} maxLength={300} />
    </FormDialog>
  );
}
