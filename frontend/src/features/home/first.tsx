import { useState, type ReactNode } from "react";
import { Button } from "../../ui/button";

interface FirstProps<Item> {
  items: readonly Item[];
  of: number;
  children: (item: Item) => ReactNode;
}

/** The first few of a list; the others on request, so that nothing long pushes what matters off the screen. */
export function First<Item>({ items, of, children }: FirstProps<Item>) {
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, items.length - of);
  return (
    <>
      {items.slice(0, items.length - hidden).map(children)}
      {hidden > 0 ? (
        <Button look="quiet" className="start-self" onClick={() => setAll(true)}>
          {hidden} more
        </Button>
      ) : null}
    </>
  );
}
