import type { ButtonHTMLAttributes } from "react";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  look?: "primary" | "plain" | "quiet" | "danger";
  /** Why it cannot be used now. The button stays focusable and says so. */
  reason?: string | null | undefined;
  busy?: boolean;
}

export function Button({
  look = "plain",
  reason,
  busy = false,
  className = "",
  onClick,
  ...rest
}: ButtonProps) {
  const off = Boolean(reason) || busy;
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look} ${className}`}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      title={reason ?? rest.title}
      onClick={off ? (event) => event.preventDefault() : onClick}
    />
  );
}
