import { useId, useState, type KeyboardEvent } from "react";
import type { Snapshot } from "../../domain/columns";
import { terms } from "../../domain/filter";

const MOST = 10;

interface UnitFilterProps {
  snapshot: Snapshot;
  value: string | undefined;
  onChange: (unit: string | undefined) => void;
}

/** Typing narrows the units to a handful, however many thousand there are. */
export function UnitFilter({ snapshot, value, onChange }: UnitFilterProps) {
  const { units } = snapshot.wire;
  const id = useId();
  const chosen = value ? (units.name[units.id.indexOf(value)] ?? "") : "";
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const wanted = terms(text ?? "");
  const found =
    text === null
      ? []
      : [...units.name.keys()]
          .filter((unit) => wanted.every((term) => units.name[unit].toLowerCase().includes(term)))
          .slice(0, MOST);
  const take = (unit: number | undefined) => {
    setText(null);
    onChange(unit === undefined ? undefined : units.id[unit]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (step) setText("");
    else if (event.key === "Enter") take(found[at]);
    else if (event.key === "Escape") setText(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="unit-filter">
      <input
        className="input"
        role="combobox"
        aria-label="Unit, and everything under it"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        placeholder="Any unit"
        autoComplete="off"
        value={text ?? chosen}
        onFocus={(event) => event.target.select()}
        onClick={() => setText(text ?? "")}
        onBlur={() => setText(null)}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          if (event.target.value === "") onChange(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Units" hidden={found.length === 0}>
        {found.map((unit, place) => (
          <div
            key={units.id[unit]}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(unit)}
          >
            {units.name[unit]} <span className="soft small">{snapshot.levels[units.level[unit]]?.name}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
