import { lazy, Suspense, useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { moment, shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { LiftHoldDocument, RemovedTextDocument, type RemovedTextQuery } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { Table, type Column } from "../../ui/table";
import { AdminFrame, useReason } from "./frame";

const RemoveForm = lazy(() => import("./record-forms").then((room) => ({ default: room.RemoveForm })));
const HoldForm = lazy(() => import("./record-forms").then((room) => ({ default: room.HoldForm })));

type Removed = RemovedTextQuery["redactions"]["nodes"][number];
type Hold = RemovedTextQuery["legalHolds"][number];

export const counted = (counts: readonly { noun: string; count: number }[]): string =>
  counts.map((one) => `${one.noun}: ${one.count}`).join(", ");

/** Text that had to go, such as a patient's name; and legal holds, under which nothing goes. */
export function RecordPage() {
  const { data, problem, loading, again } = useAsk(RemovedTextDocument, {});
  const [form, setForm] = useState<"remove" | "hold" | null>(null);
  const removing = useReason("remove_text", "the chief medical officer");
  const holding = useReason("hold_text", "an auditor or administrator");
  const lift = useTell(LiftHoldDocument);
  const now = useNow();
  const holds = data?.legalHolds ?? [];
  const held = holds.some((hold) => !hold.validTo);
  const close = () => setForm(null);
  return (
    <AdminFrame title="Removed text and legal holds">
      {problem ? (
        <Failure what="This could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading || !data ? (
        <Skeleton rows={8} />
      ) : (
        <>
          <section className="admin-block">
            <h2>Removed text</h2>
            <p className="soft">
              A text that must not be kept, such as a patient’s name, is removed everywhere and for good. What
              else was recorded stays, and the record still proves itself.
            </p>
            <div className="actions">
              <Button
                reason={removing ?? (held ? "A legal hold is open: nothing can be removed." : null)}
                onClick={() => setForm("remove")}
              >
                Remove a text
              </Button>
            </div>
            {data.redactions.nodes.length > 0 ? (
              <Table
                caption="Removed text"
                rows={data.redactions.nodes}
                rowKey={(row) => row.id}
                columns={removedColumns(now)}
              />
            ) : (
              <p className="soft">Nothing was removed.</p>
            )}
          </section>
          <section className="admin-block">
            <h2>Legal holds</h2>
            <p className="soft">While one is open, no text is removed, for whatever reason.</p>
            <div className="actions">
              <Button reason={holding} onClick={() => setForm("hold")}>
                Place a hold
              </Button>
            </div>
            {holds.length > 0 ? (
              <Table
                caption="Legal holds"
                rows={holds}
                rowKey={(hold) => hold.id}
                columns={holdColumns(
                  now,
                  holding,
                  lift.busy,
                  (hold) => void lift.tell({ input: { holdId: hold.id } }),
                )}
              />
            ) : null}
            <Problems problems={lift.problems} />
          </section>
        </>
      )}
      <Suspense>
        {form === "remove" ? <RemoveForm onClose={close} /> : null}
        {form === "hold" ? <HoldForm onClose={close} /> : null}
      </Suspense>
    </AdminFrame>
  );
}

const removedColumns = (now: number): Column<Removed>[] => [
  { id: "at", title: "When", cell: (row) => moment(row.at, now) },
  { id: "by", title: "By", cell: (row) => personLine(row.removedBy, "The schedule") },
  { id: "why", title: "Why", cell: (row) => row.reason },
  { id: "where", title: "Where", cell: (row) => counted(row.counts) },
];

const holdColumns = (
  now: number,
  reason: string | null,
  busy: boolean,
  onLift: (hold: Hold) => void,
): Column<Hold>[] => [
  { id: "matter", title: "Matter", cell: (hold) => hold.matter },
  {
    id: "since",
    title: "Since",
    cell: (hold) => `${shortDay(hold.validFrom, now)}, ${personLine(hold.placedBy)}`,
  },
  {
    id: "until",
    title: "Lifted",
    cell: (hold) =>
      hold.validTo ? (
        `${shortDay(hold.validTo, now)}, ${personLine(hold.liftedBy)}`
      ) : (
        <Button busy={busy} reason={reason} aria-label={`Lift: ${hold.matter}`} onClick={() => onLift(hold)}>
          Lift
        </Button>
      ),
  },
];
