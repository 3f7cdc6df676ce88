import { useState } from "react";
import { useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { AskAnOwnerDocument } from "../../gql/follow-through/graphql";
import { FormDialog } from "../../ui/form-dialog";
import { Picker, type Choice } from "../../ui/picker";
import type { Chain } from "./state";

export function OfferForm({ chain, onClose }: { chain: Chain; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(AskAnOwnerDocument);
  const send = async () => {
    if (!person) return;
    const { done } = await tell({
      input: { id, goalId: chain.goal.id, personId: person.id, role: "ACCOUNTABLE" },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Ask an owner"
      submit="Ask"
      busy={busy}
      problems={problems}
      missing={person ? null : "Choose a person."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">{chain.goal.title}</p>
      <Picker
        label="Who"
        placeholder="Position or name"
        hint="The owner begins when the person accepts."
        value={person}
        onPick={setPerson}
        search={findPeople}
      />
    </FormDialog>
  );
}
