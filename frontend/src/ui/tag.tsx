import type { ReactNode } from "react";

/** A gap in a link: dashed red outline, always with words. */
export function GapTag({ children }: { children: ReactNode }) {
  return <span className="gap-tag">{children}</span>;
}

/** A quiet label, such as a goal's level. */
export function LevelTag({ children }: { children: ReactNode }) {
  return <span className="level-tag">{children}</span>;
}
