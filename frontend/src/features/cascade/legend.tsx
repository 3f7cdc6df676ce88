import { STATUSES } from "../../domain/standing";
import { STATUS_WORDS } from "../../domain/words";
import { StatusText } from "../../ui/mark";
import { GapTag } from "../../ui/tag";

export function Legend() {
  return (
    <footer className="cascade-legend small no-print" aria-label="What the marks mean">
      {STATUSES.map((status) => (
        <StatusText key={status} kind={status} word={STATUS_WORDS[status]} size={13} />
      ))}
      <StatusText kind="at_risk" hollow word="Update due" size={13} />
      <GapTag>gap in a link</GapTag>
    </footer>
  );
}
