import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "system";
const KEY = "plumbline.theme";
const listeners = new Set<() => void>();

export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export function setTheme(next: Theme): void {
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  for (const tell of listeners) tell();
}

const system = () => matchMedia("(prefers-color-scheme: dark)");

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  const query = system();
  query.addEventListener("change", tell);
  return () => {
    listeners.delete(tell);
    query.removeEventListener("change", tell);
  };
}

export const useTheme = () => useSyncExternalStore(subscribe, theme);

/** What is really drawn, for whatever paints itself, such as the map. */
export const useScheme = () =>
  useSyncExternalStore(subscribe, () => {
    const chosen = theme();
    return chosen === "system" ? (system().matches ? "dark" : "light") : chosen;
  });
