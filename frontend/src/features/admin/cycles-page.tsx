import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useToday } from "../../app/now";
import { useSession } from "../../app/session";
import { CYCLE_WORDS, options } from "../../domain/codes";
import { day as dayWords, dayNumber } from "../../domain/format";
import { shortDay } from "../../domain/instants";
import { uuid7 } from "../../domain/ids";
import { AdminCyclesDocument, OpenCycleDocument, type AdminCyclesQuery } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import { CloseCycleForm } from "./close-cycle-form";
import { AdminFrame, useReason } from "./frame";

export type Cycle = AdminCyclesQuery["cycles"][number];

export function CyclesPage() {
  const { data, problem, loading, again } = useAsk(AdminCyclesDocument, {});
  const { me } = useSession();
  const [opening, setOpening] = useState(false);
  const [closingId, setClosing] = useState<string | null>(null);
  const reason = useReason("plan_cycles", "executives and administrators");
  const cycles = data?.cycles ?? [];
  const closing = cycles.find((cycle) => cycle.id === closingId);
  const executive = me?.roles.some((role) => role.role === "EXECUTIVE") ?? false;
  return (
    <AdminFrame
      title="Plans"
      action={
        <Button reason={reason} onClick={() => setOpening(true)}>
          Open a plan
        </Button>
      }
    >
      {problem ? (
        <Failure what="The plans could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={5} />
      ) : cycles.length === 0 ? (
        <Empty
          title="No plan yet"
          next="Every goal belongs to a dated plan. Open the first one, such as “Annual plan 2027”."
        >
          <Button look="primary" reason={reason} onClick={() => setOpening(true)}>
            Open the first plan
          </Button>
        </Empty>
      ) : (
        <Table
          caption="Plans"
          rows={cycles}
          rowKey={(cycle) => cycle.id}
          columns={columnsOf(executive, (cycle) => setClosing(cycle.id))}
        />
      )}
      {opening ? <OpenCycleForm cycles={cycles} onClose={() => setOpening(false)} /> : null}
      {closing ? <CloseCycleForm cycle={closing} cycles={cycles} onClose={() => setClosing(null)} /> : null}
    </AdminFrame>
  );
}

function columnsOf(executive: boolean, onClose: (cycle: Cycle) => void): Column<Cycle>[] {
  return [
    { id: "name", title: "Plan", cell: (cycle) => cycle.name },
    { id: "kind", title: "Kind", cell: (cycle) => CYCLE_WORDS[cycle.kind] },
    {
      id: "dates",
      title: "From, to",
      cell: (cycle) => `${dayWords(dayNumber(cycle.startsOn))} to ${dayWords(dayNumber(cycle.endsOn))}`,
    },
    { id: "goals", title: "Open goals", numeric: true, cell: (cycle) => cycle.openGoals },
    {
      id: "close",
      title: "Change",
      cell: (cycle) =>
        cycle.closedAt ? (
          <span className="soft">Closed {shortDay(cycle.closedAt, Date.now())}</span>
        ) : (
          <Button
            look="quiet"
            reason={
              executive
                ? null
                : "Only an executive of the whole organization closes a plan, because that decides about every open goal."
            }
            onClick={() => onClose(cycle)}
          >
            Close
          </Button>
        ),
    },
  ];
}

function OpenCycleForm({ cycles, onClose }: { cycles: readonly Cycle[]; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const year = Number(useToday().slice(0, 4));
  const [name, setName] = useState(`Annual plan ${year}`);
  const [kind, setKind] = useState<keyof typeof CYCLE_WORDS>("ANNUAL");
  const [starts, setStarts] = useState(`${year}-01-01`);
  const [ends, setEnds] = useState(`${year}-12-31`);
  const [parent, setParent] = useState("");
  const { tell, busy, problems } = useTell(OpenCycleDocument);
  const send = async () => {
    const { done } = await tell({
      input: { id, name: name.trim(), kind, startsOn: starts, endsOn: ends, parentId: parent || null },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Open a plan"
      submit="Open"
      busy={busy}
      problems={problems}
      missing={
        name.trim() === ""
          ? "Give it a name."
          : starts && ends && starts < ends
            ? null
            : "It begins before it ends."
      }
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <Select
        label="Kind"
        value={kind}
        options={options(CYCLE_WORDS)}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      />
      <div className="side-by-side">
        <TextField
          label="First day"
          type="date"
          value={starts}
          onChange={(event) => setStarts(event.target.value)}
        />
        <TextField
          label="Last day"
          type="date"
          value={ends}
          onChange={(event) => setEnds(event.target.value)}
        />
      </div>
      {cycles.length > 0 ? (
        <Select
          label="Part of (optional)"
          value={parent}
          options={[
            { value: "", label: "Nothing" },
            ...cycles.filter((one) => !one.closedAt).map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(event) => setParent(event.target.value)}
        />
      ) : null}
    </FormDialog>
  );
}
