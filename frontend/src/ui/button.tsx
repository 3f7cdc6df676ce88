import { useEffect, useState, type ButtonHTMLAttributes, type CSSProperties, type MouseEvent } from "react";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  look?: "primary" | "plain" | "quiet" | "danger";
  /** Why it cannot be used now. The button stays focusable and says so. */
  reason?: string | null | undefined;
  busy?: boolean;
}

const SAID_MS = 4_000;
const MARGIN = 8;

export function Button({
  look = "plain",
  reason,
  busy = false,
  className = "",
  onClick,
  ...rest
}: ButtonProps) {
  const off = Boolean(reason) || busy;
  const [place, setPlace] = useState<CSSProperties | null>(null);
  useEffect(() => {
    if (!place) return;
    const timer = window.setTimeout(() => setPlace(null), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [place]);
  const refuse = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    if (reason) setPlace(above(event.currentTarget));
  };
  return (
    <>
      <button
        type="button"
        {...rest}
        className={`button ${look} ${className}`}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        title={reason ?? rest.title}
        onClick={off ? refuse : onClick}
      />
      {place && reason ? (
        <span role="status" className="button-reason" style={place}>
          {reason}
        </span>
      ) : null}
    </>
  );
}

/** Pressed all the same, it says why in a line above it: a finger never sees a title. */
function above(button: HTMLElement): CSSProperties {
  const { left, top } = button.getBoundingClientRect();
  return {
    insetInlineStart: Math.max(MARGIN, Math.min(left, window.innerWidth - 280)),
    insetBlockEnd: window.innerHeight - top + 6,
  };
}
