import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { TextField } from "../../ui/field";
import { Table, type Column } from "../../ui/table";
import { plain, points, signed } from "../../domain/rating";
import { groupName, nameOf, shown, unitOf, windowOf, type Changes, type Measure, type Rating } from "./words";

interface Props {
  rating: Rating;
  changes: Changes;
  onChange: (changes: Changes) => void;
}

const COLUMNS: readonly Column<Measure>[] = [
  {
    id: "measure",
    title: "Measure",
    cell: (measure) => (
      <>
        {measure.measure ? (
          <Link to="/measures/$id" params={{ id: measure.measure.id }}>
            {nameOf(measure)}
          </Link>
        ) : (
          nameOf(measure)
        )}
        <span className="soft small true-north-window">
          {groupName(measure.group)}
          {windowOf(measure)}
        </span>
      </>
    ),
  },
  {
    id: "here",
    title: "Here",
    numeric: true,
    cell: (measure) => (measure.value === null ? "Not reported" : shown(measure.value, unitOf(measure))),
  },
  { id: "nation", title: "Nation", numeric: true, cell: (measure) => shown(measure.mean, unitOf(measure)) },
  {
    id: "against",
    title: "Against the nation",
    numeric: true,
    cell: ({ deviations }) =>
      deviations === null ? "" : `${points(Math.abs(deviations))} ${deviations < 0 ? "worse" : "better"}`,
  },
  {
    id: "slope",
    title: "One step better adds",
    numeric: true,
    cell: ({ slope }) => (slope === null ? "" : signed(slope)),
  },
];

const tried = (changes: Changes, onChange: (changes: Changes) => void): Column<Measure> => ({
  id: "try",
  title: "What if",
  cell: (measure) =>
    measure.value === null ? (
      ""
    ) : (
      <Try
        measure={measure}
        said={changes[measure.code]}
        onSay={(said) => {
          const others = Object.entries(changes).filter(([code]) => code !== measure.code);
          onChange(Object.fromEntries(said === null ? others : [...others, [measure.code, said]]));
        }}
      />
    ),
});

/** Every measure as it is, against the nation, and a field to try another value. */
export function Measures({ rating, changes, onChange }: Props) {
  return (
    <section aria-label="Measures" className="true-north-measures">
      <h2>Measures, and what if</h2>
      <p className="soft">
        Change a value and see what it does. Nothing is saved; the address of this page keeps what you try.
        One step is a standard deviation of the nation’s hospitals.
      </p>
      <Table
        caption="Measures of the rating"
        rows={rating.measures}
        rowKey={(row) => row.code}
        columns={[...COLUMNS, tried(changes, onChange)]}
      />
    </section>
  );
}

interface TryProps {
  measure: Measure;
  said: string | undefined;
  onSay: (said: string | null) => void;
}

/** A slider and a field over the values that hospitals of the nation report. Percent is typed as percent. */
function Try({ measure, said, onSay }: TryProps) {
  const percent = unitOf(measure) === "%";
  const scale = percent ? 100 : 1;
  const now = Number(said ?? measure.value);
  const [typed, setTyped] = useState(plain(now * scale));
  // Taken back, or tried elsewhere on the page: the field follows, and whoever stands in it stays there.
  const [followed, setFollowed] = useState(said);
  if (followed !== said) {
    setFollowed(said);
    setTyped(plain(now * scale));
  }
  const say = (text: string) => {
    setTyped(text);
    const number = Number(text) / scale;
    if (text.trim() === "" || !Number.isFinite(number)) return;
    onSay(plain(number) === plain(measure.value ?? NaN) ? null : plain(number));
  };
  const label = `What if ${nameOf(measure)}`;
  return (
    <div className="true-north-try">
      <input
        type="range"
        aria-label={`${label}, slider`}
        min={measure.lowest * scale}
        max={measure.highest * scale}
        step="any"
        value={typed}
        onChange={(event) => setTyped(plain(Number(event.target.value)))}
        onPointerUp={(event) => say(plain(Number(event.currentTarget.value)))}
        onKeyUp={(event) => say(plain(Number(event.currentTarget.value)))}
      />
      <TextField
        label={label}
        quiet
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => say(typed)}
        onKeyDown={(event) => {
          if (event.key === "Enter") say(typed);
        }}
      />
      <span className="soft">{percent ? "%" : unitOf(measure)}</span>
    </div>
  );
}
