/** The past day that the page is of. Whatever stands inside asks for that day and counts from it. */
import { createContext, useContext, type ReactNode } from "react";

export const Past = createContext<string | undefined>(undefined);

/** The day as `asOf` of a question, YYYY-MM-DD; nothing in the present. */
export const useAsOf = (): string | undefined => useContext(Past);

/** What can be done: nothing on a page of the past. */
export function PresentOnly({ children }: { children: ReactNode }): ReactNode {
  return useAsOf() ? null : children;
}
