/** What the pickers look up. */
import { personLine } from "../domain/people";
import {
  FindGoalsDocument,
  FindMeasuresDocument,
  FindPeopleDocument,
  FindUnitsDocument,
} from "../gql/app/graphql";
import type { Choice } from "../ui/picker";
import { ask } from "./ask";

export async function findPeople(q: string): Promise<Choice[]> {
  const { data } = await ask(FindPeopleDocument, { q: q || null });
  return (data?.people.nodes ?? []).map((person) => ({
    id: person.id,
    title: personLine(person),
    detail: person.unit?.name,
  }));
}

export async function findGoals(q: string): Promise<Choice[]> {
  const { data } = await ask(FindGoalsDocument, {
    q: q || null,
    state: ["DRAFT", "PROPOSED", "COMMITTED", "SUSTAINING"],
  });
  return (data?.goals.nodes ?? [])
    .toSorted((one, other) => (one.level?.ordinal ?? 0) - (other.level?.ordinal ?? 0))
    .map((goal) => ({
      id: goal.id,
      title: goal.title,
      detail: `${goal.level?.name ?? ""} · ${goal.unit.name}`,
    }));
}

export async function findUnits(q: string): Promise<Choice[]> {
  const { data } = await ask(FindUnitsDocument, { q: q || null });
  return (data?.units.nodes ?? []).map((unit) => ({
    id: unit.id,
    title: unit.name,
    detail: unit.level?.name,
  }));
}

export interface UnitChoice extends Choice {
  code: string;
  levelCode: string;
}

export async function findUnitsWithCodes(q: string): Promise<UnitChoice[]> {
  const { data } = await ask(FindUnitsDocument, { q: q || null });
  return (data?.units.nodes ?? []).map((unit) => ({
    id: unit.id,
    title: unit.name,
    detail: unit.level?.name,
    code: unit.code,
    levelCode: unit.level?.code ?? "",
  }));
}

export async function findMeasures(q: string): Promise<Choice[]> {
  const { data } = await ask(FindMeasuresDocument, { q: q || null });
  return (data?.measures.nodes ?? []).map((measure) => ({
    id: measure.id,
    title: measure.name,
    detail: measure.unit,
  }));
}
