import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";

interface Around {
  label: string;
  /** The label is read out but not drawn, where a placeholder or the place says it. */
  quiet?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
}

function useAround({ label, quiet, hint, error }: Around) {
  const id = useId();
  const describedBy =
    [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  const wrap = (control: ReactNode) => (
    <div className={`field${error ? " wrong" : ""}`}>
      <label htmlFor={id} className={quiet ? "unseen" : "field-label"}>
        {label}
      </label>
      {control}
      {hint ? (
        <p id={`${id}-hint`} className="soft small">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="field-error small" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
  return { wrap, control: { id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined } };
}

export function TextField({
  label,
  quiet,
  hint,
  error,
  ...input
}: Around & InputHTMLAttributes<HTMLInputElement>) {
  const { wrap, control } = useAround({ label, quiet, hint, error });
  return wrap(<input type="text" autoComplete="off" {...input} {...control} className="input" />);
}

export function TextArea({
  label,
  quiet,
  hint,
  error,
  ...input
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { wrap, control } = useAround({ label, quiet, hint, error });
  return wrap(<textarea rows={3} {...input} {...control} className="input" />);
}

interface Option {
  value: string;
  label: string;
}

export function Select({
  label,
  quiet,
  hint,
  error,
  options,
  ...select
}: Around & { options: readonly Option[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  const { wrap, control } = useAround({ label, quiet, hint, error });
  return wrap(
    <select {...select} {...control} className="input select">
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>,
  );
}

export function Checkbox({
  label,
  hint,
  ...input
}: Omit<Around, "quiet" | "error"> & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="checkbox">
      <input type="checkbox" {...input} id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className="soft small">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
