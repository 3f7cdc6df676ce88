import { useState } from "react";
import { useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { useSession } from "../../app/session";
import { DEGREE_WORDS, options, RISK_END_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { personLine } from "../../domain/people";
import { CloseRiskDocument, EditRiskDocument, RaiseRiskDocument } from "../../gql/goal/graphql";
import { Select } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import type { Risk } from "./risks-tab";

type Degree = keyof typeof DEGREE_WORDS;
type End = keyof typeof RISK_END_WORDS;
const CHOOSE = { value: "", label: "Choose" };

interface RiskFormProps {
  goalId: string;
  before: Risk | null;
  onClose: () => void;
}

/** A risk in one sentence, how likely it is, how much harm it would do, and who watches it. */
export function RiskForm({ goalId, before, onClose }: RiskFormProps) {
  const { me } = useSession();
  const [id] = useState(() => uuid7());
  const [text, setText] = useState(before?.text ?? "");
  const [likelihood, setLikelihood] = useState<Degree | "">(before?.likelihood ?? "");
  const [harm, setHarm] = useState<Degree | "">(before?.harm ?? "");
  const first = before ? before.owner : me?.person;
  const [owner, setOwner] = useState<Choice | null>(
    first ? { id: first.id, title: personLine(first) } : null,
  );
  const raising = useTell(RaiseRiskDocument);
  const editing = useTell(EditRiskDocument);
  const { busy, problems } = before ? editing : raising;
  const missing =
    text.trim() === ""
      ? "Say what could happen."
      : likelihood === "" || harm === ""
        ? "Say how likely it is and how much harm it would do."
        : null;
  const send = async () => {
    if (likelihood === "" || harm === "") return;
    const said = { text: text.trim(), likelihood, harm, ownerId: owner?.id ?? null };
    const { done } = before
      ? await editing.tell({ input: { riskId: before.id, expectedVersion: before.version, ...said } })
      : await raising.tell({ input: { id, goalId, ...said } });
    if (done) onClose();
  };
  const degree = (label: string, value: Degree | "", set: (degree: Degree | "") => void) => (
    <Select
      label={label}
      value={value}
      options={[CHOOSE, ...options(DEGREE_WORDS)]}
      onChange={(event) => set(event.target.value as Degree | "")}
    />
  );
  return (
    <FormDialog
      title={before ? "Change this risk" : "Name a risk"}
      submit="Save"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <FreeText
        label="What could keep us from the goal?"
        lines={3}
        maxLength={300}
        value={text}
        onText={setText}
      />
      <div className="side-by-side">
        {degree("How likely", likelihood, setLikelihood)}
        {degree("How much harm", harm, setHarm)}
      </div>
      <Picker
        label="Who watches it"
        placeholder="Position or name"
        value={owner}
        onPick={setOwner}
        search={findPeople}
      />
    </FormDialog>
  );
}

export function CloseRiskForm({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const [closing, setClosing] = useState<End | "">("");
  const [reason, setReason] = useState("");
  const { tell, busy, problems } = useTell(CloseRiskDocument);
  const send = async () => {
    if (closing === "") return;
    const { done } = await tell({
      input: { riskId: risk.id, expectedVersion: risk.version, closing, reason: reason.trim() },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Close this risk"
      submit="Close it"
      busy={busy}
      problems={problems}
      missing={closing === "" ? "Choose how it ended." : reason.trim() === "" ? "Say why." : null}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Select
        label="How it ended"
        value={closing}
        options={[CHOOSE, ...options(RISK_END_WORDS)]}
        onChange={(event) => setClosing(event.target.value as End | "")}
      />
      <FreeText label="Why" lines={2} maxLength={300} value={reason} onText={setReason} />
    </FormDialog>
  );
}
