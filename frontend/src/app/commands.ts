/**
 * The one registry of what a person can do on the present screen. Keys, the palette, menus and the list of keys
 * all read it, so that none of them can promise what another does not know.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Hit } from "../ui/finder";

export interface Command {
  id: string;
  title: string;
  group: "Go to" | "On this page" | "Appearance" | "Help";
  /** "?", "g c" (one after the other) or "mod+k" (ctrl or cmd). */
  keys?: string;
  run: () => void;
}

type FindSource = (query: string) => Hit[];

let commands: readonly Command[] = [];
const sources = new Set<FindSource>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

function register(added: readonly Command[]): () => void {
  commands = [...commands, ...added];
  tell();
  return () => {
    commands = commands.filter((command) => !added.includes(command));
    tell();
  };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const allCommands = () => commands;
export const useAllCommands = () => useSyncExternalStore(subscribe, allCommands);

/** Offers commands for as long as the component is on screen. The newest closures run; ids and keys must not change. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  const ids = list.map((command) => command.id).join(" ");
  useEffect(() => {
    const newest = (id: string) => latest.current.find((command) => command.id === id);
    const stable = ids.split(" ").flatMap((id) => {
      const command = newest(id);
      return command ? [{ ...command, run: () => newest(id)?.run() }] : [];
    });
    return register(stable);
  }, [ids]);
}

/** Adds things the palette can find, such as measures, beside the goals, people and units it knows. */
export function addFindSource(source: FindSource): () => void {
  sources.add(source);
  return () => sources.delete(source);
}

export const findEverywhere = (query: string): Hit[] => [...sources].flatMap((source) => source(query));
