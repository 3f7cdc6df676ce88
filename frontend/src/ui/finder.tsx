import { useId, useState, type KeyboardEvent, type ReactNode } from "react";

export interface Hit {
  id: string;
  group: string;
  title: string;
  detail?: string | undefined;
  icon?: ReactNode;
  keys?: string | undefined;
  run: () => void;
}

interface FinderProps {
  label: string;
  placeholder: string;
  /** Best hits first, hits of one group together; at most a few dozen. */
  find: (query: string) => Hit[];
  onDone: () => void;
  empty: string;
}

/** A field over a list: arrows move, Enter takes, the field keeps the focus (the ARIA practices' combobox). */
export function Finder({ label, placeholder, find, onDone, empty }: FinderProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const hits = find(query);
  const take = (hit: Hit | undefined) => {
    if (!hit) return;
    onDone();
    hit.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) setAt((at + step + hits.length) % hits.length);
    else if (event.key === "Enter") take(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="finder">
      <input
        className="input"
        // The dialog that holds this field exists to type in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <HitList id={id} label={label} hits={hits} at={at} take={take} />
      {hits.length === 0 ? <p className="finder-empty soft">{empty}</p> : null}
    </div>
  );
}

interface HitListProps {
  id: string;
  label: string;
  hits: Hit[];
  at: number;
  take: (hit: Hit) => void;
}

function HitList({ id, label, hits, at, take }: HitListProps) {
  const groups = [...new Set(hits.map((hit) => hit.group))];
  return (
    <div role="listbox" id={`${id}-list`} aria-label={label} className="finder-list">
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <div className="finder-group small soft" aria-hidden="true">
            {group}
          </div>
          {hits.map((hit, place) =>
            hit.group === group ? (
              <div
                key={hit.id}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                ref={place === at ? (row) => row?.scrollIntoView({ block: "nearest" }) : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(hit)}
              >
                {hit.icon}
                <span className="cut">{hit.title}</span>
                {hit.detail ? <span className="cut soft small">{hit.detail}</span> : null}
                {hit.keys ? <kbd>{hit.keys}</kbd> : null}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
