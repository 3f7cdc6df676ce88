import { useEffect } from "react";
import { allCommands } from "./commands";

const OFF = "plumbline.single-keys";

/** Single-letter keys can be switched off, for people who dictate or whose hands tremble. */
export const singleKeysOn = () => {
  try {
    return localStorage.getItem(OFF) !== "off";
  } catch {
    return true;
  }
};
export const setSingleKeys = (on: boolean) => {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "off");
  } catch {
    // Without storage they stay on.
  }
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=radio]), textarea, select, [contenteditable]") !== null
  );
}

/** The keys as people on this machine know them: "mod+k" is ⌘K on a Mac, else Ctrl K. */
export function keyName(keys: string): string {
  if (keys === "Escape") return "Esc";
  if (!keys.startsWith("mod+")) return keys;
  const mac = navigator.platform.startsWith("Mac");
  return `${mac ? "⌘" : "Ctrl "}${keys.slice(4).toUpperCase()}`;
}

/** Listens once for the whole page: modified keys always, single ones only outside of fields and dialogs. */
export function useKeys(): void {
  useEffect(() => {
    let before = "";
    let clear = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const modified = event.ctrlKey || event.metaKey;
      const quiet =
        isTyping(event.target) || document.querySelector("[role=dialog]") !== null || !singleKeysOn();
      if (!modified && quiet) return;
      const key = modified ? `mod+${event.key.toLowerCase()}` : event.key;
      const asked = new Set([`${before} ${key}`, key]);
      const command = allCommands().findLast((one) => one.keys && asked.has(one.keys));
      before = modified || command ? "" : key;
      window.clearTimeout(clear);
      clear = window.setTimeout(() => (before = ""), 900);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
