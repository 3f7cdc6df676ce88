import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { levelName, owner, unitName, type Snapshot } from "../domain/columns";
import { searchTexts, terms } from "../domain/filter";
import { status } from "../domain/standing";
import type { Hit } from "../ui/finder";
import { Icon } from "../ui/icon";
import { Mark } from "../ui/mark";
import { findEverywhere, useAllCommands } from "./commands";
import { useSnapshot } from "./snapshot";

const EACH = 7;

type Go = (search: { goal?: string; unit?: string; q?: string }) => void;

/** The first few rows of a column in which every word stands; hits at the start of the text come first. */
function pick(texts: readonly string[], wanted: readonly string[]): number[] {
  const starts: number[] = [];
  const others: number[] = [];
  for (let at = 0; at < texts.length && starts.length < EACH; at++) {
    const text = texts[at] as string;
    if (!wanted.every((term) => text.includes(term))) continue;
    if (text.startsWith(wanted[0] as string)) starts.push(at);
    else if (others.length < EACH) others.push(at);
  }
  return [...starts, ...others].slice(0, EACH);
}

function findGoals(snapshot: Snapshot, wanted: string[], go: Go): Hit[] {
  return pick(searchTexts(snapshot), wanted).map((goal) => ({
    id: `goal.${snapshot.id[goal]}`,
    group: "Goals",
    title: snapshot.title[goal] as string,
    detail: `${levelName(snapshot, goal)} · ${owner(snapshot, goal)?.position || unitName(snapshot, goal)}`,
    icon: <Mark kind={status(snapshot, goal)} />,
    run: () => go({ goal: snapshot.id[goal] }),
  }));
}

function findUnits(snapshot: Snapshot, wanted: string[], go: Go): Hit[] {
  const { units } = snapshot.wire;
  return pick(
    units.name.map((name) => name.toLowerCase()),
    wanted,
  ).map((unit) => ({
    id: `unit.${units.id[unit]}`,
    group: "Units",
    title: units.name[unit] as string,
    detail: snapshot.levels[units.level[unit] ?? -1]?.name,
    icon: <Icon name="unit" size={16} />,
    run: () => go({ unit: units.id[unit] }),
  }));
}

/** People are found by position and name, and lead to the goals they answer for: never to a page about the person. */
function findPeople(snapshot: Snapshot, wanted: string[], go: Go): Hit[] {
  const { people } = snapshot.wire;
  const texts = people.name.map((name, at) => `${name} ${people.position[at]}`.toLowerCase());
  return pick(texts, wanted).map((person) => ({
    id: `person.${people.id[person]}`,
    group: "People",
    title: [people.position[person], people.name[person]].filter(Boolean).join(" · "),
    icon: <Icon name="person" size={16} />,
    run: () => go({ q: people.name[person] || people.position[person] }),
  }));
}

export function usePaletteFind(): (query: string) => Hit[] {
  const { snapshot } = useSnapshot();
  const commands = useAllCommands();
  const navigate = useNavigate();
  return useCallback(
    (query: string) => {
      const wanted = terms(query);
      const go: Go = (search) => void navigate({ to: "/cascade", search });
      const actions = commands
        .filter(
          (command) =>
            command.id !== "find" && wanted.every((term) => command.title.toLowerCase().includes(term)),
        )
        .map<Hit>((command) => ({ ...command, group: "Commands", icon: <Icon name="command" size={16} /> }));
      if (wanted.length === 0 || !snapshot) return actions;
      const found = [findGoals, findUnits, findPeople].flatMap((finder) => finder(snapshot, wanted, go));
      return [...found, ...findEverywhere(query), ...actions];
    },
    [commands, navigate, snapshot],
  );
}
