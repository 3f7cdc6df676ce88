import { discardWaiting, sendAgain, useWaiting } from "../../app/sending";
import { useNow } from "../../app/now";
import { moment } from "../../domain/instants";
import { Button } from "../../ui/button";
import { Mark } from "../../ui/mark";
import { claimOf } from "./facts";

/** What has not left this device, and why. */
export function WaitingList() {
  const now = useNow();
  const waiting = useWaiting();
  if (waiting.length === 0) return null;
  const refused = waiting.filter((item) => item.refused !== undefined);
  const quiet = waiting.length - refused.length;
  return (
    <section className="waiting" aria-label="Saved on this phone">
      {quiet > 0 ? (
        <p role="status">
          <b>Saved on this phone, sends when back:</b> {quiet === 1 ? "one check-in" : `${quiet} check-ins`}
        </p>
      ) : null}
      {refused.map((item) => {
        const claim = claimOf(item.send.claimed);
        return (
          <div key={item.send.id} className="problem" role="alert">
            <p>
              <b>Not sent.</b> {item.refused}
            </p>
            <p className="soft">
              <Mark kind={claim.mark} size={12} /> {claim.word}, made {moment(item.send.madeAt, now)}
              {item.send.note ? `: “${item.send.note}”` : ""}
              {item.send.nextStep ? ` Next step: “${item.send.nextStep}”` : ""}
            </p>
            <div className="actions">
              <Button onClick={() => void sendAgain(item)}>Send again</Button>
              <Button look="quiet" onClick={() => void discardWaiting(item.send.id)}>
                Throw away
              </Button>
            </div>
          </div>
        );
      })}
    </section>
  );
}
