import { useState } from "react";
import { tell, useAsk, useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { OfferManyDocument, ToHandOnDocument, WithdrawOfferDocument } from "../../gql/hand-on/graphql";
import { Button } from "../../ui/button";
import { FreeText } from "../../ui/free-text";
import { GoalLink } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Picker, type Choice } from "../../ui/picker";
import { Problems } from "../../ui/problems";
import { UndoBar } from "../../ui/undo-bar";
import "./hand-on.css";

const SECONDS = 30;

/** The goals of somebody who left, offered to others in one go. Until each accepts, the leader above acts. */
export function HandOnPage() {
  const { data, problem, loading, again } = useAsk(ToHandOnDocument, {});
  const [all, setAll] = useState<Choice | null>(null);
  const [each, setEach] = useState<Record<string, Choice | null>>({});
  const [note, setNote] = useState("");
  const [offered, setOffered] = useState<string[]>([]);
  const offer = useTell(OfferManyDocument);
  const goals = data?.home.leader?.toHandOn ?? [];
  const chosen = goals.flatMap((goal) => {
    const person = goal.id in each ? each[goal.id] : all;
    return person ? [{ goalId: goal.id, personId: person.id }] : [];
  });
  const send = async () => {
    const drafts = chosen.map((one) => ({ ...one, id: uuid7(), note: note.trim() || null }));
    const { done } = await offer.tell({ input: { drafts } });
    if (done) setOffered((done.handoffs ?? []).map((one) => one.id));
  };
  const undo = async () => {
    for (const handoffId of offered) await tell(WithdrawOfferDocument, { input: { handoffId } });
    setOffered([]);
  };
  return (
    <div className="page narrow hand-on">
      <header>
        <h1>Goals to hand on</h1>
      </header>
      {problem ? (
        <Failure what="The goals could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={8} />
      ) : goals.length === 0 ? (
        <Empty
          title="Nothing to hand on"
          next="Goals whose owner left, and that you act for, stand here until somebody is asked to take them."
        />
      ) : (
        <>
          <p>
            Their owner left. You act for {goals.length === 1 ? "it" : `these ${goals.length}`} until somebody
            accepts. Ask one person for all, or choose one by one.
          </p>
          <Picker
            label="For all"
            placeholder="Position or name"
            value={all}
            onPick={setAll}
            search={findPeople}
          />
          <ul className="hand-on-goals">
            {goals.map((goal) => (
              <li key={goal.id}>
                <span>
                  <GoalLink goal={goal} />
                  <span className="soft small">{goal.unit.name}</span>
                </span>
                <Picker
                  label="Who is asked"
                  placeholder="Nobody yet"
                  value={goal.id in each ? each[goal.id] : all}
                  onPick={(person) => setEach({ ...each, [goal.id]: person })}
                  search={findPeople}
                />
              </li>
            ))}
          </ul>
          <FreeText label="A line with it (optional)" value={note} onText={setNote} maxLength={300} />
          <Problems problems={offer.problems} />
          <div className="actions">
            <Button
              look="primary"
              busy={offer.busy}
              reason={chosen.length > 0 ? null : "Choose who is asked."}
              onClick={() => void send()}
            >
              Ask for {chosen.length === 1 ? "1 goal" : `${chosen.length} goals`}
            </Button>
          </div>
        </>
      )}
      {offered.length > 0 ? (
        <UndoBar
          done={offered.length === 1 ? "Asked." : `Asked for ${offered.length} goals.`}
          seconds={SECONDS}
          onUndo={() => void undo()}
          onOver={() => setOffered([])}
        />
      ) : null}
    </div>
  );
}
