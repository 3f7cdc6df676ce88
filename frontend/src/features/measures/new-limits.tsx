import { useState } from "react";
import { useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { day, dayNumber } from "../../domain/format";
import { uuid7 } from "../../domain/ids";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import {
  ApproveRebaselineDocument,
  DeclineRebaselineDocument,
  EndRebaselineDocument,
  ProposeRebaselineDocument,
} from "../../gql/measures/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Problems } from "../../ui/problems";
import type { Measure } from "./page";
import type { Chart } from "./unit-series";

type Limit = Chart["proposed"][number];

interface Props {
  measure: Measure;
  unit: Measure["units"][number];
  chart: Chart;
}

/** New limits are a decision: asked for with a reason, agreed to by somebody else, and always seen as a seam. */
export function NewLimits({ measure, unit, chart }: Props) {
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState<{ limit: Limit; inForce: boolean } | null>(null);
  const now = useNow();
  const mine = chart.rebaselines.filter(({ canEnd }) => canEnd);
  if (chart.proposed.length === 0 && mine.length === 0 && !chart.canRebaseline) return null;
  return (
    <section aria-label="New limits" className="measure-limits no-print">
      {chart.proposed.map((limit) => (
        <div key={limit.id} className="measure-question">
          <p>
            <b>New limits asked for from {day(dayNumber(limit.first))}:</b> {limit.reason}
          </p>
          <p className="soft small">
            {personLine(limit.proposedBy)}, {shortDay(limit.proposedAt, now)}
          </p>
          <div className="actions">
            {limit.canApprove ? <Agree limit={limit} /> : null}
            {limit.canEnd ? (
              <Button onClick={() => setEnding({ limit, inForce: false })}>
                {limit.canApprove ? "Decline" : "Take it back"}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
      <div className="actions">
        {chart.canRebaseline ? <Button onClick={() => setAsking(true)}>Ask for new limits</Button> : null}
        {mine.map((limit) => (
          <Button key={limit.id} look="quiet" onClick={() => setEnding({ limit, inForce: true })}>
            Take back the limits from {day(dayNumber(limit.first))}
          </Button>
        ))}
      </div>
      {asking ? (
        <AskForm measure={measure} unit={unit} chart={chart} onClose={() => setAsking(false)} />
      ) : null}
      {ending ? <WhyForm {...ending} onClose={() => setEnding(null)} /> : null}
    </section>
  );
}

function Agree({ limit }: { limit: Limit }) {
  const { tell, busy, problems } = useTell(ApproveRebaselineDocument);
  return (
    <>
      <Problems problems={problems} />
      <Button look="primary" busy={busy} onClick={() => void tell({ input: { rebaselineId: limit.id } })}>
        Agree
      </Button>
    </>
  );
}

function AskForm({ measure, unit, chart, onClose }: Props & { onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const starts = chart.points.map(({ periodStart }) => periodStart);
  const [first, setFirst] = useState(starts.at(-1) ?? "");
  const [reason, setReason] = useState("");
  const { tell, busy, problems } = useTell(ProposeRebaselineDocument);
  const send = async () => {
    const { done } = await tell({
      input: { id, measureId: measure.id, unitId: unit.id, first, reason: reason.trim() },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`New limits for ${measure.name}, ${unit.name}`}
      submit="Ask for them"
      busy={busy}
      problems={problems}
      missing={first ? (reason.trim() ? null : "Say what changed.") : "There are no data yet."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">
        Only where the process itself was changed and is known to have changed. The chief medical officer or
        an executive agrees to it, and the board is told.
      </p>
      <Select
        label="From the period that begins on"
        value={first}
        options={starts.toReversed().map((value) => ({ value, label: day(dayNumber(value)) }))}
        onChange={(event) => setFirst(event.target.value)}
      />
      <FreeText
        label="What changed, and why these limits no longer fit"
        lines={3}
        maxLength={300}
        value={reason}
        onText={setReason}
      />
    </FormDialog>
  );
}

interface WhyProps {
  limit: Limit;
  inForce: boolean;
  onClose: () => void;
}

function WhyForm({ limit, inForce, onClose }: WhyProps) {
  const [reason, setReason] = useState("");
  const declining = useTell(DeclineRebaselineDocument);
  const ending = useTell(EndRebaselineDocument);
  const { tell, busy, problems } = inForce ? ending : declining;
  const send = async () => {
    const { done } = await tell({ input: { rebaselineId: limit.id, reason: reason.trim() } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={inForce ? "Take these limits back" : "No new limits"}
      submit={inForce ? "Take them back" : "Decline"}
      busy={busy}
      problems={problems}
      missing={reason.trim() ? null : "Say why."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <FreeText label="Why" maxLength={300} value={reason} onText={setReason} />
    </FormDialog>
  );
}
