import { Component, type ReactNode } from "react";
import { words } from "../domain/words";
import { Button } from "./button";

interface PanelProps {
  /** What this part of the screen shows; named in the message when it fails. */
  name: string;
  children: ReactNode;
}

/** A boundary per panel: one broken part says so and offers Retry, the rest of the page goes on. */
export class Panel extends Component<PanelProps, { failed: Error | null }> {
  override state = { failed: null as Error | null };

  static getDerivedStateFromError(failed: Error) {
    return { failed };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Failure
        what={`${this.props.name} could not be shown.`}
        kept="Nothing you saved is lost."
        onRetry={() => this.setState({ failed: null })}
      />
    );
  }
}

interface FailureProps {
  what: string;
  kept?: string | undefined;
  onRetry?: (() => void) | undefined;
}

/** What failed, what is kept, and one way on. */
export function Failure({ what, kept, onRetry }: FailureProps) {
  return (
    <div className="notice" role="alert">
      <p>
        <b>{what}</b> {kept}
      </p>
      {onRetry ? <Button onClick={onRetry}>{words.retry}</Button> : null}
    </div>
  );
}

/** What would be here, and the one next step. */
export function Empty({ title, next, children }: { title: string; next?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {next ? <p className="soft">{next}</p> : null}
      {children}
    </div>
  );
}

/** Lines in the shape of what is coming. It stays unseen for the first 200 ms, so that quick answers never flash. */
export function Skeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} style={{ inlineSize: `${92 - ((row * 37) % 48)}%` }} />
      ))}
    </div>
  );
}
