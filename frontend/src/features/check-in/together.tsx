import { useState } from "react";
import { sendTogether } from "../../app/sending";
import { value as shown } from "../../domain/format";
import { uuid7 } from "../../domain/ids";
import type { CheckInSend } from "../../domain/outbox";
import { Button } from "../../ui/button";
import { Mark } from "../../ui/mark";
import { claimOf, type Due } from "./facts";

/**
 * Where the feed has brought a number that is no real change by the chart, and something was said before, "nothing
 * changed" is enough.
 */
export const confirmable = (due: readonly Due[]) =>
  due.filter(
    ({ goal, last, lastValue, askNextStep }) =>
      last &&
      !askNextStep &&
      lastValue &&
      !lastValue.provisional &&
      ["COMMON_CAUSE", "NONE"].includes(goal.chart?.variation ?? "NONE"),
  );

interface TogetherProps {
  due: readonly Due[];
  onSent: (sends: CheckInSend[], how: "taken" | "saved") => void;
}

/** Several unchanged goals in one send. None is ticked beforehand. */
export function Together({ due, onSent }: TogetherProps) {
  const [open, setOpen] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (due.length < 2) return null;
  if (!open)
    return (
      <Button look="quiet" className="together-open" onClick={() => setOpen(true)}>
        Nothing changed on several? Confirm them together
      </Button>
    );
  const tick = (goalId: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(goalId);
    else next.delete(goalId);
    setTicked(next);
  };
  const send = async () => {
    const madeAt = new Date().toISOString();
    const sends = due
      .filter((one) => ticked.has(one.goal.id) && one.last)
      .map<CheckInSend>((one) => ({
        id: uuid7(),
        goalId: one.goal.id,
        claimed: one.last!.claimed,
        madeAt,
        unchanged: true,
      }));
    setBusy(true);
    const sent = await sendTogether(sends);
    setBusy(false);
    if (sent.kind === "refused") return setRefused(sent.sentence);
    setOpen(false);
    setTicked(new Set());
    onSent(sends, sent.kind);
  };
  return (
    <fieldset className="together">
      <legend>Nothing changed here</legend>
      <ul>
        {due.map((one) => {
          const claim = claimOf(one.last!.claimed);
          return (
            <li key={one.goal.id}>
              <label>
                <input
                  type="checkbox"
                  checked={ticked.has(one.goal.id)}
                  onChange={(event) => tick(one.goal.id, event.target.checked)}
                />
                <span>
                  {one.goal.title}
                  <span className="soft small together-facts">
                    <Mark kind={claim.mark} size={12} /> {claim.word} · now {shown(one.lastValue?.value)}
                  </span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {refused ? (
        <p className="problem" role="alert">
          {refused}
        </p>
      ) : null}
      <div className="actions">
        <Button
          look="primary"
          busy={busy}
          reason={ticked.size === 0 ? "Tick the goals where nothing changed." : null}
          onClick={() => void send()}
        >
          {ticked.size === 0 ? "Same as last time" : `Same as last time: send ${ticked.size}`}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
