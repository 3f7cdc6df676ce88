import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Snapshot } from "../../domain/columns";
import { matches, total } from "../../domain/filter";

const route = getRouteApi("/cascade");
export type Search = ReturnType<typeof route.useSearch>;

const phone = matchMedia("(max-width: 599px)");
const subscribePhone = (tell: () => void) => {
  phone.addEventListener("change", tell);
  return () => phone.removeEventListener("change", tell);
};
export const useIsPhone = () => useSyncExternalStore(subscribePhone, () => phone.matches);

export interface Cascade {
  snapshot: Snapshot;
  search: Search;
  view: "map" | "outline";
  /** Place of the selected goal, or -1. */
  selected: number;
  /** 1 for each goal that the search and filters ask for; null without any. */
  mask: Uint8Array | null;
  found: number;
  select: (goal: number) => void;
  /** Changes the address; a filter replaces it, so that Back leaves the page and not the last letter. */
  ask: (change: Partial<Search>) => void;
}

/** The cascade's address and data as one thing: every filter and the selection live in the URL. */
export function useCascade(snapshot: Snapshot): Cascade {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isPhone = useIsPhone();
  const { q, status, gap, unit, cycle } = search;
  const mask = useMemo(
    () => matches(snapshot, { q, status, gap, unit, cycle }),
    [snapshot, q, status, gap, unit, cycle],
  );
  const found = useMemo(() => (mask ? total(mask) : snapshot.count), [mask, snapshot]);
  const selected = search.goal ? (snapshot.index.get(search.goal) ?? -1) : -1;
  const ask = useCallback(
    (change: Partial<Search>) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: !("goal" in change) }),
    [navigate],
  );
  const select = useCallback(
    (goal: number) => ask({ goal: goal >= 0 ? snapshot.id[goal] : undefined }),
    [ask, snapshot],
  );
  return {
    snapshot,
    search,
    view: search.view ?? (isPhone ? "outline" : "map"),
    selected,
    mask,
    found,
    select,
    ask,
  };
}
