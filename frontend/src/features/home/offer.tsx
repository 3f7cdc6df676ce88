import { useState } from "react";
import { useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { ASSIGNMENT_WORDS, options, SUPPORT_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { personLine } from "../../domain/people";
import { AcceptAssignmentDocument, DeclineAssignmentDocument } from "../../gql/home/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { FreeText } from "../../ui/free-text";
import { GoalLink, TargetLine } from "../../ui/goal-facts";
import { Picker, type Choice } from "../../ui/picker";
import { Problems } from "../../ui/problems";
import type { Leader } from "./waiting-for-you";

type OfferRow = Leader["offers"][number];

/** "I can decide this", or what is needed first and from whom. */
export function Offer({ offer, day }: { offer: OfferRow; day: string }) {
  const [mode, setMode] = useState<"ask" | "needs" | "decline">("ask");
  const accept = useTell(AcceptAssignmentDocument);
  const decline = useTell(DeclineAssignmentDocument);
  const [note, setNote] = useState("");
  const owns = offer.role === "ACCOUNTABLE";
  return (
    <article className="wait">
      <p>{offer.goal ? <GoalLink goal={offer.goal} /> : null}</p>
      <p>
        <TargetLine target={offer.goal?.mainTarget} now={offer.goal?.standing?.value} day={day} showUnit />
      </p>
      <p className="soft small">
        {personLine(offer.offeredBy)} asks you to be{" "}
        {owns ? "the owner" : ASSIGNMENT_WORDS[offer.role].toLowerCase()}
        {offer.note ? `: “${offer.note}”` : "."}
      </p>
      {mode === "ask" ? (
        <div className="actions">
          <Button
            busy={accept.busy}
            onClick={() => void accept.tell({ input: { handoffId: offer.id, canDecide: true } })}
          >
            {owns ? "I can decide this" : "Accept"}
          </Button>
          {owns ? <Button onClick={() => setMode("needs")}>I need something first</Button> : null}
          <Button look="quiet" onClick={() => setMode("decline")}>
            Decline
          </Button>
        </div>
      ) : null}
      {mode === "needs" ? (
        <Needs
          busy={accept.busy}
          onCancel={() => setMode("ask")}
          onSend={(need) =>
            void accept.tell({ input: { handoffId: offer.id, canDecide: false, needs: [need] } })
          }
        />
      ) : null}
      {mode === "decline" ? (
        <>
          <FreeText label="Why not you? (optional)" value={note} onText={setNote} maxLength={300} />
          <div className="actions">
            <Button
              busy={decline.busy}
              onClick={() => void decline.tell({ input: { handoffId: offer.id, note: note.trim() || null } })}
            >
              Decline
            </Button>
            <Button look="quiet" onClick={() => setMode("ask")}>
              Back
            </Button>
          </div>
        </>
      ) : null}
      <Problems problems={[...accept.problems, ...decline.problems]} />
    </article>
  );
}

interface Need {
  id: string;
  kind: keyof typeof SUPPORT_WORDS;
  text: string | null;
  askedOfId: string;
}

function Needs({
  busy,
  onSend,
  onCancel,
}: {
  busy: boolean;
  onSend: (need: Need) => void;
  onCancel: () => void;
}) {
  const [id] = useState(() => uuid7());
  const [kind, setKind] = useState<keyof typeof SUPPORT_WORDS>("STAFFING");
  const [text, setText] = useState("");
  const [from, setFrom] = useState<Choice | null>(null);
  return (
    <div className="wait-form">
      <Select
        label="I need"
        value={kind}
        options={options(SUPPORT_WORDS)}
        onChange={(event) => setKind(event.target.value as keyof typeof SUPPORT_WORDS)}
      />
      <FreeText label="What exactly? (optional)" value={text} onText={setText} maxLength={300} />
      <Picker label="From" placeholder="Position or name" value={from} onPick={setFrom} search={findPeople} />
      <div className="actions">
        <Button
          busy={busy}
          reason={from ? null : "Choose who can grant it."}
          onClick={() => from && onSend({ id, kind, text: text.trim() || null, askedOfId: from.id })}
        >
          Accept, and ask for it
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Back
        </Button>
      </div>
    </div>
  );
}
