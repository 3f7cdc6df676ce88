/** What stands in an address beside its path: the saved views, read carefully. */
import type { SearchSchemaInput } from "@tanstack/react-router";

/** A page that can be looked at as of a past day. Links from the past lead to the same day. */
export interface PastSearch {
  asOf?: string | undefined;
}
export interface CascadeSearch extends PastSearch {
  view?: "map" | "outline" | undefined;
  goal?: string | undefined;
  unit?: string | undefined;
  status?: string | undefined;
  gap?: string | undefined;
  q?: string | undefined;
  cycle?: string | undefined;
}

export const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== ""
    ? value.slice(0, 200)
    : typeof value === "number"
      ? String(value)
      : undefined;

export const GOAL_TABS = [
  "overview",
  "check-ins",
  "actions",
  "changes",
  "risks",
  "targets",
  "history",
] as const;

export const MEASURE_VIEWS = ["units", "funnel", "data"] as const;

/** Which hospital by which release, as it stands in the address. */
export interface RatingSearch {
  unit?: string | undefined;
  release?: string | undefined;
  /** What is tried: "HAI_1:0.6,HAI_6:0.4" */
  changes?: string | undefined;
}

export const ratingSearch = (search: Record<string, unknown> & SearchSchemaInput): RatingSearch => ({
  unit: text(search.unit),
  release: text(search.release),
  changes: typeof search.changes === "string" ? search.changes.slice(0, 2000) || undefined : undefined,
});
