import { useEffect, useId, useMemo, useRef, useState } from "react";
import { AsOfControl } from "../../app/as-of";
import { counts } from "../../domain/filter";
import { GAPS, STATUSES } from "../../domain/standing";
import { GAP_WORDS, STATUS_WORDS, words } from "../../domain/words";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Segmented } from "../../ui/segmented";
import type { Cascade, Search } from "./state";
import { UnitFilter } from "./unit-filter";

const SEARCH_ID = "cascade-search";
const VIEWS = [
  { value: "map", label: "Map" },
  { value: "outline", label: "Outline" },
] as const;

export const NO_FILTERS = { status: undefined, gap: undefined, unit: undefined, cycle: undefined };
const filtersOf = ({ status, gap, unit, cycle }: Search) => [status, gap, unit, cycle].filter(Boolean).length;

export const focusSearch = () => document.getElementById(SEARCH_ID)?.focus();

interface ToolbarProps {
  cascade: Cascade;
  onExpand: () => void;
  onCollapse: () => void;
}

export function Toolbar({ cascade, onExpand, onCollapse }: ToolbarProps) {
  const { view, ask, search, found, mask, snapshot } = cascade;
  const active = filtersOf(search);
  const [open, setOpen] = useState(active > 0);
  const filters = useId();
  return (
    <header className="cascade-bar no-print">
      <h1>Cascade</h1>
      <Segmented label="View" value={view} options={VIEWS} onChange={(next) => ask({ view: next })} />
      <SearchField cascade={cascade} />
      <Button aria-expanded={open} aria-controls={filters} onClick={() => setOpen(!open)}>
        <Icon name="filter" size={16} />
        {active > 0 ? `Filters (${active})` : "Filters"}
      </Button>
      <AsOfControl />
      <p className={`soft cascade-count${mask ? " asked" : ""}`} role="status">
        {mask
          ? `${found.toLocaleString("en-US")} of ${words.goals(snapshot.count)}`
          : words.goals(snapshot.count)}
      </p>
      {view === "outline" ? (
        <div className="cascade-open">
          <Button onClick={onExpand}>Expand all</Button>
          <Button onClick={onCollapse}>Collapse</Button>
        </div>
      ) : null}
      <div id={filters} className="cascade-filters" hidden={!open}>
        {open ? <Filters cascade={cascade} /> : null}
      </div>
    </header>
  );
}

/** What is typed shows at once; the address follows a moment later. A change from elsewhere shows unless one types. */
function SearchField({ cascade: { search, ask } }: { cascade: Cascade }) {
  const asked = search.q ?? "";
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const [typing, setTyping] = useState(false);
  const timer = useRef(0);
  if (asked !== seen) {
    setSeen(asked);
    if (!typing) setText(asked);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    setTyping(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setTyping(false);
      ask({ q: next.trim() || undefined });
    }, 140);
  };
  return (
    <input
      id={SEARCH_ID}
      type="search"
      className="input cascade-search"
      aria-label="Find goals, owners or units"
      placeholder="Find goals, owners or units"
      autoComplete="off"
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}

function Filters({ cascade: { snapshot, search, ask } }: { cascade: Cascade }) {
  const { cycles } = snapshot.wire;
  const count = useMemo(() => counts(snapshot, GAPS), [snapshot]);
  const status = [
    { value: "", label: "Any status" },
    ...STATUSES.map((code) => ({ value: code, label: `${STATUS_WORDS[code]} (${count.status[code]})` })),
  ];
  const gap = [
    { value: "", label: "With or without gaps" },
    ...GAPS.filter((code) => count.gap[code] > 0 || search.gap === code).map((code) => ({
      value: code,
      label: `${GAP_WORDS[code]} (${count.gap[code]})`,
    })),
  ];
  return (
    <>
      <Select
        label="Status"
        quiet
        options={status}
        value={search.status ?? ""}
        onChange={(event) => ask({ status: event.target.value || undefined })}
      />
      <Select
        label="Gap"
        quiet
        options={gap}
        value={search.gap ?? ""}
        onChange={(event) => ask({ gap: event.target.value || undefined })}
      />
      <UnitFilter snapshot={snapshot} value={search.unit} onChange={(unit) => ask({ unit })} />
      {cycles && cycles.id.length > 1 ? (
        <Select
          label="Plan"
          quiet
          options={[
            { value: "", label: "Every plan" },
            ...cycles.id.map((value, at) => ({ value, label: cycles.name[at] })),
          ]}
          value={search.cycle ?? ""}
          onChange={(event) => ask({ cycle: event.target.value || undefined })}
        />
      ) : null}
      {filtersOf(search) > 0 ? (
        <Button look="quiet" onClick={() => ask(NO_FILTERS)}>
          Clear filters
        </Button>
      ) : null}
    </>
  );
}
