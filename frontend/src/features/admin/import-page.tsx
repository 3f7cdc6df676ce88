import { useState } from "react";
import { refreshQuestions } from "../../app/client";
import { refreshSnapshot } from "../../app/snapshot";
import { Button } from "../../ui/button";
import { Checkbox, Select, TextField } from "../../ui/field";
import { Table } from "../../ui/table";
import { AdminFrame, useReason } from "./frame";
import { KINDS, sendFile, type Answer, type ImportOptions, type Outcome, type RowProblem } from "./importing";

/** Choose a file, see what it would do, then import it. All or nothing, and twice changes nothing. */
export function ImportPage() {
  const reason = useReason("import", "administrators and data stewards");
  const [kind, setKind] = useState("workbook");
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<ImportOptions>({ onPaper: false, skipBad: false, hospitals: [] });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const fresh = () => setAnswer(null);
  const send = async (write: boolean) => {
    if (!file) return;
    setBusy(true);
    setAnswer(await sendFile(kind, file, options, write));
    setBusy(false);
    if (!write) return;
    refreshQuestions();
    void refreshSnapshot();
  };
  const outcome = answer && "outcome" in answer ? answer.outcome : null;
  const errors = answer ? ("outcome" in answer ? answer.outcome.errors : answer.errors) : [];
  const ready = outcome !== null && !outcome.applied && (errors.length === 0 || options.skipBad);
  return (
    <AdminFrame title="Import">
      <div className="admin-form">
        <Select
          label="What the file holds"
          value={kind}
          options={KINDS}
          onChange={(event) => {
            setKind(event.target.value);
            fresh();
          }}
        />
        <label className="field">
          <span className="field-label">File</span>
          <input
            type="file"
            className="input file-input"
            accept=".csv,.txt,.xlsx,.zip"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              fresh();
            }}
          />
          <span className="soft small">CSV (comma or semicolon) or XLSX. No patient data.</span>
        </label>
        {kind === "cms" ? (
          <TextField
            label="Hospitals, by CCN"
            hint="Six characters each, with commas. Empty: every hospital that has its CCN among the units."
            onChange={(event) => {
              setOptions({ ...options, hospitals: event.target.value.split(/[\s,;]+/).filter(Boolean) });
              fresh();
            }}
          />
        ) : null}
        {kind === "workbook" || kind === "goals" ? (
          <Checkbox
            label="Already agreed on paper"
            hint="Owners, links and commitments count at once, and are recorded as agreed before."
            checked={options.onPaper}
            onChange={(event) => {
              setOptions({ ...options, onPaper: event.target.checked });
              fresh();
            }}
          />
        ) : null}
        <Checkbox
          label="Leave bad rows out and import the rest"
          checked={options.skipBad}
          onChange={(event) => {
            setOptions({ ...options, skipBad: event.target.checked });
            fresh();
          }}
        />
        <div className="actions">
          <Button
            look={ready ? "plain" : "primary"}
            busy={busy}
            reason={reason ?? (file ? null : "Choose a file first.")}
            onClick={() => void send(false)}
          >
            Show what it would do
          </Button>
          {ready ? (
            <Button look="primary" busy={busy} reason={reason} onClick={() => void send(true)}>
              Import now
            </Button>
          ) : null}
        </div>
      </div>
      {answer && "refused" in answer ? (
        <p className="problem" role="alert">
          {answer.refused}
        </p>
      ) : null}
      {errors.length > 0 ? (
        <section className="admin-block">
          <h2>{errors.length === 1 ? "One row needs a look" : `${errors.length} rows need a look`}</h2>
          <p>
            {options.skipBad
              ? "These rows are left out."
              : "Nothing is written while a row is wrong. Correct the file, or leave the bad rows out."}
          </p>
          <Table
            caption="Rows that cannot be imported"
            rows={errors.slice(0, 200)}
            rowKey={(error) => `${error.sheet} ${error.line} ${error.column} ${error.sentence}`}
            columns={[
              ...(errors.some((error) => error.sheet)
                ? [{ id: "sheet", title: "Sheet", cell: (error: RowProblem) => error.sheet }]
                : []),
              { id: "line", title: "Line", numeric: true, cell: (error) => error.line },
              { id: "column", title: "Column", cell: (error) => error.column },
              { id: "value", title: "Value", cell: (error) => error.value },
              { id: "what", title: "What to do", cell: (error) => error.sentence },
            ]}
          />
          {errors.length > 200 ? <p className="soft">The first 200 are shown.</p> : null}
        </section>
      ) : null}
      {outcome && (outcome.applied || ready) ? <Result outcome={outcome} /> : null}
    </AdminFrame>
  );
}

function Result({ outcome }: { outcome: Outcome }) {
  return (
    <section className="admin-block" role="status">
      <h2>{outcome.applied ? "Imported" : "What it would do"}</h2>
      {outcome.tallies.map((tally) => (
        <p key={tally.kind}>
          <b>{tally.kind.replaceAll("_", " ")}</b>: {tally.new} new, {tally.changed} changed, {tally.same}{" "}
          already there
        </p>
      ))}
      {outcome.notes.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
      {outcome.missing.map((gap) => (
        <details key={gap.code}>
          <summary>
            {gap.sentence}: {gap.titles.length}
          </summary>
          <ul>
            {gap.titles.slice(0, 50).map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </details>
      ))}
      {outcome.applied
        ? null
        : Object.entries(outcome.firstRows ?? {}).map(([sheet, rows]) => (
            <FirstRows key={sheet} sheet={sheet} columns={outcome.columns?.[sheet]} rows={rows} />
          ))}
    </section>
  );
}

interface FirstRowsProps {
  sheet: string;
  columns: string[] | undefined;
  rows: Record<string, string>[];
}

function FirstRows({ sheet, columns, rows }: FirstRowsProps) {
  const names = columns ?? Object.keys(rows[0] ?? {});
  if (rows.length === 0) return null;
  return (
    <>
      <h3>First rows of {sheet}</h3>
      <Table<{ cells: Record<string, string>; at: number }>
        caption={`First rows of ${sheet}`}
        rows={rows.map((cells, at) => ({ cells, at }))}
        rowKey={(row) => String(row.at)}
        columns={names.map((name) => ({ id: name, title: name, cell: (row) => row.cells[name] ?? "" }))}
      />
    </>
  );
}
