import { useId, useState } from "react";
import { sendCheckIn, type Sent } from "../../app/sending";
import { useSession } from "../../app/session";
import { useNow } from "../../app/now";
import type { BarrierCode, CheckInDraft, Claimed } from "../../domain/drafts";
import { uuid7 } from "../../domain/ids";
import { shortDay } from "../../domain/instants";
import type { CheckInSend } from "../../domain/outbox";
import { positionOf } from "../../domain/people";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/field";
import { FreeText, patientWarning } from "../../ui/free-text";
import { Mark } from "../../ui/mark";
import { CLAIMS, claimOf, compose, type Due, type Goal } from "./facts";
import { Later } from "./later";
import { useDraft } from "./use-draft";
import { ValueSeen } from "./value-seen";

export interface CardProps {
  due: Due;
  day: string;
  /** It has left this device, or waits on it. */
  onSent: (send: CheckInSend, how: "taken" | "saved") => void;
  /** Put off; null where that cannot be done. */
  onLater: ((until: number) => void) | null;
}

/** Whose help is asked for: the owner of the goal above. */
function positionAbove(goal: Goal, mine: string | undefined): string {
  const up = goal.alignmentsUp.find((link) => link.primary) ?? goal.alignmentsUp[0];
  const person = up?.parent?.ownership.person;
  // Whoever owns both goals does not ask themselves.
  return positionOf(person?.id === mine ? null : person, "the level above");
}

/** One goal, one statement. Nothing is chosen beforehand. */
export function CheckInCard({ due, day, onSent, onLater }: CardProps) {
  const { goal } = due;
  const { me } = useSession();
  const { draft, change, clear } = useDraft(me?.person?.id ?? "", goal.id);
  const [id] = useState(() => uuid7());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [asSame, setAsSame] = useState(false);
  const last = due.last ?? goal.lastCheckIn;
  const needsStep = due.askNextStep && last?.claimed === "OFF_TRACK";
  const draftOf = (same: Claimed | null, madeAt = "") =>
    compose({
      draft,
      goalId: goal.id,
      target: goal.mainTarget,
      day,
      id,
      madeAt,
      same,
      askNextStep: due.askNextStep,
    });
  const send = async (same: Claimed | null) => {
    const { send: statement, missing } = draftOf(same, new Date().toISOString());
    if (!statement) return setRefused(missing ?? null);
    setBusy(true);
    setRefused(null);
    const sent: Sent = await sendCheckIn(statement);
    setBusy(false);
    if (sent.kind === "refused") return setRefused(sent.sentence);
    clear();
    onSent(statement, sent.kind);
  };
  const claimed = asSame ? (last?.claimed ?? null) : draft.claimed;
  const forbidden = goal.allowed.find((one) => one.action === "CHECK_IN")?.sentence;
  const missing = draftOf(asSame ? (last?.claimed ?? null) : null).missing;
  return (
    <div className="check-in-card">
      <ValueSeen
        goal={goal}
        datum={due.lastValue ?? goal.series.at(-1) ?? null}
        day={day}
        count={draft.count}
        onCount={(count) => change({ count })}
      />
      {last ? (
        <SameButton
          last={last}
          chosen={asSame}
          busy={busy}
          reason={forbidden}
          onPress={() => (needsStep && !draft.nextStep.trim() ? setAsSame(true) : void send(last.claimed))}
        />
      ) : null}
      <StatusChoice
        chosen={asSame ? null : draft.claimed}
        onChoose={(code) => {
          setAsSame(false);
          change({ claimed: code });
        }}
      />
      <Words
        draft={draft}
        change={change}
        stepAsked={claimed === "AT_RISK" || claimed === "OFF_TRACK"}
        stepNeeded={asSame}
        above={positionAbove(goal, me?.person?.id)}
        askConfidence={me?.organization?.settings.askConfidence ?? false}
      />
      {refused ? (
        <p className="problem" role="alert">
          {refused}
        </p>
      ) : null}
      <footer className="send-bar">
        {onLater ? <Later onLater={onLater} /> : null}
        <Button
          look="primary"
          busy={busy}
          reason={forbidden ?? missing}
          onClick={() => void send(asSame ? (last?.claimed ?? null) : null)}
        >
          {patientWarning(draft.note, draft.nextStep) ? "Send anyway" : "Send check-in"}
        </Button>
      </footer>
    </div>
  );
}

interface SameButtonProps {
  last: NonNullable<Due["last"]>;
  chosen: boolean;
  busy: boolean;
  reason: string | null | undefined;
  onPress: () => void;
}

function SameButton({ last, chosen, busy, reason, onPress }: SameButtonProps) {
  const now = useNow();
  const claim = claimOf(last.claimed);
  const said = last.nextStep || last.note;
  return (
    <Button
      className={`same-button${chosen ? " chosen" : ""}`}
      busy={busy}
      reason={reason}
      aria-pressed={chosen || undefined}
      onClick={onPress}
    >
      <span>
        Same as last time: <Mark kind={claim.mark} /> <b>{claim.word}</b>
      </span>
      <span className="soft small cut">
        {shortDay(last.recordedAt, now)}
        {said ? ` · ${said}` : ""}
      </span>
    </Button>
  );
}

function StatusChoice({ chosen, onChoose }: { chosen: Claimed | null; onChoose: (code: Claimed) => void }) {
  const name = useId();
  return (
    <fieldset className="status-choice">
      <legend>How is it going?</legend>
      <div>
        {CLAIMS.map((claim) => (
          <label key={claim.code} className={chosen === claim.code ? "chosen" : undefined}>
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={chosen === claim.code}
              onChange={() => onChoose(claim.code)}
            />
            <Mark kind={claim.mark} size={18} />
            {claim.word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const CHIPS: readonly { code: BarrierCode; word: string }[] = [
  { code: "STAFFING", word: "Staffing" },
  { code: "CENSUS", word: "Census" },
  { code: "EQUIPMENT", word: "Equipment" },
  { code: "SUPPLY", word: "Supply" },
  { code: "PROCESS", word: "Process" },
];

interface WordsProps {
  draft: CheckInDraft;
  change: (part: Partial<CheckInDraft>) => void;
  stepAsked: boolean;
  stepNeeded: boolean;
  above: string;
  askConfidence: boolean;
}

function Words({ draft, change, stepAsked, stepNeeded, above, askConfidence }: WordsProps) {
  const toggle = (code: BarrierCode) =>
    change({
      barriers: draft.barriers.includes(code)
        ? draft.barriers.filter((one) => one !== code)
        : [...draft.barriers, code],
    });
  return (
    <>
      {stepAsked ? (
        <FreeText
          label={stepNeeded ? "One next step (third time off track without change)" : "Next step"}
          value={draft.nextStep}
          maxLength={300}
          onText={(nextStep) => change({ nextStep })}
        />
      ) : null}
      {askConfidence ? (
        <Confidence value={draft.confidence} onChange={(confidence) => change({ confidence })} />
      ) : null}
      <FreeText
        label="What changed? (optional)"
        value={draft.note}
        placeholder="One line is enough"
        onText={(note) => change({ note })}
      />
      <div className="chips" role="group" aria-label="What stands in the way? Optional">
        {CHIPS.map((chip) => (
          <button
            key={chip.code}
            type="button"
            className="chip"
            aria-pressed={draft.barriers.includes(chip.code)}
            onClick={() => toggle(chip.code)}
          >
            {chip.word}
          </button>
        ))}
      </div>
      <Checkbox
        label={`I need help from ${above.startsWith("the ") ? "" : "the "}${above.charAt(0).toLowerCase()}${above.slice(1)}`}
        checked={draft.needsHelp}
        onChange={(event) => change({ needsHelp: event.target.checked })}
      />
    </>
  );
}

function Confidence({ value, onChange }: { value: number | null; onChange: (value: number) => void }) {
  const name = useId();
  return (
    <fieldset className="status-choice confidence">
      <legend>Confidence that the target will be reached, 1 to 5</legend>
      <div>
        {[1, 2, 3, 4, 5].map((number) => (
          <label key={number} className={value === number ? "chosen" : undefined}>
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={value === number}
              onChange={() => onChange(number)}
            />
            {number}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
