import { Button } from "../../ui/button";

/** How much of a long list is here, and the rest a press away. */
export function ShowMore({ shown, of, onMore }: { shown: number; of: number; onMore: () => void }) {
  if (shown >= of) return null;
  return (
    <p className="actions">
      <Button onClick={onMore}>Show more</Button>
      <span className="soft" role="status">
        {shown} of {of}
      </span>
    </p>
  );
}
