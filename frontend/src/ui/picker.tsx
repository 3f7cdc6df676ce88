import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

export interface Choice {
  id: string;
  title: string;
  detail?: string | undefined;
  icon?: ReactNode;
}

interface PickerProps {
  label: string;
  placeholder?: string;
  hint?: string | undefined;
  value: Choice | null;
  onPick: (choice: Choice | null) => void;
  search: (query: string) => Promise<Choice[]>;
  error?: string | null | undefined;
}

const WAIT_MS = 180;

/** A field that looks something up: type a few letters, arrows move, Enter takes (the ARIA practices' combobox). */
export function Picker({ label, placeholder, hint, value, onPick, search, error }: PickerProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [choices, setChoices] = useState<Choice[]>([]);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (!open) return;
    let here = true;
    const timer = window.setTimeout(() => {
      void search(query.trim()).then((found) => {
        if (!here) return;
        setChoices(found);
        setAt(0);
      });
    }, WAIT_MS);
    return () => {
      here = false;
      window.clearTimeout(timer);
    };
  }, [query, open, search]);
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onPick(choice);
    setOpen(false);
    setQuery("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (choices.length > 0) setAt((at + step + choices.length) % choices.length);
      setOpen(true);
    } else if (event.key === "Enter" && open) take(choices[at]);
    else if (event.key === "Escape" && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (value)
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <div className="picked">
          {value.icon}
          <span>
            {value.title}
            {value.detail ? <span className="soft"> · {value.detail}</span> : null}
          </span>
          <Button look="quiet" aria-label={`Choose another: ${label}`} onClick={() => onPick(null)}>
            <Icon name="close" size={16} />
          </Button>
        </div>
      </div>
    );
  return (
    <div className={`field picker${error ? " wrong" : ""}`}>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open && choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[at] ? `${id}-${at}` : undefined}
        aria-describedby={hint || error ? `${id}-hint` : undefined}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={query}
        onFocus={() => setOpen(true)}
        onBlur={() => window.setTimeout(() => setOpen(false), 120)}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {error || hint ? (
        <p id={`${id}-hint`} className={error ? "field-error small" : "soft small"}>
          {error ?? hint}
        </p>
      ) : null}
      {open && choices.length > 0 ? (
        <div role="listbox" id={`${id}-list`} aria-label={label} className="picker-list">
          {choices.map((choice, place) => (
            <div
              key={choice.id}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              {choice.icon}
              <span>{choice.title}</span>
              {choice.detail ? <span className="soft small">{choice.detail}</span> : null}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
